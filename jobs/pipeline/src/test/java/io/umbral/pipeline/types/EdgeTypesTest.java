package io.umbral.pipeline.types;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.SloStatus.Method;
import io.umbral.model.Technology;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.Account;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.SchemaLookup;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of an edge or state is written and read back as it was. */
final class EdgeTypesTest {

  private static final Map<TypeInformation<?>, List<?>> SAMPLES = new HashMap<>();

  static {
    SeriesKey key = new SeriesKey("20043", "Altán", "NR");
    Place place = new Place("cell-reports", 3, 1L << 40);
    SAMPLES.put(EdgeTypes.SERIES_KEY, List.of(key, new SeriesKey("", "ALL", "ALL")));
    SAMPLES.put(
        EdgeTypes.SLICE_PARTIAL,
        List.of(
            new SlicePartial(key, -60_000, true, new byte[] {1, 0, 0}),
            new SlicePartial(key, Long.MAX_VALUE, false, new byte[0])));
    Contributors drivers =
        new Contributors(
            new Burden(Burden.Kind.LONG_ROUND_TRIPS, 250_000),
            12,
            List.of(
                new Contributor("MX-7", Optional.of("334020-4711"), 9),
                new Contributor("run-3", Optional.empty(), 3)));
    SAMPLES.put(
        EdgeTypes.SLICE_BURDEN,
        List.of(
            new SliceBurden(key, -60_000, drivers),
            new SliceBurden(
                key,
                Long.MAX_VALUE,
                new Contributors(Burden.of(Burden.Kind.LOST_PROBES), 0, List.of()))));
    SAMPLES.put(EdgeTypes.WINDOW_RESULT, List.of(result(totals(), Optional.empty()), result()));
    SAMPLES.put(
        EdgeTypes.REJECTED,
        List.of(
            new Rejected(RejectionCause.EMPTY, "", place, 1, new byte[0]),
            new Rejected(
                RejectionCause.TOO_LARGE, "10 MB", Place.line("a", 7), 9, 99, new byte[5])));
    SAMPLES.put(
        EdgeTypes.SUBTASK_ACCOUNT,
        List.of(new SubtaskAccount("merge", 1, new Account(0, -3, 0, 3, 1L << 40))));
    SAMPLES.put(EdgeTypes.REPORT_BATCH, List.of(batch()));
    SAMPLES.put(EdgeTypes.SLO_STATUS, List.of(sloStatus(key)));
  }

  private static SloStatus sloStatus(SeriesKey key) {
    return new SloStatus(
        "latency",
        "2",
        Optional.of("fast"),
        "mobile",
        key,
        RegionLevel.CORRIDOR,
        60_000,
        0,
        120_000,
        7,
        Status.FINAL,
        Verdict.BREACHED,
        Method.TIMESLICES,
        Rational.parse("0.9"),
        3,
        1,
        OptionalDouble.of(0.75),
        OptionalDouble.of(-1.5),
        List.of(new Burn(5, 1, 4, 4)),
        OptionalLong.of(60_000),
        1,
        1,
        false,
        "test");
  }

  private static KpiTotals totals() {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 12);
    totals.of(Quantity.RTT_MICROS).add(700, 3, 123_456);
    return totals;
  }

  private static WindowResult result() {
    return result(totals(), Optional.of(new Expected(4, 60)));
  }

  private static WindowResult result(KpiTotals totals, Optional<Expected> expected) {
    return new WindowResult(
        new SeriesKey("20043", "ALL", "LTE"),
        RegionLevel.MUNICIPALITY,
        1_772_359_200_000L,
        300_000,
        Status.PROVISIONAL,
        totals,
        expected);
  }

  /** One record that can be read, one that cannot, and an empty one. */
  private static ReportBatch batch() {
    CellReport report =
        new CellReport(
            new Origin("a", "Altan", Optional.empty(), Optional.empty(), Optional.of("IXT")),
            1_772_359_200_000L,
            60_000,
            List.of(CellReading.withoutCell(Technology.LTE)));
    ReportPack pack = new ReportPack(new byte[0]);
    pack.add(new CellReportEncoder().encode(report), 8, 1_772_359_300_000L);
    pack.add(new byte[] {1, 2, 3}, 9, Long.MAX_VALUE);
    pack.add(new byte[0], 1L << 40, 1_772_359_300_001L);
    ReportBatch batch =
        new ReportBatch(
            new ReceivedReport(
                "cell-reports", new CellReportDecoder(SchemaLookup.NONE, 1 << 20), 5_000));
    batch.take(pack.bytes(), 2);
    return batch;
  }

  static List<TypeInformation<?>> types() throws IllegalAccessException {
    List<TypeInformation<?>> types = new ArrayList<>();
    for (Field field : EdgeTypes.class.getFields()) {
      assertTrue(Modifier.isStatic(field.getModifiers()));
      types.add((TypeInformation<?>) field.get(null));
    }
    return types;
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void whatIsWrittenIsReadBack(TypeInformation<T> type) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    for (T sample : samples(type)) {
      DataOutputSerializer written = new DataOutputSerializer(64);
      serializer.serialize(sample, written);
      DataOutputSerializer copied = new DataOutputSerializer(64);
      serializer.copy(new DataInputDeserializer(written.getCopyOfBuffer()), copied);
      DataInputDeserializer source = new DataInputDeserializer(copied.getCopyOfBuffer());
      assertSameValue(sample, serializer.deserialize(source));
      assertEquals(0, source.available(), "bytes that were written and not read");
      assertSameValue(sample, serializer.copy(sample));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void aSnapshotOfTheSerializerIsCompatibleAsItIs(TypeInformation<T> type) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    TypeSerializerSnapshot<T> snapshot = serializer.snapshotConfiguration();
    DataOutputSerializer written = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(written, snapshot);
    TypeSerializerSnapshot<T> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(written.getCopyOfBuffer()), getClass().getClassLoader());
    assertTrue(snapshot.resolveSchemaCompatibility(read).isCompatibleAsIs());
    assertEquals(serializer, read.restoreSerializer());
  }

  @Test
  void aCopyOfAResultIsIndependentOfTheTotalsThatAreUsedAgain() {
    TypeSerializer<WindowResult> serializer =
        EdgeTypes.WINDOW_RESULT.createSerializer(new SerializerConfigImpl());
    assertFalse(serializer.isImmutableType());
    WindowResult emitted = result();
    WindowResult kept = serializer.copy(emitted);
    WindowResult alsoKept = serializer.copy(emitted, result());
    emitted.totals().clear();
    assertNotSame(emitted.totals(), kept.totals());
    assertEquals(result(), kept);
    assertEquals(result(), alsoKept);
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> samples(TypeInformation<T> type) {
    return (List<T>) SAMPLES.get(type);
  }

  private static void assertSameValue(Object expected, Object read) {
    if (expected instanceof SlicePartial partial && read instanceof SlicePartial other) {
      assertArrayEquals(partial.totals(), other.totals());
      assertEquals(partial.key(), other.key());
      assertEquals(partial.sliceStartMillis(), other.sliceStartMillis());
      assertEquals(partial.leaf(), other.leaf());
    } else if (expected instanceof Rejected rejected && read instanceof Rejected other) {
      assertArrayEquals(rejected.bytes(), other.bytes());
      assertEquals(rejected.toString(), withBytesOf(rejected, other).toString());
    } else if (expected instanceof ReportBatch batch && read instanceof ReportBatch other) {
      assertArrayEquals(batch.copyPack(), other.copyPack());
      assertEquals(batch.partition(), other.partition());
      assertEquals(batch.report().topic(), other.report().topic());
      assertEquals(batch.report().clockSkewMillis(), other.report().clockSkewMillis());
    } else {
      assertEquals(expected, read);
    }
  }

  private static Rejected withBytesOf(Rejected one, Rejected other) {
    return new Rejected(
        other.cause(), other.detail(), other.where(), other.readings(), other.size(), one.bytes());
  }
}
