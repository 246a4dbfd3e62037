package io.umbral.embedded.delivery;

import io.umbral.delivery.Sink;
import io.umbral.delivery.SinkState;
import io.umbral.delivery.kafka.DeadLetterResend;
import io.umbral.delivery.kafka.DeadLetterTopic;
import io.umbral.delivery.kafka.DeliveryService;
import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.settings.ClientFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral deliver}: tells other systems of the alarms of a Kafka. */
@Command(
    name = "deliver",
    description = {
      "Tells Alertmanagers, webhooks and VES listeners of alarms, from the topics alert-state and",
      "alerts, until it is stopped. A receiver that is down delays no other.",
      "",
      "A file of sinks:",
      "  apiVersion: umbral/v1",
      "  kind: AlertSinks",
      "  sinks:",
      "    - {name: am, type: alertmanager, members: [\"http://localhost:9093\"]}",
      "    - {name: hook, type: webhook, url: \"https://host/path\", secretEnv: HOOK_SECRET}",
      "    - {name: ves, type: ves, url: \"https://host/eventListener/v7\", domain: fault}"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped; with --test or --resend, every receiver took everything",
      "1:with --test or --resend, a receiver did not",
      "2:bad usage"
    })
public final class DeliverCommand implements Callable<Integer> {

  private static final long REPORT_SECONDS = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--sinks",
      required = true,
      paramLabel = "FILE",
      description = "who is told; umbral validate checks it")
  private Path sinks;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka with the topics alerts and alert-state (default: ${DEFAULT-VALUE})")
  private String bootstrap = "localhost:9092";

  @Mixin private ClientFile clientFile;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "serve metrics at http://HOST:PORT/metrics: sent, failed, refused, backlog and its"
              + " age, for each receiver; 0 for any free port (default: none)")
  private Integer metricsPort;

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      description = "address of the metrics, for whoever reaches it (default: ${DEFAULT-VALUE})")
  private String metricsHost = "127.0.0.1";

  @Option(
      names = "--resend",
      description =
          "send the dead letters of these sinks again, once each, from the topic"
              + " alert-dead-letters, and stop")
  private boolean isResend;

  @Option(
      names = {"--test", "--test-fire"},
      description = "tell every receiver of a test alarm and of its end, and stop")
  private boolean isTest;

  @Override
  public Integer call() throws InterruptedException {
    List<Sink> all = SinkConfiguration.read(sinks);
    PrintWriter out = spec.commandLine().getOut();
    if (isTest) {
      return TestAlarm.fire(all, SinkConfiguration::secret, out)
          ? Umbral.GOOD
          : Umbral.CHECK_FAILED;
    }
    Properties client = clientFile.read();
    client.put("bootstrap.servers", bootstrap);
    ensureDeadLetters(client, out);
    if (isResend) {
      return resend(client, all, out);
    }
    return deliver(client, all, out);
  }

  /** Who may not create topics may still deliver: then the topic is there, or letters wait. */
  private void ensureDeadLetters(Properties client, PrintWriter out) {
    String topic = DeliveryTopics.DEFAULT.deadLetters();
    try {
      if (DeadLetterTopic.ensure(client, topic)) {
        out.println("deliver: made the topic " + topic);
      }
    } catch (KafkaException e) {
      spec.commandLine()
          .getErr()
          .println(
              "deliver: the topic "
                  + topic
                  + " should be there, and cannot be made: "
                  + e.getCause());
    }
  }

  private static int resend(Properties client, List<Sink> all, PrintWriter out)
      throws InterruptedException {
    boolean isComplete = true;
    for (DeadLetterResend.Outcome outcome :
        new DeadLetterResend(client, DeliveryTopics.DEFAULT, SinkConfiguration::secret)
            .resend(all)) {
      out.println(line(outcome));
      isComplete &= outcome.refusedAgain() == 0 && outcome.lost() == 0 && outcome.left() == 0;
    }
    out.flush();
    return isComplete ? Umbral.GOOD : Umbral.CHECK_FAILED;
  }

  private static String line(DeadLetterResend.Outcome outcome) {
    return "  %s: %d taken, %d refused again, %d no longer in the log of alarms, %d not tried%s"
        .formatted(
            outcome.sink(),
            outcome.taken(),
            outcome.refusedAgain(),
            outcome.lost(),
            outcome.left(),
            outcome.left() > 0 ? " as the receiver cannot be reached" : "");
  }

  private int deliver(Properties client, List<Sink> all, PrintWriter out)
      throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "deliver stops"));
    try (DeliveryService service =
        DeliveryService.start(client, DeliveryTopics.DEFAULT, all, SinkConfiguration::secret)) {
      out.println("deliver: " + service.states().size() + " receivers, from " + bootstrap);
      if (metricsPort != null) {
        MetricsEndpoint metrics =
            MetricsEndpoint.start(
                metricsHost, metricsPort, DeliveryMetrics.of(service, Clock.systemUTC()));
        out.println(
            "deliver: metrics at http://" + metricsHost + ":" + metrics.port() + "/metrics");
      }
      List<SinkState.Snapshot> told = List.of();
      do {
        out.flush();
        List<SinkState.Snapshot> now = service.states();
        if (!now.equals(told)) {
          now.forEach(state -> out.println(line(state)));
          told = now;
        }
      } while (!stop.await(REPORT_SECONDS, TimeUnit.SECONDS));
    }
    return Umbral.GOOD;
  }

  /** How the delivery to a receiver stands, in one line. */
  static String line(SinkState.Snapshot state) {
    StringBuilder line = new StringBuilder("  ");
    line.append(state.sink()).append(" -> ").append(state.receiver()).append(": ");
    line.append(state.delivered()).append(" delivered");
    if (state.pending() > 0) {
      line.append(", ").append(state.pending()).append(" waiting");
    }
    if (state.refused() > 0) {
      line.append(", ").append(state.refused()).append(" refused or given up");
    }
    if (state.isFailing()) {
      line.append(", FAILING, last at ")
          .append(Instant.ofEpochMilli(state.lastFailedMillis().getAsLong()))
          .append(": ")
          .append(state.lastFailure().orElse(""));
    }
    return line.toString();
  }
}
