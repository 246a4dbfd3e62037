package io.umbral.embedded.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.SlaTopics;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Rational;
import io.umbral.model.Region;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.Technology;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.SloCodec;
import io.umbral.wire.SloStatusCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises that come by their topic while the job runs: no restart, no gap, faults refused. */
@Tag("slow")
final class PromisesThroughKafkaTest {

  private static final SlaJobConfig CONFIG =
      SlaJobConfig.from(Map.of("sla.windows", "1m", "sla.idleness", "1s"));

  @TempDir private Path directory;
  private EmbeddedKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;
  private OutputTopics outputs;
  private KafkaConsumer<byte[], byte[]> standings;
  private final List<SloStatus> said = new ArrayList<>();
  private RunningJob job;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start();
    SlaTopics.create(kafka, 2);
    producer = Measurements.producer(kafka.bootstrap());
    InventoryCodec.Entry region = new InventoryCodec().encode(Region.root("IXT"));
    send(Topics.DEFAULT.cellInventory(), region.key(), region.value());
    outputs =
        new OutputTopics(kafka.bootstrap(), Topics.DEFAULT.slaWindows(), Topics.DEFAULT.rejected());
    standings =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    standings.assign(
        standings.partitionsFor(Topics.DEFAULT.sloStatus()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
    job =
        RunningJob.start(
            "promises",
            SlaJobOnKafka.at(kafka.bootstrap()),
            CONFIG,
            1,
            directory,
            Optional.empty());
  }

  @AfterEach
  void stop() throws Exception {
    job.close();
    outputs.close();
    standings.close();
    producer.close();
    kafka.close();
  }

  private void send(String topic, byte[] key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic, key, value)).get();
  }

  private static long at(String time) {
    return Instant.parse("2026-03-01T" + time + ":00Z").toEpochMilli();
  }

  private void promise(String version, String from, String target) throws Exception {
    Slo slo =
        new Slo(
            "loss",
            version,
            at(from),
            true,
            "mobile",
            Selector.EVERYTHING,
            List.of(
                new Objective(
                    "kept",
                    Kpi.LOSS.ratio().orElseThrow(),
                    Rational.parse(target),
                    Optional.empty(),
                    Rational.ONE)),
            new Budgeting.Occurrences(),
            new TimeWindow.Rolling(new WindowLength(1, WindowLength.Unit.HOUR)),
            EmptySlices.EXCLUDED,
            0,
            Rational.ZERO,
            List.of(5),
            false,
            "test");
    send(Topics.DEFAULT.slos(), SloCodec.encodeKey(slo), new SloCodec().encode(slo));
  }

  /** Reports of the minutes that end after one instant and up to another. */
  private void minutes(String after, String upTo) throws Exception {
    for (long end = at(after) + 60_000; end <= at(upTo); end += 60_000) {
      Origin origin =
          new Origin("probe", "Altan", Optional.empty(), Optional.empty(), Optional.of("IXT"));
      CellReading reading =
          CellReading.withoutCell(Technology.LTE).withLostProbes(new Ratio(3, 100));
      byte[] value =
          new CellReportEncoder()
              .encode(new CellReport(origin, end - 60_000, 60_000, List.of(reading)));
      producer.send(new ProducerRecord<>(Topics.DEFAULT.cellReports(), 0, end, null, value)).get();
    }
  }

  /** Waits for every minute, for a topic of several partitions has no order. */
  private void awaitStandings(String first, String last) {
    List<Long> ends =
        LongStream.rangeClosed(at(first) / 60_000, at(last) / 60_000).boxed().toList();
    outputs.await(
        "standings of every minute from " + first + " to " + last,
        () -> readStandings().containsAll(ends.stream().map(minute -> minute * 60_000).toList()));
  }

  private List<Long> readStandings() {
    for (ConsumerRecord<byte[], byte[]> record : standings.poll(Duration.ofMillis(200))) {
      try {
        said.add(new SloStatusCodec().decode(record.value()));
      } catch (io.umbral.wire.WireException e) {
        throw new IllegalStateException("what the job wrote of promises is damaged", e);
      }
    }
    return ofLeaf().stream().map(SloStatus::atMillis).toList();
  }

  private List<SloStatus> ofLeaf() {
    SeriesKey leaf = new SeriesKey("IXT", "Altan", "LTE");
    return said.stream().filter(one -> one.key().equals(leaf)).toList();
  }

  @Test
  void aPromiseChangesFromItsEventTimeOnAndAFaultyOneIsRefused() throws Exception {
    promise("1", "00:00", "0.99");
    minutes("10:00", "10:06");
    awaitStandings("10:01", "10:05");

    promise("2", "10:10", "0.95");
    // Read behind it, so that whoever was told of this one knows that one.
    send(Topics.DEFAULT.slos(), new byte[] {1}, new byte[] {1, 2, 3});
    outputs.await(
        "the faulty promise is refused",
        () ->
            outputs.rejected().stream()
                .anyMatch(one -> one.where().origin().equals(Topics.DEFAULT.slos())));
    minutes("10:06", "10:15");
    awaitStandings("10:01", "10:14");

    assertTrue(job.isRunning());
    for (long end = at("10:01"); end <= at("10:14"); end += 60_000) {
      long now = end;
      List<String> versions =
          ofLeaf().stream()
              .filter(one -> one.atMillis() == now)
              .map(one -> one.version() + " " + one.verdict())
              .distinct()
              .toList();
      String expected = end <= at("10:10") ? "1 BREACHED" : "2 MET";
      assertEquals(List.of(expected), versions, Instant.ofEpochMilli(end)::toString);
    }
    // New minutes are told before old ones that became final with them, and revised after.
    outputs.await(
        "the new version goes on with what was counted",
        () -> {
          var unused = readStandings();
          return ofLeaf().stream()
              .anyMatch(one -> one.atMillis() == at("10:14") && one.total() == 1_400);
        });
  }
}
