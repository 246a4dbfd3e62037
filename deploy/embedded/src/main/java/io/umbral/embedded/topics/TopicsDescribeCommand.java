package io.umbral.embedded.topics;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.settings.SettingsOptions;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code umbral topics describe}. */
@Command(
    name = "describe",
    description = "Shows the topics as they are, and what is on them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TopicsDescribeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (TopicAdmin admin = TopicAdmin.connect(KafkaSettings.of(options.read(Map.of())))) {
      admin
          .standings()
          .forEach(
              standing -> out.println(TopicText.line(standing.spec().name(), described(standing))));
    }
    out.flush();
    return Umbral.GOOD;
  }

  private static String described(TopicStanding standing) {
    return standing
            .found()
            .map(
                topic ->
                    TopicText.settings(topic.partitions(), topic.settings())
                        + (topic.replicas() == 1
                            ? ", 1 copy"
                            : ", " + topic.replicas() + " copies"))
            .orElse("IS MISSING")
        + " ("
        + standing.spec().purpose()
        + ")";
  }
}
