package io.umbral.embedded.topics;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.settings.SettingsOptions;
import io.umbral.embedded.topics.AccessTable.Principal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral topics acls}. */
@Command(
    name = "acls",
    description = {
      "Shows what each part may do on a Kafka that asks, one line for each right: the user of a part",
      "is umbral-topics, umbral-ingest, umbral-sla, umbral-alert, umbral-readiness, umbral-console",
      "or umbral-deliver. With --apply it grants them; what else was granted is left as it is."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:shown, or granted", "2:bad usage, no Kafka there, or it refuses"})
final class TopicsAclsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Option(names = "--apply", description = "grant them, as somebody who may")
  private boolean isApplied;

  @Override
  public Integer call() {
    List<AclBinding> rights =
        Arrays.stream(Principal.values()).flatMap(one -> AccessTable.of(one).stream()).toList();
    PrintWriter out = spec.commandLine().getOut();
    rights.forEach(right -> out.println(line(right)));
    if (isApplied) {
      KafkaSettings kafka = KafkaSettings.of(options.read(Map.of()));
      try (TopicAdmin admin = TopicAdmin.connect(kafka)) {
        admin.allow(rights);
      }
      out.println(rights.size() + " rights granted at " + kafka);
    }
    out.flush();
    return Umbral.GOOD;
  }

  private static String line(AclBinding right) {
    return String.format(
        Locale.ROOT,
        "%-21s %-16s %-16s %s%s",
        right.entry().principal(),
        right.entry().operation(),
        right.pattern().resourceType(),
        right.pattern().name(),
        switch (right.pattern().patternType()) {
          case PREFIXED -> "*";
          case LITERAL, ANY, MATCH, UNKNOWN -> "";
        });
  }
}
