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
import picocli.CommandLine.Spec;

/** {@code umbral topics verify}. */
@Command(
    name = "verify",
    description = {
      "Holds the topics against what the contracts ask for: one line for each that is missing or",
      "differs. With topics.partitions, those of the spread topics are counted too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every topic is as it should be",
      "1:one is missing or differs",
      "2:bad usage, or no Kafka there"
    })
final class TopicsVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Override
  public Integer call() {
    Settings settings = options.read(Map.of());
    Optional<Integer> many =
        settings.isGiven(Settings.TOPIC_PARTITIONS)
            ? settings.wholeNumber(Settings.TOPIC_PARTITIONS, 1, 100_000)
            : Optional.empty();
    PrintWriter out = spec.commandLine().getOut();
    int wrong = 0;
    int all;
    try (TopicAdmin admin = TopicAdmin.connect(KafkaSettings.of(settings))) {
      List<TopicStanding> standings = admin.standings();
      all = standings.size();
      for (TopicStanding standing : standings) {
        List<String> faults =
            standing.isMissing() ? List.of("is missing") : standing.differences(many);
        faults.forEach(fault -> out.println(TopicText.line(standing.spec().name(), fault)));
        wrong += faults.isEmpty() ? 0 : 1;
      }
    }
    out.println(all - wrong + " of " + all + " topics are as they should be");
    out.flush();
    return wrong == 0 ? Umbral.GOOD : Umbral.CHECK_FAILED;
  }
}
