package io.umbral.pipeline;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Corridor;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Total;
import io.umbral.model.Values;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowSpec;
import io.umbral.sla.Account;
import io.umbral.sla.SlicePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The SLA job again, as plainly as it can be said: keeps every reading and computes everything from
 * the start. The oracle of the fast classes.
 */
final class PlainTwin {

  /** Name of a result. */
  record Name(SeriesKey key, long startMillis, long windowMillis) {

    static Name of(WindowResult result) {
      return new Name(result.key(), result.windowStartMillis(), result.windowMillis());
    }
  }

  /** A report as it was taken. */
  private record Taken(CellReport report, boolean isTooLate, boolean isAfterClose) {}

  private record Series(Origin origin, OptionalLong cellId, Technology technology) {}

  private record Period(Series series, long startMillis, int periodMillis) {}

  private record Slice(SeriesKey leaf, long startMillis) {}

  private final SlicePlan plan;
  private final RandomNation nation;
  private final List<Taken> taken = new ArrayList<>();

  PlainTwin(SlicePlan plan, RandomNation nation) {
    this.plan = plan;
    this.nation = nation;
  }

  /** Takes a report at the watermark of the subtask that reads it. */
  void take(CellReport report, long watermarkMillis) {
    long sliceEnd = sliceOf(report) + plan.sliceMillis();
    boolean isTooLate =
        watermarkMillis != Long.MIN_VALUE
            && sliceEnd <= watermarkMillis + 1 - plan.allowedLatenessMillis();
    boolean isAfterClose = watermarkMillis != Long.MIN_VALUE && sliceEnd <= watermarkMillis + 1;
    taken.add(new Taken(report, isTooLate, isAfterClose));
  }

  /** Number of reports taken, for a checkpoint. */
  int position() {
    return taken.size();
  }

  /** Forgets what came after a checkpoint. */
  void rewindTo(int position) {
    taken.subList(position, taken.size()).clear();
  }

  private long sliceOf(CellReport report) {
    long last = report.periodStartMillis() + report.periodMillis() - 1;
    return last - Math.floorMod(last, plan.sliceMillis());
  }

  /** Where every reading went. */
  Account account() {
    Account account = Account.EMPTY;
    Set<Period> counted = new HashSet<>();
    for (Taken of : taken) {
      for (CellReading reading : of.report().cells()) {
        account = account.plus(verdict(of, reading, counted));
      }
    }
    return account;
  }

  private Account verdict(Taken of, CellReading reading, Set<Period> counted) {
    if (of.isTooLate()) {
      return new Account(1, 0, 0, 1, 0);
    }
    if (leafOf(of.report(), reading).isEmpty()) {
      return new Account(1, 0, 0, 0, 1);
    }
    return counted.add(periodOf(of.report(), reading))
        ? new Account(1, 1, 0, 0, 0)
        : new Account(1, 0, 1, 0, 0);
  }

  private static Period periodOf(CellReport report, CellReading reading) {
    Series series = new Series(report.origin(), reading.cellId(), reading.technology());
    return new Period(series, report.periodStartMillis(), report.periodMillis());
  }

  private Optional<SeriesKey> leafOf(CellReport report, CellReading reading) {
    long instant = report.periodStartMillis() + report.periodMillis() - 1;
    Origin origin = report.origin();
    if (reading.cellId().isPresent()) {
      CellKey key = new CellKey(origin.plmn().orElse(""), reading.cellId().getAsLong());
      Optional<Cell> cell = cellAt(key, instant);
      if (cell.isPresent()) {
        return Optional.of(leafOf(cell.get()));
      }
    }
    return origin
        .region()
        .filter(region -> nation.regions.stream().anyMatch(known -> known.id().equals(region)))
        .map(region -> new SeriesKey(region, origin.ranHost(), reading.technology().name()));
  }

  private static SeriesKey leafOf(Cell cell) {
    return new SeriesKey(cell.municipality(), cell.ranHost(), cell.technology().name());
  }

  private Optional<Cell> cellAt(CellKey key, long instant) {
    Cell found = null;
    for (Cell cell : nation.cells) {
      boolean isInForce = cell.key().equals(key) && cell.validFromMillis() <= instant;
      if (isInForce && (found == null || cell.validFromMillis() >= found.validFromMillis())) {
        found = cell;
      }
    }
    return Optional.ofNullable(found).filter(cell -> !cell.retired());
  }

  /** Every result in its last revision, after the end of all input. */
  Map<Name, WindowResult> results() {
    Map<SeriesKey, Map<Long, KpiTotals>> slices = rollUp(leaves());
    Map<Name, WindowResult> results = new HashMap<>();
    TreeSet<Long> announced = new TreeSet<>();
    taken.stream().filter(of -> !of.isTooLate()).forEach(of -> announced.add(sliceOf(of.report())));
    if (announced.isEmpty()) {
      return results;
    }
    for (WindowSpec window : plan.windows()) {
      // Starts of windows are multiples of the slide.
      long start = Math.floorDiv(announced.first(), window.slideMillis()) * window.slideMillis();
      start -= window.sizeMillis() - window.slideMillis();
      for (; start <= announced.last(); start += window.slideMillis()) {
        window(window, start, slices, results);
      }
    }
    return results;
  }

  private void window(
      WindowSpec window,
      long start,
      Map<SeriesKey, Map<Long, KpiTotals>> slices,
      Map<Name, WindowResult> results) {
    Map<SeriesKey, Expected> expected = expectedIn(start, start + window.sizeMillis());
    Set<SeriesKey> keys = new HashSet<>(expected.keySet());
    keys.addAll(slices.keySet());
    for (SeriesKey key : keys) {
      KpiTotals totals = new KpiTotals();
      long reporting = 0;
      boolean isHeard = false;
      long end = start + window.sizeMillis();
      for (long slice = start; slice < end; slice += plan.sliceMillis()) {
        KpiTotals part = slices.getOrDefault(key, Map.of()).get(slice);
        if (part != null) {
          isHeard = true;
          totals.merge(part);
          reporting = Math.max(reporting, part.get(Total.REPORTING_CELLS));
        }
      }
      totals.set(Total.REPORTING_CELLS, reporting);
      if (isHeard || expected.containsKey(key)) {
        WindowResult result =
            new WindowResult(
                key,
                levelOf(key.region()),
                start,
                (int) window.sizeMillis(),
                Status.FINAL,
                totals,
                Optional.ofNullable(expected.get(key)));
        results.put(Name.of(result), result);
      }
    }
  }

  private Map<Slice, KpiTotals> leaves() {
    Map<Slice, KpiTotals> leaves = new HashMap<>();
    Set<Period> counted = new HashSet<>();
    Set<List<Object>> reporting = new HashSet<>();
    for (Taken of : taken) {
      for (CellReading reading : of.report().cells()) {
        Period period = periodOf(of.report(), reading);
        Optional<SeriesKey> leaf = leafOf(of.report(), reading);
        if (of.isTooLate() || leaf.isEmpty() || !counted.add(period)) {
          continue;
        }
        Slice slice = new Slice(leaf.get(), sliceOf(of.report()));
        KpiTotals totals = leaves.computeIfAbsent(slice, any -> new KpiTotals());
        addTo(totals, reading, of.report().periodMillis());
        totals.add(Total.LATE, of.isAfterClose() ? 1 : 0);
        boolean isFirst = reporting.add(List.of(slice.startMillis(), period.series()));
        totals.add(Total.REPORTING_CELLS, isFirst ? 1 : 0);
      }
    }
    return leaves;
  }

  private Map<SeriesKey, Map<Long, KpiTotals>> rollUp(Map<Slice, KpiTotals> leaves) {
    Map<SeriesKey, Map<Long, KpiTotals>> all = new HashMap<>();
    leaves.forEach(
        (slice, totals) -> {
          for (SeriesKey key : seriesOf(slice.leaf(), slice.startMillis())) {
            all.computeIfAbsent(key, any -> new HashMap<>())
                .computeIfAbsent(slice.startMillis(), any -> new KpiTotals())
                .merge(totals);
          }
        });
    return all;
  }

  /** Every series that a leaf counts for, itself included. */
  private List<SeriesKey> seriesOf(SeriesKey leaf, long instant) {
    List<SeriesKey> keys = new ArrayList<>();
    for (String region : lineage(leaf.region(), instant)) {
      for (String operator : List.of(leaf.operator(), SeriesKey.ALL)) {
        for (String technology : List.of(leaf.technology(), SeriesKey.ALL)) {
          keys.add(new SeriesKey(region, operator, technology));
        }
      }
    }
    return keys;
  }

  private List<String> lineage(String leaf, long instant) {
    List<String> lineage = new ArrayList<>();
    Optional<String> next = Optional.of(leaf);
    while (next.isPresent()) {
      lineage.add(next.get());
      String of = next.get();
      next =
          nation.regions.stream()
              .filter(region -> region.id().equals(of))
              .findFirst()
              .flatMap(Region::parent);
    }
    nation.corridors.stream()
        .map(Corridor::id)
        .distinct()
        .filter(id -> corridorAt(id, instant).contains(leaf))
        .forEach(lineage::add);
    return lineage;
  }

  private List<String> corridorAt(String id, long instant) {
    return nation.corridors.stream()
        .filter(of -> of.id().equals(id) && of.validFromMillis() <= instant)
        .max(Comparator.comparingLong(Corridor::validFromMillis))
        .map(Corridor::municipalities)
        .orElse(List.of());
  }

  private Map<SeriesKey, Expected> expectedIn(long start, long end) {
    Map<SeriesKey, Expected> expected = new HashMap<>();
    nation.cells.stream()
        .map(Cell::key)
        .distinct()
        .forEach(
            key ->
                cellAt(key, start)
                    .ifPresent(
                        cell -> {
                          Expected owed = new Expected(1, endsIn(start, end, cell));
                          for (SeriesKey of : seriesOf(leafOf(cell), start)) {
                            expected.merge(of, owed, PlainTwin::sum);
                          }
                        }));
    return expected;
  }

  private static long endsIn(long start, long end, Cell cell) {
    long period = cell.reportPeriodMillis();
    long ends = 0;
    for (long at = (start / period + 1) * period; at <= end; at += period) {
      ends++;
    }
    return ends;
  }

  private static Expected sum(Expected a, Expected b) {
    return new Expected(a.cells() + b.cells(), a.periods() + b.periods());
  }

  private RegionLevel levelOf(String region) {
    return nation.regions.stream()
        .filter(of -> of.id().equals(region))
        .findFirst()
        .map(Region::level)
        .orElse(RegionLevel.CORRIDOR);
  }

  /** Adds what a reading says. */
  static void addTo(KpiTotals totals, CellReading reading, int periodMillis) {
    totals.add(Total.READINGS, 1);
    if (reading.suspect()) {
      totals.add(Total.SUSPECT, 1);
      return;
    }
    add(totals, Quantity.RTT_MICROS, reading.rttMicros());
    add(totals, Quantity.JITTER_MICROS, reading.jitterMicros());
    add(totals, Quantity.DOWNLINK_KBPS, reading.downlinkKbps());
    add(totals, Quantity.UPLINK_KBPS, reading.uplinkKbps());
    add(totals, Quantity.RSRP_DBM, reading.rsrpDbm());
    add(totals, Quantity.SS_RSRP_DBM, reading.ssRsrpDbm());
    reading.downlink().ifPresent(of -> totals.add(Total.DOWNLINK_BYTES, of.bytes()));
    reading.downlink().ifPresent(of -> totals.add(Total.DOWNLINK_ACTIVE_MILLIS, of.activeMillis()));
    reading.uplink().ifPresent(of -> totals.add(Total.UPLINK_BYTES, of.bytes()));
    reading.uplink().ifPresent(of -> totals.add(Total.UPLINK_ACTIVE_MILLIS, of.activeMillis()));
    add(totals, Total.PROBES_LOST, Total.PROBES_SENT, reading.lostProbes());
    add(totals, Total.RRC_SUCCESSES, Total.RRC_ATTEMPTS, reading.rrcSetup());
    add(totals, Total.SIGNALLING_SUCCESSES, Total.SIGNALLING_ATTEMPTS, reading.signallingSetup());
    add(totals, Total.BEARER_SUCCESSES, Total.BEARER_ATTEMPTS, reading.bearerSetup());
    if (reading.unavailableMillis().isPresent()) {
      totals.add(Total.UNAVAILABLE_MILLIS, reading.unavailableMillis().getAsLong());
      totals.add(Total.OBSERVED_MILLIS, periodMillis);
    }
  }

  private static void add(KpiTotals totals, Total part, Total whole, Optional<Ratio> ratio) {
    ratio.ifPresent(of -> totals.add(part, of.part()));
    ratio.ifPresent(of -> totals.add(whole, of.whole()));
  }

  private static void add(KpiTotals totals, Quantity quantity, Optional<Values> values) {
    if (values.isEmpty()) {
      return;
    }
    if (values.get() instanceof Values.Samples samples) {
      for (long value : samples.values()) {
        totals.of(quantity).add(quantity.bucketOf((int) value), 1, value);
      }
    } else if (values.get() instanceof Values.Histogram histogram) {
      totals.of(quantity).addToSum(histogram.sum());
      for (int i = 0; i < histogram.buckets().length; i++) {
        int said = histogram.buckets()[i];
        int bucket = quantity.isLevel() ? quantity.bucketOf(said) : said;
        totals.of(quantity).add(bucket, histogram.counts()[i], 0);
      }
    }
  }
}
