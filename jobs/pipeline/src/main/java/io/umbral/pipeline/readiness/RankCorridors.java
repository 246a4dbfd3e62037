package io.umbral.pipeline.readiness;

import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Ranks the scores of one series and window among each other, once all of them are there: a score
 * carries the time of the timer that made it, and the watermark passes it after the last one.
 */
final class RankCorridors extends KeyedProcessFunction<String, ScoredCorridor, ReadinessResult> {

  private static final long serialVersionUID = 1L;

  private final ReadinessJobConfig config;

  private transient ReadinessMethod method;
  private transient MapState<Long, List<ScoredCorridor>> waiting;
  private transient MapState<Long, List<ScoredCorridor>> ranked;
  private transient ValueState<RankMemory> memory;

  RankCorridors(ReadinessJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    method = config.method();
    waiting = scores("waiting");
    ranked = scores("ranked");
    memory =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("order", ReadinessTypes.RANK_MEMORY));
  }

  private MapState<Long, List<ScoredCorridor>> scores(String name) {
    return getRuntimeContext()
        .getMapState(
            new MapStateDescriptor<>(name, Types.LONG, Types.LIST(ReadinessTypes.SCORED_CORRIDOR)));
  }

  @Override
  public void processElement(ScoredCorridor score, Context context, Collector<ReadinessResult> out)
      throws Exception {
    add(waiting, context.timestamp(), List.of(score));
    context.timerService().registerEventTimeTimer(context.timestamp());
  }

  /** Adds scores to those kept at an instant: of a corridor and window the newest. */
  private static List<ScoredCorridor> add(
      MapState<Long, List<ScoredCorridor>> state, long instant, List<ScoredCorridor> added)
      throws Exception {
    Map<String, ScoredCorridor> newest = new LinkedHashMap<>();
    List<ScoredCorridor> kept = state.get(instant);
    if (kept != null) {
      kept.forEach(score -> newest.put(name(score), score));
    }
    added.forEach(score -> newest.put(name(score), score));
    List<ScoredCorridor> all = new ArrayList<>(newest.values());
    state.put(instant, all);
    return all;
  }

  private static String name(ScoredCorridor score) {
    return score.result().corridor() + " " + score.result().validFromMillis();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ReadinessResult> out)
      throws Exception {
    List<ScoredCorridor> due = waiting.get(timestamp);
    if (due != null) {
      waiting.remove(timestamp);
      SortedMap<Long, List<ScoredCorridor>> byWindow = new TreeMap<>();
      due.forEach(
          score ->
              byWindow
                  .computeIfAbsent(score.result().validFromMillis(), from -> new ArrayList<>())
                  .add(score));
      for (Map.Entry<Long, List<ScoredCorridor>> window : byWindow.entrySet()) {
        rank(window.getKey(), window.getValue(), out);
      }
    }
    forgetBefore(timestamp - 2 * config.closing().toMillis());
    if (!ranked.isEmpty()) {
      context
          .timerService()
          .registerEventTimeTimer(
              Calendar.floor(timestamp, Calendar.DAY_MILLIS) + Calendar.DAY_MILLIS);
    }
  }

  private void rank(long window, List<ScoredCorridor> fresh, Collector<ReadinessResult> out)
      throws Exception {
    RankMemory before = memory.value() == null ? RankMemory.NONE : memory.value();
    Ranking ranking = Ranking.of(method, draws(add(ranked, window, fresh)), before.order());
    if (window > before.fromMillis()) {
      // A late score of an older window is put beside the others and moves no order.
      memory.update(new RankMemory(window, ranking.order()));
    }
    fresh.stream()
        .sorted(Comparator.comparing(score -> score.result().corridor()))
        .map(
            score ->
                score
                    .result()
                    .withPlace(
                        Optional.ofNullable(ranking.places().get(score.result().corridor()))))
        .forEach(out::collect);
  }

  private static Map<String, float[]> draws(List<ScoredCorridor> scores) {
    Map<String, float[]> draws = new LinkedHashMap<>();
    scores.stream()
        .filter(score -> score.result().index().isPresent())
        .sorted(
            Comparator.comparingDouble(
                    (ScoredCorridor score) -> -score.result().index().getAsDouble())
                .thenComparing(score -> score.result().corridor()))
        .forEach(score -> draws.put(score.result().corridor(), score.draws()));
    return draws;
  }

  private void forgetBefore(long instantMillis) throws Exception {
    Iterator<Map.Entry<Long, List<ScoredCorridor>>> entries = ranked.iterator();
    while (entries.hasNext()) {
      List<ScoredCorridor> scores = entries.next().getValue();
      if (scores.stream().allMatch(score -> score.result().validToMillis() < instantMillis)) {
        entries.remove();
      }
    }
    if (ranked.isEmpty()) {
      // An empty map would stay in memory.
      ranked.clear();
    }
  }
}
