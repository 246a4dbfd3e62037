package io.umbral.embedded.recovery;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Half an hour of reports of a few sites, some of them twice, some of cells that nobody knows; then
 * one report of each partition an hour later, after which every window of the half hour is final.
 */
final class Measurements {

  static final int PARTITIONS = 4;
  static final long BEGIN = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  static final long MINUTE = 60_000;

  /** Windows that start before this instant are final when everything was read. */
  static final long FINAL_BEFORE = BEGIN + 60 * MINUTE;

  private static final int MINUTES = 30;
  private static final int SITES = 24;
  private static final String PLMN = "334020";

  private record Sent(int partition, long arrivalMillis, byte[] value) {}

  private final List<Region> regions = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final CellReportEncoder encoder = new CellReportEncoder();
  private final Random random;
  private int position;
  private long readings;

  Measurements(long seed) {
    random = new Random(seed);
    regions.add(region("MX", RegionLevel.COUNTRY, null));
    for (int state = 0; state < 3; state++) {
      regions.add(region("S" + state, RegionLevel.STATE, "MX"));
      regions.add(region("S" + state + "-M0", RegionLevel.MUNICIPALITY, "S" + state));
      regions.add(region("S" + state + "-M1", RegionLevel.MUNICIPALITY, "S" + state));
    }
    for (int site = 0; site < SITES; site++) {
      measure(site);
    }
    sent.sort(Comparator.comparingLong(Sent::arrivalMillis).thenComparingInt(Sent::partition));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long end = BEGIN + 90 * MINUTE;
      send(partition, report(partition, end - MINUTE, 60_000), end);
    }
  }

  private static Region region(String id, RegionLevel level, String parent) {
    return new Region(id, id, level, Optional.ofNullable(parent), OptionalLong.empty());
  }

  private void measure(int site) {
    int period = site % 3 == 0 ? 15_000 : 60_000;
    String municipality = "S" + site % 3 + "-M" + site % 2;
    Technology technology = site % 2 == 0 ? Technology.LTE : Technology.NR;
    for (int cell = 0; cell < 2; cell++) {
      CellKey key = new CellKey(PLMN, 10L * site + cell);
      cells.add(
          new Cell(key, "site", municipality, "host-" + site % 4, technology, period, false, 0));
    }
    for (long start = BEGIN; start + period <= BEGIN + MINUTES * MINUTE; start += period) {
      CellReport report = report(site, start, period);
      long due = start + period + random.nextInt(4_000);
      send(site % PARTITIONS, report, due);
      if (random.nextInt(8) == 0) {
        send(site % PARTITIONS, report, due + random.nextInt(120_000));
      }
    }
  }

  private CellReport report(int site, long start, int period) {
    List<CellReading> measured = new ArrayList<>();
    for (int cell = 0; cell < (random.nextInt(10) == 0 ? 3 : 2); cell++) {
      int probes = 1 + random.nextInt(9);
      measured.add(
          CellReading.of(Technology.LTE, 10L * site + cell)
              .withRttMicros(new Values.Samples(random.longs(3, 5_000, 400_000).toArray()))
              .withLostProbes(new Ratio(random.nextInt(probes), probes))
              .withUnavailableMillis(random.nextInt(1_000)));
    }
    Origin origin =
        new Origin(
            "site-" + site,
            "host-" + site % 4,
            Optional.of(PLMN),
            Optional.empty(),
            Optional.empty());
    return new CellReport(origin, start, period, measured);
  }

  private void send(int partition, CellReport report, long arrivalMillis) {
    sent.add(new Sent(partition, arrivalMillis, encoder.encode(report)));
    readings += report.cells().size();
  }

  static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of("bootstrap.servers", bootstrap, "max.request.size", Integer.toString(16 << 20)));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void sendInventory(KafkaProducer<byte[], byte[]> producer, String topic)
      throws ExecutionException, InterruptedException {
    InventoryCodec codec = new InventoryCodec();
    List<InventoryCodec.Entry> facts = new ArrayList<>();
    regions.forEach(region -> facts.add(codec.encode(region)));
    cells.forEach(cell -> facts.add(codec.encode(cell)));
    List<Future<?>> acknowledged = new ArrayList<>();
    for (InventoryCodec.Entry fact : facts) {
      acknowledged.add(producer.send(new ProducerRecord<>(topic, fact.key(), fact.value())));
    }
    await(acknowledged);
  }

  /** Sends the next reports, up to a share of all. */
  void sendUpTo(double share, KafkaProducer<byte[], byte[]> producer, String topic)
      throws ExecutionException, InterruptedException {
    List<Future<?>> acknowledged = new ArrayList<>();
    for (; position < share * sent.size(); position++) {
      Sent next = sent.get(position);
      acknowledged.add(
          producer.send(
              new ProducerRecord<>(
                  topic, next.partition(), next.arrivalMillis(), null, next.value())));
    }
    await(acknowledged);
  }

  private static void await(List<Future<?>> acknowledged)
      throws ExecutionException, InterruptedException {
    for (Future<?> one : acknowledged) {
      one.get();
    }
  }

  /** Number of readings of all reports. */
  long readings() {
    return readings;
  }
}
