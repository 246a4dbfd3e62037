package io.umbral.embedded.job;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.settings.Settings;
import io.umbral.embedded.settings.SettingsOptions;
import io.umbral.embedded.topics.TopicAdmin;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code umbral job}: one job alone. */
@Command(
    name = "job",
    description = {
      "One job alone, over the topics of a Kafka, in this process, until Ctrl-C: for trying.",
      "",
      "  sla        cell-reports to sla-windows, and how promises stand to slo-status",
      "  alert      the same, and behind it alarms; instead of sla, not beside it",
      "  readiness  sla-windows to scores of corridors",
      "",
      "On a Flink cluster run deploy/job/target/umbral-job.jar, with the same arguments:",
      "",
      "  flink run umbral-job.jar sla --bootstrap kafka:9092",
      "",
      "The topics must be there: umbral topics create. Settings come from --config, above it",
      "from variables such as UMBRAL_SLA_WINDOWS, above those from options:",
      "",
      "  kafka:",
      "    bootstrap: kafka-1:9093,kafka-2:9093",
      "    security-protocol: SASL_SSL",
      "    user: umbral-sla",
      "    password-file: /run/secrets/kafka-password",
      "    trust-file: /etc/umbral/ca.pem",
      "  sla:",
      "    windows: 1m,15m",
      "  flink:                        # whatever Flink can be told",
      "    parallelism.default: 4",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the job has ended", "1:a fault of Umbral", "2:bad usage"})
public final class JobCommand implements Callable<Integer> {

  private final JobHost host;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "sla, alert or readiness")
  private JobName name;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--method",
      paramLabel = "FILE",
      description = "method of readiness (setting readiness.method, default: the one that ships)")
  private String method;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description =
          "folder with regions.csv and corridors.csv for readiness (setting readiness.reference,"
              + " default: the Mexico that ships)")
  private String reference;

  @Option(
      names = "--show-settings",
      description = "print what is in force and where it comes from, and end; secrets are hidden")
  private boolean showSettings;

  /** The command in this process. */
  public JobCommand() {
    this(new LocalHost());
  }

  JobCommand(JobHost host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        options.read(
            Map.of(
                Settings.READINESS_METHOD, Optional.ofNullable(method),
                Settings.READINESS_REFERENCE, Optional.ofNullable(reference)));
    PrintWriter out = spec.commandLine().getOut();
    if (showSettings) {
      settings.shown().forEach(out::println);
      out.flush();
      return Umbral.GOOD;
    }
    KafkaSettings kafka = KafkaSettings.of(settings);
    JobGraph graph = JobGraph.of(name, settings, kafka);
    requireTopics(graph, kafka);
    StreamExecutionEnvironment env = host.environment(Configuration.fromMap(settings.flink()));
    graph.draw(env);
    String title = "umbral " + name.name().toLowerCase(Locale.ROOT);
    out.println("job: " + title + " over " + kafka);
    out.flush();
    env.execute(title);
    return Umbral.GOOD;
  }

  private void requireTopics(JobGraph graph, KafkaSettings kafka) {
    List<String> missing;
    try (TopicAdmin admin = TopicAdmin.connect(kafka)) {
      missing = admin.missing(graph.topics());
    } catch (UsageException e) {
      host.kafkaIsSilent(e);
      return;
    }
    if (!missing.isEmpty()) {
      throw new UsageException(
          "%s has no topic %s: create what is missing with umbral topics create --bootstrap %s"
              .formatted(kafka, String.join(", ", missing), kafka.bootstrap()));
    }
  }
}
