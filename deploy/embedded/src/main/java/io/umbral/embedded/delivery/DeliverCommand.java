package io.umbral.embedded.delivery;

import io.umbral.delivery.Sink;
import io.umbral.delivery.SinkState;
import io.umbral.delivery.kafka.DeliveryService;
import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.Umbral;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
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
      "0:stopped, or with --test every receiver took the test alarm",
      "1:with --test, a receiver did not",
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

  @Option(
      names = "--test",
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
    Properties client = new Properties();
    client.put("bootstrap.servers", bootstrap);
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "deliver stops"));
    try (DeliveryService service =
        DeliveryService.start(client, DeliveryTopics.DEFAULT, all, SinkConfiguration::secret)) {
      out.println("deliver: " + service.states().size() + " receivers, from " + bootstrap);
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
