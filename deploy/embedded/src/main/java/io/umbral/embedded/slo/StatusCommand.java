package io.umbral.embedded.slo;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.replay.TopicContents;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral slo status}: the error budgets, the worst first. */
@Command(
    name = "status",
    description = {
      "What is left of each promise's error budget, the worst first: from the topic slo-status of a",
      "running job, or from the file that a replay wrote."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {

  private static final String TOPIC = "slo-status";

  /** Where it stands. */
  private static final class Origin {

    @Option(
        names = "--bootstrap",
        required = true,
        paramLabel = "HOST:PORT",
        description = "Kafka with the topic slo-status")
    private String bootstrap;

    @Option(
        names = "--input",
        required = true,
        paramLabel = "PATH",
        description = "slo-status.jsonl, or the folder that a replay wrote")
    private Path input;
  }

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Origin origin;

  @Option(names = "--slo", paramLabel = "NAME", description = "of this promise alone")
  private String slo;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "40",
      description = "rows at most; the others are counted (default: ${DEFAULT-VALUE})")
  private int most;

  @Override
  public Integer call() throws IOException, WireException {
    if (most < 1) {
      throw new UsageException("--most is " + most + " and should be 1 or more");
    }
    Standings standings =
        origin.input == null ? onTopic(origin.bootstrap) : StandingsFile.read(origin.input);
    List<Standing> shown =
        standings.worstFirst().stream()
            .filter(one -> slo == null || one.slo().equals(slo))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    StandingsReport.linesOf(shown, most).forEach(out::println);
    out.flush();
    return Umbral.GOOD;
  }

  private static Standings onTopic(String bootstrap) throws WireException {
    Standings standings = new Standings();
    try {
      TopicContents.forEach(bootstrap, TOPIC, standings::add);
    } catch (KafkaException e) {
      throw new UsageException(
          "the topic " + TOPIC + " at " + bootstrap + " cannot be read: " + e.getMessage(), e);
    }
    return standings;
  }
}
