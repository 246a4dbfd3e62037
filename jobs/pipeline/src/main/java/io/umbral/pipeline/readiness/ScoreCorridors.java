package io.umbral.pipeline.readiness;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorScore;
import io.umbral.readiness.CorridorScorer;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Correction;
import io.umbral.readiness.ReadinessResult.Status;
import io.umbral.readiness.ReadinessResult.Window;
import io.umbral.readiness.Scorecard;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.WindowResultCodec;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the windows of a corridor and scores them when a quarter of an hour, an hour, a day or a
 * month has passed.
 *
 * <p>A timer stands at the last instant of what it closes, so that what it has to do follows from
 * its time alone. Windows are kept until the vintage after theirs is frozen: only then can late
 * data no longer correct anything. A corridor that falls silent goes on being scored, carried,
 * until nothing of it is remembered.
 */
final class ScoreCorridors extends KeyedProcessFunction<String, CorridorWindow, ScoredCorridor> {

  private static final long serialVersionUID = 1L;

  private final ReadinessJobConfig config;

  private transient ReadinessMethod method;
  private transient CorridorScorer scorer;
  private transient Map<String, CorridorProfile> profiles;
  private transient MapState<Long, List<WindowResult>> windows;
  private transient MapState<String, List<CadenceMemory>> memories;
  private transient MapState<Long, Long> lateByMonth;
  private transient Counter tooLate;

  ScoreCorridors(ReadinessJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    method = config.method();
    scorer =
        new CorridorScorer(
            method,
            new CoverageThreshold(
                config.coverage().rsrpDbm(),
                config.coverage().ssRsrpDbm(),
                config.coverage().source(),
                config.coverage().legal()));
    tooLate = getRuntimeContext().getMetricGroup().counter("readingsTooLateForAnyVintage");
    profiles = new HashMap<>();
    config.corridors().forEach(corridor -> profiles.put(corridor.id(), corridor.profile()));
    windows =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "windows", Types.LONG, Types.LIST(EdgeTypes.WINDOW_RESULT)));
    memories =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "memories", Types.STRING, Types.LIST(ReadinessTypes.CADENCE_MEMORY)));
    lateByMonth =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("late-by-month", Types.LONG, Types.LONG));
  }

  @Override
  public void processElement(CorridorWindow in, Context context, Collector<ScoredCorridor> out)
      throws Exception {
    WindowResult window = in.window();
    long start = window.windowStartMillis();
    // What is closed is closed when the watermark has reached its last instant.
    long passed = context.timerService().currentWatermark();
    YearMonth month = Calendar.monthOf(start);
    long closingMillis = config.closing().toMillis();
    if (Calendar.startOf(month.plusMonths(2)) + closingMillis - 1 <= passed) {
      // The vintage after its own is frozen: there is nothing left that it could correct.
      refuse(in, context);
      return;
    }
    List<WindowResult> kept = windows.get(start);
    List<WindowResult> merged = merged(kept == null ? List.of() : kept, window);
    if (merged.isEmpty()) {
      return;
    }
    windows.put(start, merged);
    long end = start + window.windowMillis();
    if (end + closingMillis - 1 > passed) {
      long shortest = config.shortest().toMillis();
      registerEnd(context, Calendar.floor(start, shortest) + shortest);
      registerEnd(context, Calendar.floor(start, Calendar.HOUR_MILLIS) + Calendar.HOUR_MILLIS);
      long day = Calendar.floor(start, Calendar.DAY_MILLIS) + Calendar.DAY_MILLIS;
      registerEnd(context, day);
      registerEnd(context, day + closingMillis);
    }
    long frozen = Calendar.startOf(month.plusMonths(1)) + closingMillis;
    if (frozen - 1 <= passed) {
      Long late = lateByMonth.get(Calendar.startOf(month));
      lateByMonth.put(Calendar.startOf(month), (late == null ? 0 : late) + window.revision());
      frozen = Calendar.startOf(month.plusMonths(2)) + closingMillis;
    }
    registerEnd(context, frozen);
  }

  /**
   * Says once for each corridor what no score will ever count: the window of all operators stands
   * for those of single ones, whose readings it holds.
   */
  private void refuse(CorridorWindow in, Context context) {
    WindowResult window = in.window();
    if (!window.key().operator().equals(SeriesKey.ALL) || window.revision() == 0) {
      return;
    }
    tooLate.inc(window.revision());
    String detail =
        "window of %s from %s came after the vintage that corrects its month was frozen: no score of %s counts what is new in it"
            .formatted(
                window.key().region(),
                Instant.ofEpochMilli(window.windowStartMillis()),
                in.corridor());
    context.output(
        ReadinessJob.REJECTED,
        new Rejected(
            RejectionCause.LATE,
            detail,
            new Place("sla-windows", Place.NO_PARTITION, 0),
            Math.toIntExact(window.revision()),
            WindowResultCodec.encodeKey(window)));
  }

  private static void registerEnd(Context context, long endMillis) {
    context.timerService().registerEventTimeTimer(endMillis - 1);
  }

  /** Windows of one start with another one; none where it says nothing new. */
  private static List<WindowResult> merged(List<WindowResult> kept, WindowResult window) {
    List<WindowResult> merged = new ArrayList<>(kept.size() + 1);
    for (WindowResult old : kept) {
      if (!old.key().equals(window.key())) {
        merged.add(old);
      } else if (!window.supersedes(old)) {
        return List.of();
      }
    }
    merged.add(window);
    return merged;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredCorridor> out)
      throws Exception {
    long end = timestamp + 1;
    CorridorProfile profile = profiles.get(context.getCurrentKey());
    if (profile == null) {
      // The corridor is no longer in the reference data.
      windows.clear();
      memories.clear();
      lateByMonth.clear();
      return;
    }
    long shortest = config.shortest().toMillis();
    if (Calendar.isStartOf(end, shortest)) {
      score(profile, provisional(Cadence.QUARTER_HOUR, end - shortest, end), out);
    }
    if (Calendar.isStartOf(end, Calendar.HOUR_MILLIS)) {
      score(profile, provisional(Cadence.HOUR, end - Calendar.HOUR_MILLIS, end), out);
    }
    if (Calendar.isStartOf(end, Calendar.DAY_MILLIS)) {
      score(profile, provisional(Cadence.DAY, end - Calendar.DAY_MILLIS, end), out);
    }
    long closed = end - config.closing().toMillis();
    if (Calendar.isStartOf(closed, Calendar.DAY_MILLIS)) {
      score(profile, day(closed - Calendar.DAY_MILLIS, closed, end), out);
    }
    if (Calendar.isStartOfMonth(closed)) {
      freeze(profile, Calendar.monthOf(closed).minusMonths(1), end, out);
    }
    expectSilence(end, context);
  }

  private static Window provisional(Cadence cadence, long from, long to) {
    return new Window(
        cadence,
        from,
        to,
        to,
        ReadinessResult.PROVISIONAL_VINTAGE,
        Status.PROVISIONAL,
        Optional.empty());
  }

  private static Window day(long from, long to, long asOf) {
    return new Window(
        Cadence.DAY,
        from,
        to,
        asOf,
        Calendar.dayOf(from).toString(),
        Status.FINAL,
        Optional.empty());
  }

  /** Freezes a month, corrects the one before where late data came, and lets that one go. */
  private void freeze(
      CorridorProfile profile, YearMonth month, long asOf, Collector<ScoredCorridor> out)
      throws Exception {
    YearMonth before = month.minusMonths(1);
    Long late = lateByMonth.get(Calendar.startOf(before));
    if (late != null) {
      score(
          profile,
          month(
              before,
              asOf,
              month,
              Optional.of(
                  new Correction(
                      before.toString(), late + " readings came after it had been frozen"))),
          out);
      lateByMonth.remove(Calendar.startOf(before));
    }
    score(profile, month(month, asOf, month, Optional.empty()), out);
    forgetBefore(Calendar.startOf(month));
  }

  private static Window month(
      YearMonth month, long asOf, YearMonth vintage, Optional<Correction> correction) {
    return new Window(
        Cadence.MONTH,
        Calendar.startOf(month),
        Calendar.startOf(month.plusMonths(1)),
        asOf,
        vintage.toString(),
        Status.FROZEN,
        correction);
  }

  private void forgetBefore(long startMillis) throws Exception {
    Iterator<Long> starts = windows.keys().iterator();
    while (starts.hasNext()) {
      if (starts.next() < startMillis) {
        starts.remove();
      }
    }
    if (windows.isEmpty()) {
      // An empty map would stay in memory.
      windows.clear();
    }
  }

  private void score(CorridorProfile profile, Window window, Collector<ScoredCorridor> out)
      throws Exception {
    if (window.fromMillis() >= config.horizonMillis()) {
      // After the end of a recording nothing was silent.
      return;
    }
    List<WindowResult> measured = between(window.fromMillis(), window.toMillis());
    String series = window.cadence() + " " + window.status() + window.revisionOf().isPresent();
    List<CadenceMemory> kept = memories.get(series);
    List<CadenceMemory> known = kept == null ? List.of() : kept;
    CadenceMemory before = CadenceMemory.before(window.fromMillis(), known);
    if (measured.isEmpty() && before.lastLive().isEmpty()) {
      return;
    }
    CorridorScore score =
        scorer.score(profile, window.name(), window.toMillis(), measured, before.lastLive());
    Optional<Scorecard> earlier =
        before.scores().isEmpty()
            ? Optional.empty()
            : Optional.of(Scorecard.of(method, before.scores()));
    out.collect(
        new ScoredCorridor(
            ReadinessResult.of(method, profile, window, score, earlier), score.draws()));
    CadenceMemory own =
        new CadenceMemory(window.fromMillis(), score.scorecard().indicators(), score.lastLive());
    memories.put(series, own.among(known));
  }

  private List<WindowResult> between(long fromMillis, long toMillis) throws Exception {
    List<WindowResult> found = new ArrayList<>();
    for (long at = fromMillis; at < toMillis; at += config.window().toMillis()) {
      List<WindowResult> one = windows.get(at);
      if (one != null) {
        found.addAll(one);
      }
    }
    return found;
  }

  /** A timer for the next score where no window may come, as long as anything is carried. */
  private void expectSilence(long end, OnTimerContext context) throws Exception {
    boolean remembered = false;
    Iterator<Map.Entry<String, List<CadenceMemory>>> entries = memories.iterator();
    while (entries.hasNext()) {
      Map.Entry<String, List<CadenceMemory>> entry = entries.next();
      boolean ofMonth = entry.getKey().startsWith(Cadence.MONTH.name());
      boolean fresh = isFresh(entry.getValue(), end);
      // A month is compared with the one before, whose windows are kept as long.
      if (!fresh && !(ofMonth && !windows.isEmpty())) {
        entries.remove();
      }
      remembered |= fresh && !ofMonth;
    }
    if (memories.isEmpty()) {
      memories.clear();
    }
    long shortest = config.shortest().toMillis();
    long next = Calendar.floor(end, shortest) + shortest;
    if (remembered && next <= config.horizonMillis()) {
      registerEnd(context, next);
    }
    if (!windows.isEmpty()) {
      // Empties the state also where no window of a later month comes.
      YearMonth month = Calendar.monthOf(end - config.closing().toMillis());
      registerEnd(context, Calendar.startOf(month.plusMonths(1)) + config.closing().toMillis());
    }
  }

  /** Whether anything is remembered that a score may still carry. */
  private boolean isFresh(List<CadenceMemory> kept, long nowMillis) {
    long longest = method.carry().days() * Calendar.DAY_MILLIS + config.closing().toMillis();
    return kept.stream()
        .flatMap(memory -> memory.lastLive().values().stream())
        .anyMatch(last -> nowMillis - last.endMillis() <= longest);
  }
}
