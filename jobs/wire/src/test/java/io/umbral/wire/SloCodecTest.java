package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.SloRecord;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.Statistic;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SloCodecTest {

  private final SloCodec codec = new SloCodec();

  private static Slo coverage() {
    return new Slo(
        "coverage",
        "2",
        1_790_000_000_000L,
        false,
        "mobile",
        new Selector(
            Set.of(RegionLevel.STATE, RegionLevel.MUNICIPALITY),
            Set.of(),
            Set.of("Telcel", "ALL"),
            Set.of("NR"),
            Map.of("area", "rural")),
        List.of(
            new Objective(
                "covered",
                Kpi.COVERAGE.ratio().orElseThrow(),
                Rational.parse("0.95"),
                Optional.of(Rational.parse("0.9")),
                Rational.ONE)),
        new Budgeting.Timeslices(5),
        new TimeWindow.Calendar(
            new WindowLength(1, WindowLength.Unit.MONTH),
            LocalDateTime.parse("2026-01-01T00:00"),
            ZoneId.of("America/Mexico_City")),
        EmptySlices.BAD,
        10,
        Rational.parse("0.5"),
        List.of(60, 5),
        false,
        "engineering default");
  }

  private static Slo latency(Indicator indicator, Budgeting budgeting) {
    return new Slo(
        "latency",
        "1",
        0,
        true,
        "mobile",
        Selector.EVERYTHING,
        List.of(
            new Objective(
                "fast", indicator, Rational.parse("0.99"), Optional.empty(), Rational.ONE),
            new Objective(
                "kept",
                new Indicator.Ratio(Counter.PROBES_LOST, false, Counter.PROBES_SENT),
                Rational.parse("0.999"),
                Optional.empty(),
                Rational.parse("0.5"))),
        budgeting,
        new TimeWindow.Rolling(new WindowLength(30, WindowLength.Unit.DAY)),
        EmptySlices.EXCLUDED,
        0,
        Rational.ZERO,
        Slo.USUAL_BURN_WINDOWS,
        true,
        "a law");
  }

  private RejectionCause causeOf(Consumer<SloRecord> damage) throws Exception {
    SloRecord read = SloRecord.getDecoder().decode(codec.encode(coverage()));
    damage.accept(read);
    byte[] bytes =
        Generated.framed(
            SloRecord.getClassSchema(), Generated.body(SloRecord.getClassSchema(), read));
    WireException refused = assertThrows(WireException.class, () -> codec.decode(bytes));
    assertTrue(refused.getMessage().contains("coverage"), refused::getMessage);
    return refused.rejectionCause();
  }

  @Test
  void readsWhatItWrites() throws WireException {
    assertEquals(coverage(), codec.decode(codec.encode(coverage())));
    for (String statistic : List.of("mean", "each", "p95", "p99.9", "p100")) {
      Indicator indicator =
          new Indicator.Threshold(
              Kpi.RTT_MILLIS,
              Statistic.of(statistic).orElseThrow(),
              Comparison.LTE,
              Rational.parse("50.5"));
      for (Budgeting budgeting :
          List.of(new Budgeting.Occurrences(), new Budgeting.RatioTimeslices(15))) {
        Slo slo = latency(indicator, budgeting);
        assertEquals(slo, codec.decode(codec.encode(slo)));
      }
    }
  }

  @Test
  void theNameIsThatOfTheVersion() {
    assertEquals("coverage|2", new String(SloCodec.encodeKey(coverage()), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoSoundPromiseIsRefused() throws Exception {
    List<Consumer<SloRecord>> faults =
        List.of(
            slo -> slo.setVersion(""),
            slo -> slo.setObjectives(List.of()),
            slo -> slo.getObjectives().get(0).setSliceTarget(null),
            slo -> slo.getObjectives().get(0).getTarget().setNumerator(20),
            slo -> slo.getObjectives().get(0).getTarget().setDenominator(0),
            slo -> slo.setSliceMinutes(7),
            slo -> slo.setWindowAmount(0),
            slo -> slo.setCalendarZone("Nowhere/Land"),
            slo -> slo.setCalendarStart("yesterday"),
            slo -> slo.setCalendarStart(null),
            slo -> slo.setBurnWindows(List.of(5_000)),
            slo -> slo.setMinimumSamples(-1));
    for (Consumer<SloRecord> fault : faults) {
      assertEquals(RejectionCause.INVALID_VALUE, causeOf(fault));
    }
  }
}
