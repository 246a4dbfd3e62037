package io.umbral.embedded.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.SlaTopics;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.SloCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is published, and what is not. */
@TestInstance(Lifecycle.PER_CLASS)
final class PublishCommandTest {

  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final String PROMISE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: answered
        annotations:
          umbral/version: "VERSION"
          umbral/effective-from: "2026-01-01T00:00:00Z"
          umbral/enabled: "ENABLED"
      spec:
        service: mobile
        indicator:
          metadata:
            name: answered
          spec:
            thresholdMetric:
              metricSource:
                type: KpiStream
                spec:
                  kpi: rttMillis
                  aggregation: each
        timeWindow:
          - duration: 30d
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - op: lte
            value: 100
            target: TARGET
      """;

  /** What a run left: its exit code and its lines. */
  private record Ran(int exit, List<String> out, String err) {}

  @TempDir private Path folder;
  private EmbeddedKafka kafka;

  @BeforeAll
  void start() throws Exception {
    kafka = EmbeddedKafka.start();
    SlaTopics.create(kafka, 1);
    AlarmTopics.create(kafka);
  }

  @AfterAll
  void stop() {
    kafka.close();
  }

  private Ran publish(Object... options) {
    List<String> arguments = new ArrayList<>(List.of("publish", "--bootstrap", kafka.bootstrap()));
    Arrays.stream(options).map(Object::toString).forEach(arguments::add);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Umbral.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exit = line.execute(arguments.toArray(String[]::new));
    return new Ran(exit, out.toString().lines().toList(), err.toString());
  }

  private Path promise(String version, String target, boolean isEnabled) throws Exception {
    return Files.writeString(
        folder.resolve("promise.yaml"),
        PROMISE
            .replace("VERSION", version)
            .replace("TARGET", target)
            .replace("ENABLED", Boolean.toString(isEnabled)));
  }

  private List<Slo> promisesOnTopic() throws Exception {
    List<Slo> found = new ArrayList<>();
    for (ByteBuffer value :
        new FactTopics(kafka.bootstrap()).read(Topics.DEFAULT.slos()).values()) {
      byte[] bytes = new byte[value.remaining()];
      value.get(bytes);
      found.add(new SloCodec().decode(bytes));
    }
    return found.stream().filter(one -> one.name().equals("answered")).toList();
  }

  @Test
  void aVersionIsWrittenOnceAndAChangeNeedsAnother() throws Exception {
    Ran tried = publish("--slo", promise("1", "0.9", true), "--dry-run");
    assertEquals("1 new, 0 changed, 0 as before: nothing was written (--dry-run)", last(tried));
    assertEquals(List.of(), promisesOnTopic());

    Ran first = publish("--slo", promise("1", "0.9", true));
    assertEquals("new      promise answered 1 from 2026-01-01T00:00:00Z", first.out().get(0));
    assertEquals(1, promisesOnTopic().size());
    Ran again = publish("--slo", promise("1", "0.9", true));
    assertTrue(last(again).startsWith("0 new, 0 changed, 1 as before"), last(again));

    Ran edited = publish("--slo", promise("1", "0.95", true));
    assertEquals(Umbral.BAD_USAGE, edited.exit());
    assertTrue(edited.err().contains("answered 1 from 2026-01-01T00:00:00Z is on slos with other"));
    assertEquals(1, promisesOnTopic().size());

    assertEquals(Umbral.GOOD, publish("--slo", promise("2", "0.95", false)).exit());
    assertEquals(2, promisesOnTopic().size());
    assertEquals(1, promisesOnTopic().stream().filter(Slo::isEnabled).count());
  }

  private static String last(Ran ran) {
    assertEquals(Umbral.GOOD, ran.exit(), ran.err());
    return ran.out().get(ran.out().size() - 1);
  }

  @Test
  void allThatShipsIsPublishedTogetherAndOnlyOnce() {
    Object[] options = {
      "--inventory", DEPLOY.resolve("reference/mexico"),
      "--slo", DEPLOY.resolve("slo"),
      "--rules", DEPLOY.resolve("rules")
    };
    Ran first = publish(options);
    assertTrue(last(first).matches("[1-9]\\d* new, 0 changed, 0 as before.*"), last(first));
    assertTrue(last(publish(options)).matches("0 new, 0 changed, [1-9]\\d* as before.*"));
  }

  @Test
  void whatCannotBeUsedIsSaidAndNothingIsWritten() throws Exception {
    assertTrue(publish().err().contains("name --inventory, --slo or --rules"));
    assertTrue(
        publish("--slo", DEPLOY.resolve("slo"))
            .err()
            .contains("name the regions with --inventory"));
    Files.writeString(folder.resolve("wrong.yaml"), "apiVersion: openslo/v1\nkind: SLO\n");
    Ran wrong = publish("--slo", folder.resolve("wrong.yaml"));
    assertEquals(Umbral.BAD_USAGE, wrong.exit());
    assertTrue(wrong.err().contains("wrong.yaml:1:"), wrong.err());
  }

  @Test
  void aTopicThatIsNotThereIsNotMadeByTheWay() throws Exception {
    try (EmbeddedKafka empty = EmbeddedKafka.start()) {
      StringWriter err = new StringWriter();
      CommandLine line = Umbral.commandLine();
      line.setErr(new PrintWriter(err));
      int exit =
          line.execute(
              "publish",
              "--bootstrap",
              empty.bootstrap(),
              "--slo",
              promise("1", "0.9", true).toString());
      assertEquals(Umbral.BAD_USAGE, exit);
      assertTrue(err.toString().contains("topic slos is not there"), err.toString());
    }
  }
}
