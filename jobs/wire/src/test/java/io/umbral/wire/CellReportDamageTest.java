package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.Attempts;
import io.umbral.schemas.Bucket;
import io.umbral.schemas.CellReading;
import io.umbral.schemas.CellReport;
import io.umbral.schemas.Histogram;
import io.umbral.schemas.Samples;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bytes are refused with a cause, or read; nothing else happens, and no neighbour is harmed. */
final class CellReportDamageTest {

  private static final Schema SCHEMA = CellReport.getClassSchema();
  private static final int MUTATIONS_PER_SEED = 10_000;
  private static final int SEEDS = 10;

  private final CellReportEncoder encoder = new CellReportEncoder();
  private final CellReportDecoder decoder = new CellReportDecoder(SchemaLookup.NONE, 1 << 20);

  /** A report that is valid and says a value of everything. */
  private static CellReport full() {
    CellReading reading =
        CellReading.newBuilder()
            .setCellId(257L)
            .setTechnology(io.umbral.schemas.Technology.LTE)
            .setRttMicros(samples(12_000, 13_000))
            .setJitterMicros(histogram(20, 5, 4))
            .setDownlinkKbps(samples(50_000))
            .setUplinkKbps(samples(5_000))
            .setRsrpDbm(samples(-100))
            .setSsRsrpDbm(histogram(-180, -90, 2))
            .setDownlinkBytes(1_000L)
            .setDownlinkActiveMillis(10L)
            .setUplinkBytes(100L)
            .setUplinkActiveMillis(10L)
            .setProbesSent(5L)
            .setProbesLost(1L)
            .setUnavailableMillis(100L)
            .setRrcSetup(new Attempts(10L, 9L))
            .setSignallingSetup(new Attempts(9L, 9L))
            .setBearerSetup(new Attempts(9L, 8L))
            .build();
    return new CellReport(
        Instant.ofEpochMilli(1_000_000), 60_000, "s", "h", "334020", "b", "19", List.of(reading));
  }

  private static Samples samples(long... values) {
    return new Samples(Arrays.stream(values).boxed().toList());
  }

  private static Histogram histogram(long sum, int bucket, long count) {
    return new Histogram(sum, List.of(new Bucket(bucket, count)));
  }

  private static Map<String, Consumer<CellReport>> invalidValues() {
    Map<String, Consumer<CellReport>> invalid = new LinkedHashMap<>();
    invalid.put("period of 0", report -> report.setPeriodMillis(0));
    invalid.put("period of -1", report -> report.setPeriodMillis(-1));
    invalid.put("period of more than a day", report -> report.setPeriodMillis(86_400_001));
    invalid.put("start before 1970", report -> report.setPeriodStart(Instant.ofEpochMilli(-1)));
    invalid.put(
        "start after 2200",
        report -> report.setPeriodStart(Instant.ofEpochMilli(CellReportView.LATEST_MILLIS + 1)));
    invalid.put("empty sourceId", report -> report.setSourceId(""));
    invalid.put("long sourceId", report -> report.setSourceId("s".repeat(257)));
    invalid.put("empty ranHost", report -> report.setRanHost(""));
    invalid.put("long ranHost", report -> report.setRanHost("é".repeat(32) + "h"));
    invalid.put("ranHost ALL", report -> report.setRanHost("ALL"));
    for (String plmn : List.of("", "abc", "3340", "3340200", "33402a", "٣٣٤٠٢")) {
      invalid.put("plmn '" + plmn + "'", report -> report.setPlmn(plmn));
    }
    invalid.put("empty brand", report -> report.setBrand(""));
    invalid.put("long brand", report -> report.setBrand("b".repeat(65)));
    invalid.put("empty region", report -> report.setRegion(""));
    invalid.put("long region", report -> report.setRegion("r".repeat(65)));
    invalid.put("no cells", report -> report.setCells(List.of()));
    putReadings(invalid);
    putQuantities(invalid);
    return invalid;
  }

  private static void put(
      Map<String, Consumer<CellReport>> invalid, String name, Consumer<CellReading> change) {
    invalid.put(name, report -> change.accept(report.getCells().get(0)));
  }

  private static void putReadings(Map<String, Consumer<CellReport>> invalid) {
    long tooLarge = CellReportView.LARGEST_AMOUNT + 1;
    put(invalid, "cell -1", reading -> reading.setCellId(-1L));
    put(invalid, "cell of 37 bits", reading -> reading.setCellId(1L << 36));
    put(invalid, "negative bytes", reading -> reading.setDownlinkBytes(-1L));
    put(invalid, "too many bytes", reading -> reading.setUplinkBytes(tooLarge));
    put(invalid, "bytes alone", reading -> reading.setDownlinkActiveMillis(null));
    put(invalid, "active time alone", reading -> reading.setUplinkBytes(null));
    put(invalid, "negative active time", reading -> reading.setUplinkActiveMillis(-1L));
    put(invalid, "too much active time", reading -> reading.setDownlinkActiveMillis(tooLarge));
    put(invalid, "sent alone", reading -> reading.setProbesLost(null));
    put(invalid, "lost alone", reading -> reading.setProbesSent(null));
    put(invalid, "more lost than sent", reading -> reading.setProbesLost(6L));
    put(invalid, "negative lost", reading -> reading.setProbesLost(-1L));
    put(invalid, "too many sent", reading -> reading.setProbesSent(tooLarge));
    put(invalid, "lost of none", reading -> reading.setProbesSent(0L));
    put(invalid, "unavailable for longer", reading -> reading.setUnavailableMillis(60_001L));
    put(invalid, "negative unavailable", reading -> reading.setUnavailableMillis(-1L));
    put(invalid, "more RRC successes", reading -> reading.setRrcSetup(new Attempts(3L, 4L)));
    put(invalid, "negative attempts", reading -> reading.setSignallingSetup(new Attempts(-1L, 0L)));
    put(invalid, "negative successes", reading -> reading.setBearerSetup(new Attempts(3L, -1L)));
    put(invalid, "too many attempts", reading -> reading.setRrcSetup(new Attempts(tooLarge, 0L)));
  }

  private static void putQuantities(Map<String, Consumer<CellReport>> invalid) {
    for (Quantity quantity : Quantity.values()) {
      int field = CellReading.getClassSchema().getField(fieldOf(quantity)).pos();
      int sound = quantity.isLevel() ? -90 : 100;
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("sample below", samples(quantity.lowest() - 1L));
      values.put("sample above", samples(quantity.highest() + 1L));
      values.put("second sample above", samples(sound, quantity.highest() + 1L));
      values.put("sample of 64 bits", samples(Long.MIN_VALUE));
      values.put("bucket below", histogram(0, (quantity.isLevel() ? quantity.lowest() : 0) - 1, 1));
      int buckets = quantity.isLevel() ? quantity.highest() + 1 : quantity.buckets();
      values.put("bucket above", histogram(0, buckets, 1));
      values.put("bucket of 32 bits", histogram(0, Integer.MIN_VALUE, 1));
      values.put("count 0", histogram(0, sound, 0));
      values.put("count -1", histogram(-sound, sound, -1));
      values.put("count too large", histogram(sound << 24, sound, (1L << 24) + 1));
      values.put("sum too small", histogram(sound - 1L, sound, 1));
      values.put("sum too large", histogram(sound + 1L, sound, 1));
      values.put("sum of nothing", new Histogram(1L, List.of()));
      Bucket bucket = new Bucket(sound, 1L);
      values.put("bucket twice", new Histogram(2L * sound, List.of(bucket, bucket)));
      values.put(
          "buckets descend",
          new Histogram(2L * sound - 1, List.of(bucket, new Bucket(sound - 1, 1L))));
      values.forEach(
          (name, value) ->
              put(invalid, quantity + " " + name, reading -> reading.put(field, value)));
    }
  }

  private static String fieldOf(Quantity quantity) {
    return switch (quantity) {
      case RTT_MICROS -> "rttMicros";
      case JITTER_MICROS -> "jitterMicros";
      case DOWNLINK_KBPS -> "downlinkKbps";
      case UPLINK_KBPS -> "uplinkKbps";
      case RSRP_DBM -> "rsrpDbm";
      case SS_RSRP_DBM -> "ssRsrpDbm";
    };
  }

  private RejectionCause causeOf(byte[] bytes) {
    return assertThrows(WireException.class, () -> decoder.decode(bytes)).rejectionCause();
  }

  @TestFactory
  Stream<DynamicTest> anInvalidValueRefusesTheReportAndLeavesNothing() {
    return invalidValues().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      CellReport report = full();
                      entry.getValue().accept(report);
                      byte[] body = Generated.body(SCHEMA, report);
                      CellReportView view = new CellReportView();
                      WireException refusal =
                          assertThrows(WireException.class, () -> view.read(body, 0, body.length));
                      assertEquals(RejectionCause.INVALID_VALUE, refusal.rejectionCause());
                      assertNotNull(refusal.getMessage());
                      assertEquals(0, view.readings());
                    }));
  }

  @Test
  void theReportThatTheInvalidOnesAreMadeFromIsValid() throws WireException {
    CellReport report = full();
    KpiTotals totals = new KpiTotals();
    decoder.decode(Generated.value(report)).addTo(0, totals);
    assertEquals(Generated.totalsOf(report.getCells().get(0), 60_000), totals);
  }

  @Test
  void anInvalidReadingAfterValidOnesRefusesThemAll() {
    CellReport report = full();
    CellReading invalid = full().getCells().get(0);
    invalid.setProbesLost(6L);
    report.setCells(List.of(report.getCells().get(0), invalid));
    byte[] body = Generated.body(SCHEMA, report);
    CellReportView view = new CellReportView();
    assertThrows(WireException.class, () -> view.read(body, 0, body.length));
    assertEquals(0, view.readings());
  }

  @Test
  void aDamagedRecordHarmsNoNeighbour() {
    Law.holds(
        20,
        random -> {
          RandomReports reports = new RandomReports(random);
          io.umbral.model.CellReport report = reports.next();
          byte[] valid = encoder.encode(report);
          KpiTotals before = totalsOf(decoder.decode(valid));
          byte[] damaged = Arrays.copyOf(valid, valid.length - 1);
          assertEquals(RejectionCause.MALFORMED, causeOf(damaged));
          assertEquals(before, totalsOf(decoder.decode(valid)));
        });
  }

  private static KpiTotals totalsOf(CellReportView view) {
    KpiTotals totals = new KpiTotals();
    for (int i = 0; i < view.readings(); i++) {
      view.addTo(i, totals);
    }
    return totals;
  }

  @Test
  void aRecordCutOffAnywhereIsRefused() {
    Law.holds(
        30,
        random -> {
          byte[] valid = encoder.encode(new RandomReports(random).next());
          for (int length = 0; length < valid.length; length++) {
            RejectionCause cause = causeOf(Arrays.copyOf(valid, length));
            Set<RejectionCause> expected =
                length == 0
                    ? Set.of(RejectionCause.EMPTY)
                    : length < Framing.SINGLE_OBJECT_BYTES
                        ? Set.of(RejectionCause.UNKNOWN_ENCODING)
                        : Set.of(RejectionCause.MALFORMED, RejectionCause.INVALID_VALUE);
            assertTrue(expected.contains(cause), cause + " at byte " + length);
          }
        });
  }

  @Test
  void bytesAfterTheRecordAreRefused() {
    byte[] valid = Generated.value(full());
    assertEquals(RejectionCause.MALFORMED, causeOf(Arrays.copyOf(valid, valid.length + 1)));
  }

  @Test
  void aTextThatIsNotUtf8IsRefused() {
    byte[] valid = Generated.value(full());
    int sourceId = new String(valid, StandardCharsets.ISO_8859_1).indexOf("\2s\2h");
    valid[sourceId + 1] = (byte) 0xC0;
    assertEquals(RejectionCause.MALFORMED, causeOf(valid));
  }

  @Test
  void anArrayThatClaimsMoreItemsThanBytesIsRefusedWithoutRoomForThem() {
    ByteSink sink = new ByteSink();
    sink.writeRaw(Framing.singleObject(SCHEMA));
    sink.writeLong(1_000_000);
    sink.writeLong(60_000);
    sink.writeText("s");
    sink.writeText("h");
    sink.writeRaw(new byte[3]);
    byte[] head = sink.toBytes();
    for (long count : List.of(1L << 20, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE, -(1L << 40))) {
      ByteSink tail = new ByteSink();
      tail.writeLong(count);
      tail.writeLong(0);
      byte[] bytes = Generated.concat(head, tail.toBytes());
      // The least of some, for the first refusals load classes, which is no room for items.
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long before = Allocation.ofThisThread();
        assertEquals(RejectionCause.MALFORMED, causeOf(bytes));
        least = Math.min(least, Allocation.ofThisThread() - before);
      }
      assertTrue(least < 100_000, least + " bytes for count " + count);
    }
  }

  @Test
  void mutatedRecordsAreReadOrRefusedWithinTimeAndMemory() {
    int[] read = new int[1];
    assertTimeout(
        Duration.ofSeconds(60),
        () -> Law.holds(SEEDS, random -> read[0] += readMutations(random, MUTATIONS_PER_SEED)));
    int mutations = (SEEDS + 1) * MUTATIONS_PER_SEED;
    assertTrue(read[0] > mutations / 100, read[0] + " mutations were read: too few to tell");
    assertTrue(read[0] < mutations, "all mutations were read: none was refused");
  }

  private int readMutations(Random random, int mutations) {
    RandomReports reports = new RandomReports(random);
    Mutator mutator = new Mutator(random);
    byte[][] valid = new byte[100][];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = encoder.encode(reports.next());
    }
    CellReportDecoder hostile =
        new CellReportDecoder(
            id ->
                id % 2 == 0
                    ? Optional.of(SCHEMA)
                    : ReleasedSchemas.of("cell-reports").stream().findFirst(),
            1 << 20);
    KpiTotals totals = new KpiTotals();
    int read = 0;
    for (int i = 0; i < mutations; i++) {
      byte[] mutated = mutator.mutate(valid[random.nextInt(valid.length)]);
      long before = Allocation.ofThisThread();
      try {
        CellReportView view = hostile.decode(mutated);
        totals.clear();
        for (int reading = 0; reading < view.readings(); reading++) {
          view.addTo(reading, totals);
        }
        CellReportView.decodeOrigin(view.copyOrigin());
        computeKpis(totals);
        read++;
      } catch (WireException e) {
        assertNotNull(e.getMessage());
      }
      long allocated = Allocation.ofThisThread() - before;
      assertTrue(allocated < 1 << 20, allocated + " bytes for " + mutated.length);
    }
    return read;
  }

  /** What follows a record that was read; none of it may fail. */
  private static void computeKpis(KpiTotals totals) {
    for (Quantity quantity : Quantity.values()) {
      Kpis.quantile(totals, quantity, 0.99);
    }
    Kpis.loss(totals);
    Kpis.availability(totals);
    Kpis.accessibility(totals);
    Kpis.meanDownlinkKbps(totals);
    Kpis.coverage(totals, CoverageThreshold.ENGINEERING_DEFAULT);
    KpiTotalsCodec codec = new KpiTotalsCodec();
    KpiTotals again = new KpiTotals();
    codec.mergeInto(codec.encode(totals), again);
    assertEquals(totals, again);
  }

  @Test
  void theSameSeedGivesTheSameMutations() {
    byte[] valid = Generated.value(full());
    Mutator one = new Mutator(new Random(5));
    Mutator other = new Mutator(new Random(5));
    for (int i = 0; i < 100; i++) {
      assertArrayEquals(one.mutate(valid), other.mutate(valid));
    }
  }
}
