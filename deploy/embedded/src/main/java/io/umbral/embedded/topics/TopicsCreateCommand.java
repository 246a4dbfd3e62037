package io.umbral.embedded.topics;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.settings.Settings;
import io.umbral.embedded.settings.SettingsOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral topics create}. */
@Command(
    name = "create",
    description = {
      "Creates the topics that are missing, with their partitions, compaction and retention.",
      "What is there already is left as it is; what differs is said."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every topic is there, as it should be",
      "1:one differs, or could not be created",
      "2:bad usage, or no Kafka there"
    })
final class TopicsCreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "of cell-reports, sla-windows and slo-status: as many subtasks of a job can read at once"
              + " (setting topics.partitions, default: 12)")
  private String partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description =
          "copies of each partition; from 3 on, one may be away while records are written (setting"
              + " topics.replication, default: what the brokers take)")
  private String replication;

  @Option(names = "--dry-run", description = "the brokers say whether they would; nothing changes")
  private boolean isDryRun;

  @Override
  public Integer call() {
    Settings settings =
        options.read(
            Map.of(
                Settings.TOPIC_PARTITIONS,
                Optional.ofNullable(partitions),
                Settings.TOPIC_REPLICATION,
                Optional.ofNullable(replication)));
    int many = settings.wholeNumber(Settings.TOPIC_PARTITIONS, 1, 100_000).orElseThrow();
    Optional<Short> replicas =
        settings
            .wholeNumber(Settings.TOPIC_REPLICATION, 1, Short.MAX_VALUE)
            .map(Integer::shortValue);
    PrintWriter out = spec.commandLine().getOut();
    boolean isGood = true;
    try (TopicAdmin admin = TopicAdmin.connect(KafkaSettings.of(settings))) {
      List<TopicStanding> standings = admin.standings();
      Map<String, String> refused =
          admin.create(
              standings.stream().filter(TopicStanding::isMissing).map(TopicStanding::spec).toList(),
              many,
              replicas,
              isDryRun);
      for (TopicStanding standing : standings) {
        String name = standing.spec().name();
        List<String> differences = standing.differences(given(settings, many));
        isGood &= differences.isEmpty() && !refused.containsKey(name);
        out.println(TopicText.line(name, said(standing, differences, refused.get(name), many)));
      }
    }
    out.flush();
    return isGood ? Umbral.GOOD : Umbral.CHECK_FAILED;
  }

  /** Where nobody says how many there should be, those that are there are enough. */
  private static Optional<Integer> given(Settings settings, int many) {
    return settings.isGiven(Settings.TOPIC_PARTITIONS) ? Optional.of(many) : Optional.empty();
  }

  private String said(
      TopicStanding standing, List<String> differences, String refusal, int partitionsWhenMany) {
    if (refusal != null) {
      return "NOT CREATED: " + refusal;
    }
    if (standing.isMissing()) {
      String what =
          TopicText.settings(
              standing.spec().partitions(partitionsWhenMany), standing.spec().settings());
      return (isDryRun ? "would be created: " : "created: ") + what;
    }
    return differences.isEmpty()
        ? "is there"
        : "DIFFERS, left as it is: " + String.join("; ", differences);
  }
}
