package io.umbral.pipeline;

import io.umbral.model.Expectations;
import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowSpec;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.KpiTotalsCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Merges the parts of slices and makes windows of them: publishes each window when the watermark
 * passes its end, again whenever late data changes it, and as final when no more data is taken. A
 * series that the inventory expects is published even where nothing was heard of it.
 *
 * <p>Open slices are in memory; closed ones are with the {@link Host}. Not safe for use by several
 * threads.
 */
final class WindowAssembler {

  /** Keeps closed slices, and takes the results. */
  interface Host {

    void emit(WindowResult result);

    void store(SeriesKey key, long sliceStartMillis, KpiTotals totals) throws Exception;

    void loadInto(SeriesKey key, long sliceStartMillis, KpiTotals target) throws Exception;

    void forget(SeriesKey key, long sliceStartMillis) throws Exception;
  }

  /** The slices of one series: null where it rests with the host, totals where it is open. */
  private static final class Series {
    private final SeriesKey key;
    private final TreeMap<Long, KpiTotals> slices = new TreeMap<>();

    private Series(SeriesKey key) {
      this.key = key;
    }
  }

  /**
   * One day: what is silent for longer is no longer news, and its windows would be many. At least
   * the longest window, so that no window lies in two stretches.
   */
  private static final long LONGEST_SILENCE_MILLIS = 86_400_000;

  private final SlicePlan plan;
  private final Topology topology;
  private final Predicate<SeriesKey> isOwn;
  private final Host host;
  private final Map<SeriesKey, Series> series = new HashMap<>();
  private final KpiTotalsCodec codec = new KpiTotalsCodec();
  private final KpiTotals scratch = new KpiTotals();
  private final KpiTotals part = new KpiTotals();

  private final AnnouncedTime announced;

  private long watermarkMillis = Long.MIN_VALUE;
  private Expectations ownOf;
  private List<SeriesKey> ownExpected = List.of();

  WindowAssembler(SlicePlan plan, Topology topology, Predicate<SeriesKey> isOwn, Host host) {
    this.plan = plan;
    this.topology = topology;
    this.isOwn = isOwn;
    this.host = host;
    long longestWindow = plan.windows().get(plan.windows().size() - 1).sizeMillis();
    this.announced = new AnnouncedTime(Math.max(LONGEST_SILENCE_MILLIS, longestWindow));
  }

  /** Widens the time in which windows exist. */
  void announce(long sliceStartMillis) {
    announced.add(sliceStartMillis);
  }

  /** The time in which windows exist, for a checkpoint and from one. */
  AnnouncedTime announced() {
    return announced;
  }

  /** Watermark up to which windows were published, for a checkpoint. */
  long publishedUntil() {
    return watermarkMillis;
  }

  /**
   * Goes on from a checkpoint; windows that some subtask had not published yet are published again.
   */
  void resumeAt(long publishedWatermarkMillis) {
    watermarkMillis = publishedWatermarkMillis;
  }

  /** Knows again of a slice that rests with the host. */
  void remember(SeriesKey key, long sliceStartMillis) {
    seriesOf(key).slices.put(sliceStartMillis, null);
  }

  int seriesCount() {
    return series.size();
  }

  private Series seriesOf(SeriesKey key) {
    return series.computeIfAbsent(key, Series::new);
  }

  /**
   * Adds a part.
   *
   * @return false where its slice takes no more data
   */
  boolean add(SlicePartial partial) throws Exception {
    long slice = partial.sliceStartMillis();
    if (plan.isExpired(slice, watermarkMillis)) {
      return false;
    }
    Series of = seriesOf(partial.key());
    if (plan.isClosed(slice, watermarkMillis)) {
      revise(of, slice, partial.totals());
    } else {
      codec.mergeInto(partial.totals(), openTotals(of, slice));
    }
    return true;
  }

  private KpiTotals openTotals(Series of, long slice) throws Exception {
    KpiTotals totals = of.slices.get(slice);
    if (totals == null) {
      totals = new KpiTotals();
      if (of.slices.containsKey(slice)) {
        // It was open at the checkpoint that this run started from.
        host.loadInto(of.key, slice, totals);
      }
      of.slices.put(slice, totals);
    }
    return totals;
  }

  private void revise(Series of, long slice, byte[] totals) throws Exception {
    part.clear();
    if (of.slices.containsKey(slice)) {
      host.loadInto(of.key, slice, part);
    }
    codec.mergeInto(totals, part);
    host.store(of.key, slice, part);
    of.slices.put(slice, null);
    for (WindowSpec window : plan.windows()) {
      long start = window.firstStartHolding(slice);
      for (; start <= slice; start += window.slideMillis()) {
        if (isPublished(window, start)) {
          publish(of.key, window, start, statusAt(window, start, watermarkMillis));
        }
      }
    }
  }

  private boolean isPublished(WindowSpec window, long start) {
    return start + window.sizeMillis() - 1 <= watermarkMillis;
  }

  private Status statusAt(WindowSpec window, long start, long atWatermarkMillis) {
    boolean isFinal =
        atWatermarkMillis == Long.MAX_VALUE
            || start + window.sizeMillis() - 1 <= atWatermarkMillis - plan.allowedLatenessMillis();
    return isFinal ? Status.FINAL : Status.PROVISIONAL;
  }

  /**
   * Publishes the windows that a watermark completes, shortest first, lets closed slices rest,
   * forgets what is past use.
   */
  void advanceTo(long newWatermarkMillis) throws Exception {
    if (newWatermarkMillis <= watermarkMillis) {
      return;
    }
    long before = watermarkMillis;
    watermarkMillis = newWatermarkMillis;
    if (isInsideOneSlice(before, newWatermarkMillis)) {
      return;
    }
    for (WindowSpec window : plan.windows()) {
      for (Map.Entry<Long, Long> stretch : announced.stretches().entrySet()) {
        publishBetween(window, stretch.getKey(), stretch.getValue(), before);
      }
    }
    restClosed(before);
    forgetPast();
  }

  /** Whether no slice was closed, and none became final, from one watermark to the next. */
  private boolean isInsideOneSlice(long before, long after) {
    return before != Long.MIN_VALUE
        && after != Long.MAX_VALUE
        && firstOpen(before) == firstOpen(after)
        && firstOpen(before - plan.allowedLatenessMillis())
            == firstOpen(after - plan.allowedLatenessMillis());
  }

  /** Start of the first slice that a watermark does not close. */
  private long firstOpen(long atWatermarkMillis) {
    return plan.sliceOf(atWatermarkMillis + 1);
  }

  private void publishBetween(WindowSpec window, long firstSlice, long lastSlice, long before)
      throws Exception {
    long first = window.firstStartHolding(firstSlice);
    long slide = window.slideMillis();
    long lateness = plan.allowedLatenessMillis();
    // The first window that was not final before; all earlier ones have been said for good.
    long start =
        before == Long.MIN_VALUE
            ? first
            : Math.max(first, firstEndingAfter(window, before - lateness));
    for (; start <= lastSlice && isPublished(window, start); start += slide) {
      Status now = statusAt(window, start, watermarkMillis);
      boolean wasPublished = before != Long.MIN_VALUE && start + window.sizeMillis() - 1 <= before;
      if (!wasPublished || now == Status.FINAL) {
        publishAll(window, start, now);
      }
    }
  }

  /** Start of the first window whose last millisecond is after an instant. */
  private static long firstEndingAfter(WindowSpec window, long instantMillis) {
    return window.firstStartHolding(instantMillis + 1);
  }

  private void publishAll(WindowSpec window, long start, Status status) throws Exception {
    Expectations expectations = topology.expectationsAt(start);
    for (SeriesKey key : expectedHere(expectations)) {
      publish(key, window, start, status);
    }
    long end = start + window.sizeMillis();
    for (Series of : series.values()) {
      Long slice = of.slices.ceilingKey(start);
      if (slice != null && slice < end && !expectations.series().contains(of.key)) {
        publish(of.key, window, start, status);
      }
    }
  }

  private List<SeriesKey> expectedHere(Expectations expectations) {
    if (ownOf != expectations) {
      ownOf = expectations;
      ownExpected = expectations.series().stream().filter(isOwn).toList();
    }
    return ownExpected;
  }

  private void publish(SeriesKey key, WindowSpec window, long start, Status status)
      throws Exception {
    long end = start + window.sizeMillis();
    RegionLevel level = topology.levelOf(key.region()).orElse(RegionLevel.COUNTRY);
    host.emit(
        new WindowResult(
            key,
            level,
            start,
            (int) window.sizeMillis(),
            status,
            totalsOf(series.get(key), start, end),
            topology.expectationsAt(start).of(key, start, end)));
  }

  private KpiTotals totalsOf(Series of, long start, long end) throws Exception {
    scratch.clear();
    if (of == null) {
      return scratch;
    }
    long reporting = 0;
    for (Map.Entry<Long, KpiTotals> slice : of.slices.subMap(start, end).entrySet()) {
      KpiTotals totals = slice.getValue();
      if (totals == null) {
        part.clear();
        host.loadInto(of.key, slice.getKey(), part);
        totals = part;
      }
      reporting = Math.max(reporting, totals.get(Total.REPORTING_CELLS));
      scratch.merge(totals);
    }
    // Distinct cells do not add up over time.
    scratch.set(Total.REPORTING_CELLS, reporting);
    return scratch;
  }

  /** Lets the slices rest that were open before and are closed now. */
  private void restClosed(long before) throws Exception {
    long from = before == Long.MIN_VALUE ? Long.MIN_VALUE : firstOpen(before);
    long to = watermarkMillis == Long.MAX_VALUE ? Long.MAX_VALUE : firstOpen(watermarkMillis);
    for (Series of : series.values()) {
      for (Map.Entry<Long, KpiTotals> slice : of.slices.subMap(from, to).entrySet()) {
        if (slice.getValue() != null) {
          host.store(of.key, slice.getKey(), slice.getValue());
          slice.setValue(null);
        }
      }
    }
  }

  /** Stores the slices that are still open, for a checkpoint; they stay open. */
  void writeThrough() throws Exception {
    long from = watermarkMillis == Long.MIN_VALUE ? Long.MIN_VALUE : firstOpen(watermarkMillis);
    for (Series of : series.values()) {
      for (Map.Entry<Long, KpiTotals> slice : of.slices.tailMap(from).entrySet()) {
        if (slice.getValue() != null) {
          host.store(of.key, slice.getKey(), slice.getValue());
        }
      }
    }
  }

  private void forgetPast() throws Exception {
    long oldest =
        watermarkMillis == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : plan.oldestNeededSlice(watermarkMillis);
    announced.forgetBefore(oldest);
    Iterator<Series> all = series.values().iterator();
    while (all.hasNext()) {
      Series of = all.next();
      Map<Long, KpiTotals> past = of.slices.headMap(oldest);
      if (past.isEmpty()) {
        continue;
      }
      for (Long slice : new ArrayList<>(past.keySet())) {
        host.forget(of.key, slice);
      }
      past.clear();
      if (of.slices.isEmpty()) {
        all.remove();
      }
    }
  }
}
