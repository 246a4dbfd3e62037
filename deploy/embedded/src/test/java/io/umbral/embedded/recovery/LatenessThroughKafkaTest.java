package io.umbral.embedded.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Region;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Total;
import io.umbral.model.Values;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.metrics.MicrometerReporterFactory;
import io.umbral.sla.Account;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.RejectedCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The timelines of late, early and damaged records end to end: from a topic with a partition that
 * is never written to and one that falls silent, to the topics of results and refusals.
 */
@Tag("slow")
final class LatenessThroughKafkaTest {

  private static final String REPORTS = "cell-reports";
  private static final String PLMN = "334020";
  private static final SlaJobConfig CONFIG =
      SlaJobConfig.from(Map.of("sla.windows", "1m", "sla.idleness", "1s"));

  @TempDir private Path directory;
  private EmbeddedKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;
  private OutputTopics outputs;
  private RunningJob job;
  private int metricsPort;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start();
    String largest = Integer.toString(16 << 20);
    kafka.createTopic(REPORTS, 3, Map.of("max.message.bytes", largest));
    kafka.createTopic("cell-inventory", 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("sla-windows", 2, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("rejected", 1, Map.of());
    producer = Measurements.producer(kafka.bootstrap());
    InventoryCodec codec = new InventoryCodec();
    learn(codec.encode(Region.root("IXT")));
    for (int cell = 1; cell <= 3; cell++) {
      CellKey key = new CellKey(PLMN, cell);
      learn(codec.encode(new Cell(key, "s", "IXT", "Altan", Technology.LTE, 60_000, false, 0)));
    }
    outputs = new OutputTopics(kafka.bootstrap(), "sla-windows", "rejected");
    Configuration cluster = RunningJob.configuration(directory, Optional.empty());
    cluster.setString(
        "metrics.reporter.umbral.factory.class", MicrometerReporterFactory.class.getName());
    metricsPort = freePort();
    cluster.setString("metrics.reporter.umbral.port", Integer.toString(metricsPort));
    job = RunningJob.start("lateness", SlaJobOnKafka.at(kafka.bootstrap()), CONFIG, 2, cluster);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws Exception {
    job.close();
    outputs.close();
    producer.close();
    kafka.close();
  }

  private void learn(InventoryCodec.Entry fact) throws Exception {
    producer.send(new ProducerRecord<>("cell-inventory", fact.key(), fact.value())).get();
  }

  private static long at(String time) {
    return Instant.parse("2026-03-01T" + time + "Z").toEpochMilli();
  }

  /** What a site says of one cell for the minute that ends at an instant. */
  private static byte[] minute(long cell, String end) {
    Origin origin =
        new Origin("site-" + cell, "Altan", Optional.of(PLMN), Optional.empty(), Optional.empty());
    CellReading reading =
        CellReading.of(Technology.LTE, cell).withRttMicros(new Values.Samples(20_000));
    return new CellReportEncoder()
        .encode(new CellReport(origin, at(end) - 60_000, 60_000, List.of(reading)));
  }

  /** Sends a value that arrives at an instant, and returns its place. */
  private Place send(int partition, byte[] value, String arrival) throws Exception {
    long offset =
        producer
            .send(new ProducerRecord<>(REPORTS, partition, at(arrival), null, value))
            .get()
            .offset();
    return new Place(REPORTS, partition, offset);
  }

  /** Status, readings and late readings of the leaf for one minute, as they were said. */
  private List<String> said(String start) {
    SeriesKey leaf = new SeriesKey("IXT", "Altan", "LTE");
    return outputs.windows().stream()
        .filter(of -> of.key().equals(leaf) && of.windowStartMillis() == at(start))
        .map(of -> of.status() + " n=" + of.revision() + " late=" + of.totals().get(Total.LATE))
        .toList();
  }

  private void awaitSaid(String start, String last) {
    outputs.await(
        "the window of " + start + " is " + last + ", and was said to be " + said(start),
        () -> !said(start).isEmpty() && said(start).get(said(start).size() - 1).equals(last));
  }

  @Test
  void theFiveCasesOfLatenessComeOutAsTheyShould() throws Exception {
    // On time, and a partition that then falls silent and holds nothing back.
    send(1, minute(2, "10:01:00"), "10:01:01");
    send(0, minute(1, "10:01:00"), "10:01:01");
    // Early for its window, which closes the one before.
    send(0, minute(1, "10:03:00"), "10:03:01");
    awaitSaid("10:00:00", "PROVISIONAL n=2 late=0");
    // Late for a window that is still open.
    send(0, minute(3, "10:03:00"), "10:03:05");
    // Late for a window that was published.
    send(0, minute(3, "10:01:00"), "10:03:06");
    send(0, minute(1, "10:04:30"), "10:04:31");
    awaitSaid("10:00:00", "PROVISIONAL n=3 late=1");
    awaitSaid("10:02:00", "PROVISIONAL n=2 late=0");
    // Silent in between.
    awaitSaid("10:01:00", "PROVISIONAL n=0 late=0");
    send(0, minute(1, "10:08:00"), "10:08:01");
    awaitSaid("10:00:00", "FINAL n=3 late=1");
    // Too late; and hours ahead, which moves no time.
    byte[] tooLate = minute(2, "10:01:00");
    Place late = send(0, tooLate, "10:08:02");
    byte[] ahead = minute(2, "16:00:00");
    Place future = send(0, ahead, "10:08:03");
    outputs.await("both are refused", () -> outputs.rejected().size() >= 2);
    assertRefused(outputs.rejected().get(0), RejectionCause.LATE, late, tooLate);
    assertRefused(outputs.rejected().get(1), RejectionCause.FUTURE, future, ahead);
    assertEquals("FINAL n=3 late=1", said("10:00:00").get(said("10:00:00").size() - 1));
    assertTrue(outputs.windows().stream().allMatch(of -> of.windowStartMillis() < at("10:08:00")));
    outputs.await("the account is told", () -> job.account().received() == 9);
    assertEquals(new Account(9, 7, 0, 1, 1), job.account());
    WindowResult silent =
        outputs.windows().stream()
            .filter(of -> of.windowStartMillis() == at("10:01:00"))
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of(Verdict.INSUFFICIENT), silent.verdict());
  }

  @Test
  void ofValidAndDamagedRecordsOnlyTheDamagedAreLost() throws Exception {
    byte[] valid = minute(1, "10:01:00");
    byte[] otherSchema = valid.clone();
    otherSchema[4] ^= 1;
    byte[] random = new byte[333];
    new Random(3).nextBytes(random);
    List<byte[]> damaged =
        List.of(
            Arrays.copyOf(valid, valid.length - 3),
            otherSchema,
            random,
            new byte[0],
            new byte[10 << 20]);
    List<Place> places = new ArrayList<>();
    String end = "10:01:00";
    for (byte[] value : damaged) {
      send(0, minute(1, end), "10:00:59");
      places.add(send(0, value, "10:01:00"));
      end = Instant.ofEpochMilli(at(end) + 60_000).toString().substring(11, 19);
    }
    send(0, minute(1, "10:20:00"), "10:20:01");
    awaitSaid("10:04:00", "FINAL n=1 late=0");
    outputs.await("the account is told", () -> job.account().received() == 11);
    assertEquals(new Account(11, 6, 0, 0, 5), job.account());
    List<RejectionCause> causes =
        List.of(
            RejectionCause.MALFORMED,
            RejectionCause.UNKNOWN_SCHEMA,
            RejectionCause.UNKNOWN_ENCODING,
            RejectionCause.EMPTY,
            RejectionCause.TOO_LARGE);
    outputs.await("all are refused", () -> outputs.rejected().size() >= damaged.size());
    for (int i = 0; i < damaged.size(); i++) {
      assertRefused(outputs.rejected().get(i), causes.get(i), places.get(i), damaged.get(i));
    }
  }

  @Test
  void theMetricsSayTheAccount() throws Exception {
    send(0, minute(1, "10:01:00"), "10:01:01");
    send(0, minute(1, "10:01:00"), "10:01:02");
    send(0, minute(99, "10:01:00"), "10:01:03");
    send(0, minute(1, "10:10:00"), "10:10:01");
    awaitSaid("10:00:00", "FINAL n=1 late=0");
    send(0, minute(2, "10:01:00"), "10:10:02");
    outputs.await("the account is told", () -> job.account().received() == 5);
    assertEquals(new Account(5, 2, 1, 1, 1), job.account());
    assertEquals(
        job.account(),
        new Account(
            metric("received"),
            metric("aggregated"),
            metric("duplicate"),
            metric("late"),
            metric("rejected")));
  }

  /** A metric of readings, summed over operators and subtasks. */
  private long metric(String name) throws Exception {
    URI metrics = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
    String scraped =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    List<Double> values =
        scraped
            .lines()
            .filter(line -> line.startsWith("umbral_readings_" + name + "{"))
            .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
            .toList();
    assertEquals(4, values.size(), "two subtasks of combine and of merge");
    return (long) values.stream().mapToDouble(value -> value).sum();
  }

  private static void assertRefused(
      Rejected refused, RejectionCause cause, Place place, byte[] value) {
    assertEquals(cause, refused.cause());
    assertEquals(place, refused.where());
    assertEquals(value.length, refused.size());
    assertArrayEquals(
        Arrays.copyOf(value, Math.min(value.length, RejectedCodec.LARGEST_BYTES)), refused.bytes());
  }
}
