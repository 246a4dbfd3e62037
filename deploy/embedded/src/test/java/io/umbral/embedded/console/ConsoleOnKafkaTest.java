package io.umbral.embedded.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.Suppression;
import io.umbral.console.Catalog;
import io.umbral.console.Console;
import io.umbral.console.ConsoleConfig;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WindowResultCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console over a real broker: what it shows follows from the topics alone. */
final class ConsoleOnKafkaTest {

  private static final String TOPIC = "sla-windows";
  private static final long NOON = 1_767_614_400_000L;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A console answers so many questions a second and no more. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private static WindowResult window(String region, long startMillis, int readings) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, readings);
    totals.add(Total.PROBES_SENT, 100L * readings);
    totals.add(Total.PROBES_LOST, readings);
    return new WindowResult(
        new SeriesKey(region, "TELCEL", SeriesKey.ALL),
        RegionLevel.STATE,
        startMillis,
        60_000,
        Status.FINAL,
        totals,
        Optional.empty());
  }

  /** Three revisions of each of two hundred windows. */
  private static List<WindowResult> topic() {
    List<WindowResult> windows = new ArrayList<>();
    for (int revision = 1; revision <= 3; revision++) {
      for (int i = 0; i < 200; i++) {
        windows.add(window("r" + i % 40, NOON + i / 40 * 60_000L, revision));
      }
    }
    return windows;
  }

  private static void write(EmbeddedKafka kafka, Collection<WindowResult> windows)
      throws Exception {
    WindowResultCodec codec = new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (WindowResult window : windows) {
      records.add(
          new ProducerRecord<>(TOPIC, WindowResultCodec.encodeKey(window), codec.encode(window)));
    }
    send(kafka, records);
  }

  private static void send(EmbeddedKafka kafka, List<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.send(record));
      }
      for (Future<RecordMetadata> place : sent) {
        place.get();
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private Console console(EmbeddedKafka kafka, String file) throws IOException {
    ConsoleConfig config =
        ConsoleConfig.from(
            Map.of(
                "console.bootstrap",
                kafka.bootstrap(),
                "console.port",
                "0",
                "console.history.file",
                folder.resolve(file).toString()));
    return Console.start(config, Catalog.EMPTY, Clock.systemUTC());
  }

  private String get(Console console, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(console.url() + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private String await(Console console, String path, Predicate<String> isThere) throws Exception {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    String body = get(console, path);
    while (!isThere.test(body)) {
      assertTrue(System.nanoTime() < deadlineNanos, body);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      body = get(console, path);
    }
    return body;
  }

  /** All rows of all windows, once the newest revision of the last one is there. */
  private String answers(Console console) throws Exception {
    await(console, "api/v1/sla", body -> body.contains("\"revision\":3") && count(body) == 40);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      all.append(
          await(
              console,
              "api/v1/sla.csv?at=" + Instant.ofEpochMilli(NOON + i * 60_000L),
              body -> body.lines().filter(line -> line.contains(",3,0,0,0,")).count() == 40));
    }
    return all.toString();
  }

  private static long count(String body) {
    return body.split("\"region\":", -1).length - 1L;
  }

  @Test
  void aHistoryThatIsReopenedDeletedOrBuiltFromACompactedTopicAnswersTheSame() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(TOPIC, 3, Map.of("cleanup.policy", "compact"));
      write(kafka, topic());
      String first;
      try (Console console = console(kafka, "kept")) {
        first = answers(console);
      }
      try (Console console = console(kafka, "kept")) {
        assertEquals(first, answers(console), "reopened");
      }
      Files.delete(folder.resolve("kept"));
      try (Console console = console(kafka, "kept");
          Console beside = console(kafka, "beside")) {
        assertEquals(first, answers(console), "deleted");
        assertEquals(first, answers(beside), "side by side");
      }
      try (Console console = console(kafka, "kept")) {
        remake(kafka);
        Map<String, WindowResult> compacted = new LinkedHashMap<>();
        for (WindowResult window : topic()) {
          compacted.put(window.key() + "@" + window.windowStartMillis(), window);
        }
        write(kafka, compacted.values());
        write(kafka, List.of(window("r0", NOON + 5 * 60_000L, 1)));
        await(console, "api/v1/context", body -> body.contains("T12:05:00.000Z"));
        assertEquals(first, answers(console), "made anew");
      }
    }
  }

  /** Another topic under the same name. */
  private static void remake(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin.deleteTopics(List.of(TOPIC)).all().get();
      while (admin.listTopics().names().get().contains(TOPIC)) {
        Thread.onSpinWait();
      }
    }
    kafka.createTopic(TOPIC, 2, Map.of("cleanup.policy", "compact"));
  }

  private static Alarm alarm(long seq, Severity severity) {
    return new Alarm(
        new Alarm.Name("00000000000000aa", 1, "loss", Signal.BREACH),
        seq,
        new Subject(
            List.of("19", "MX"), "TELCEL", "ALL", Optional.empty(), Optional.empty(), Map.of()),
        1,
        false,
        Alarm.State.FIRING,
        severity,
        NOON,
        NOON + 60_000,
        OptionalLong.empty(),
        Attention.NONE,
        Suppression.NONE,
        new Evidence(
            "lossRatio",
            OptionalDouble.of(0.2),
            OptionalDouble.of(0.1),
            NOON + 60_000,
            60_000,
            50,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            Optional.empty()),
        List.of(),
        0);
  }

  private static ProducerRecord<byte[], byte[]> event(Alarm alarm) {
    AlarmEvent event =
        new AlarmEvent(
            alarm.seq() == 1 ? EventType.RAISED : EventType.CHANGED,
            alarm,
            NOON + 60_000,
            true,
            false,
            false,
            Reason.MEASURED,
            List.of(),
            Optional.empty(),
            "");
    return new ProducerRecord<>(
        "alerts", 0, NOON, AlarmCodec.encodeKey(alarm.alertId()), new AlarmCodec().encode(event));
  }

  /** Told in a transaction; of one that failed nothing is told. */
  private static void tell(EmbeddedKafka kafka, Alarm alarm, boolean isTold) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "transactional.id", "a test"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> unused = producer.send(event(alarm));
      producer.flush();
      if (isTold) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  @Test
  void anAlarmAndWhatIsDoneToItFollowFromTheTopicsAlone() throws Exception {
    String address = "api/v1/alerts/00000000000000aa-1";
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      AlarmTopics.create(kafka);
      tell(kafka, alarm(1, Severity.MAJOR), true);
      tell(kafka, alarm(3, Severity.MINOR), false);
      tell(kafka, alarm(2, Severity.CRITICAL), true);
      String first;
      try (Console console = console(kafka, "kept")) {
        await(console, address, body -> body.contains("\"seq\":2,"));
        HttpRequest acknowledge =
            HttpRequest.newBuilder(URI.create(console.url() + address + "/actions"))
                .headers(
                    "Content-Type", "application/json", "Idempotency-Key", "k", "If-Match", "\"2\"")
                .POST(BodyPublishers.ofString("{\"deed\":\"ACKNOWLEDGE\"}"))
                .build();
        assertEquals(202, client.send(acknowledge, BodyHandlers.ofString()).statusCode());
        first = await(console, address, body -> body.contains("\"deed\":\"ACKNOWLEDGE\""));
        assertTrue(first.contains("\"severity\":\"CRITICAL\""), first);
        assertFalse(first.contains("\"seq\":3,"), "what was taken back was never told");
      }
      Files.delete(folder.resolve("kept"));
      try (Console console = console(kafka, "kept")) {
        String again = await(console, address, body -> body.contains("\"deed\":\"ACKNOWLEDGE\""));
        assertEquals(first, await(console, address, body -> body.equals(first)), again);
      }
    }
  }

  @Test
  void aDamagedRecordIsCountedAndHarmsNoOther() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(TOPIC, 1, Map.of());
      byte[] damaged = "no result".getBytes(StandardCharsets.UTF_8);
      send(kafka, List.of(new ProducerRecord<>(TOPIC, null, damaged)));
      write(kafka, List.of(window("19", NOON, 3)));
      try (Console console = console(kafka, "h")) {
        await(console, "api/v1/sla", body -> body.contains("\"region\":\"19\""));
        assertTrue(get(console, "api/v1/health/pipeline").contains("\"unreadable\":1"));
      }
    }
  }

  @Test
  void aKafkaThatGoesIsSaidToBeGone() throws Exception {
    try (Console console = startedOverAKafkaThatGoes()) {
      await(console, "readyz", body -> body.contains("\"status\":503"));
      await(console, "api/v1/context", body -> body.contains("\"connected\":false"));
    }
  }

  private Console startedOverAKafkaThatGoes() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(TOPIC, 1, Map.of());
      Console console = console(kafka, "h");
      await(console, "readyz", body -> body.equals("ready\n"));
      return console;
    }
  }
}
