package io.umbral.embedded.topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code umbral topics}: the topics of a Kafka. */
@Command(
    name = "topics",
    description = {
      "Creates the topics of a Kafka, shows them, and holds them against what the contracts ask",
      "for. Nothing else in Umbral relies on a broker that makes topics by itself."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      TopicsCreateCommand.class,
      TopicsDescribeCommand.class,
      TopicsVerifyCommand.class,
      TopicsAclsCommand.class
    })
public final class TopicsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "umbral topics: no command given; name one of those below");
  }
}
