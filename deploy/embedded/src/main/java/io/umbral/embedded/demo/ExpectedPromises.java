package io.umbral.embedded.demo;

import io.umbral.embedded.slo.Standing;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Sample;
import io.umbral.model.Cell;
import io.umbral.model.Rational;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How promises should stand at the end of a scenario, counted the plain way from all of its values:
 * no histogram, no window, no part of the engine that judges.
 *
 * <p>It knows what the shipped promises are made of: slices of time, percentiles of round-trip time
 * and downlink, and the share of samples at a level, by municipality, operator and technology.
 */
final class ExpectedPromises {

  private static final long MINUTE_MILLIS = 60_000;

  /** The error that the histogram promises: a value so close to a bound may be on either side. */
  private static final double TOLERANCE = 0.01;

  private static final Comparator<Standing.Name> NAME_ORDER =
      Comparator.comparing(Standing.Name::slo).thenComparing(Standing.Name::key);

  private final Map<ExpectedSlaTotals.Key, Figures> figures;
  private final long startMillis;
  private final int minutes;

  private ExpectedPromises(
      Map<ExpectedSlaTotals.Key, Figures> figures, long startMillis, int minutes) {
    this.figures = figures;
    this.startMillis = startMillis;
    this.minutes = minutes;
  }

  /**
   * How one should stand.
   *
   * @param attainment ratio; empty where nothing is counted
   * @param verdict whether the promise is kept
   */
  record Expected(OptionalDouble attainment, Verdict verdict) {}

  /** What a piece of time counts: bad of all; negative where a value is too close to its bound. */
  private record Counted(long total, long bad) {
    static final Counted UNSURE = new Counted(0, -1);

    boolean isUnsure() {
      return bad < 0;
    }
  }

  /**
   * Counts.
   *
   * @param slos promises without tags, each with one objective over slices of time
   * @param cells of the inventory: each is expected from the first minute on
   * @param figures of every series and minute that has a reading
   * @param startMillis first instant of the scenario, milliseconds since the epoch
   * @param minutes length of the scenario
   * @return by promise and series; empty where a value is too close to its bound to be sure
   */
  static Map<Standing.Name, Optional<Expected>> of(
      List<Slo> slos,
      List<Cell> cells,
      Map<ExpectedSlaTotals.Key, Figures> figures,
      long startMillis,
      int minutes) {
    ExpectedPromises promises = new ExpectedPromises(figures, startMillis, minutes);
    Set<SeriesKey> series = new TreeSet<>();
    for (Cell cell : cells) {
      String technology = cell.technology().name();
      series.add(new SeriesKey(cell.municipality(), cell.ranHost(), technology));
      series.add(new SeriesKey(cell.municipality(), SeriesKey.ALL, technology));
    }
    Map<Standing.Name, Optional<Expected>> expected = new TreeMap<>(NAME_ORDER);
    for (Slo slo : slos) {
      for (SeriesKey key : series) {
        if (slo.selector().regions().contains(key.region())
            && slo.selector().technologies().contains(key.technology())) {
          expected.put(new Standing.Name(slo.name(), "", key), promises.expected(slo, key));
        }
      }
    }
    return expected;
  }

  private Optional<Expected> expected(Slo slo, SeriesKey key) {
    int sliceMinutes = ((Budgeting.Timeslices) slo.budgeting()).sliceMinutes();
    Objective objective = slo.objectives().get(0);
    long total = 0;
    long bad = 0;
    for (int first = 0; first + sliceMinutes <= minutes; first += sliceMinutes) {
      List<Counted> counted = new ArrayList<>();
      for (int minute = first; minute < first + sliceMinutes; minute++) {
        counted.add(minute(objective, key, startMillis + minute * MINUTE_MILLIS));
      }
      if (counted.stream().anyMatch(Counted::isUnsure)) {
        return Optional.empty();
      }
      long events = counted.stream().mapToLong(Counted::total).sum();
      long badEvents = counted.stream().mapToLong(Counted::bad).sum();
      boolean isEmptyAndBad = events == 0 && slo.emptySlices() == EmptySlices.BAD;
      boolean isMissed =
          events > 0
              && objective.sliceTarget().orElseThrow().compareRatio(events - badEvents, events) < 0;
      total += events > 0 || isEmptyAndBad ? 1 : 0;
      bad += isMissed || isEmptyAndBad ? 1 : 0;
    }
    if (total == 0) {
      return Optional.of(new Expected(OptionalDouble.empty(), Verdict.INSUFFICIENT));
    }
    double attainment = (double) (total - bad) / total;
    boolean isMet = attainment >= objective.target().value();
    return Optional.of(
        new Expected(OptionalDouble.of(attainment), isMet ? Verdict.MET : Verdict.BREACHED));
  }

  private Counted minute(Objective objective, SeriesKey key, long minuteMillis) {
    Figures measured =
        figures.get(
            new ExpectedSlaTotals.Key(
                key.region(), key.operator(), key.technology(), minuteMillis));
    if (measured == null) {
      return new Counted(0, 0);
    }
    Indicator.Threshold asked = (Indicator.Threshold) objective.indicator();
    if (asked.statistic() instanceof Statistic.Each) {
      return new Counted(measured.levelsTotal(), measured.levelsTotal() - measured.levelsGood());
    }
    Rational q = ((Statistic.Quantile) asked.statistic()).q();
    int percent = (int) (100 * q.numerator() / q.denominator());
    OptionalLong value = percentile(asked, measured, percent);
    if (value.isEmpty()) {
      return new Counted(0, 0);
    }
    double bound = asked.threshold().value() * asked.kpi().scale();
    if (Math.abs(value.getAsLong() - bound) <= TOLERANCE * bound) {
      return Counted.UNSURE;
    }
    return new Counted(
        1, asked.comparison().holds(Double.compare((double) value.getAsLong(), bound)) ? 0 : 1);
  }

  private static OptionalLong percentile(Indicator.Threshold asked, Figures measured, int percent) {
    Sample sample =
        switch (asked.kpi().quantity().orElseThrow()) {
          case RTT_MICROS -> measured.rttMicros();
          case DOWNLINK_KBPS -> measured.downlinkKbps();
          case UPLINK_KBPS -> measured.uplinkKbps();
          case JITTER_MICROS, RSRP_DBM, SS_RSRP_DBM ->
              throw new IllegalStateException(
                  "no shipped promise is on a percentile of " + asked.kpi().word());
        };
    return sample.size() == 0 ? OptionalLong.empty() : OptionalLong.of(sample.percentile(percent));
  }
}
