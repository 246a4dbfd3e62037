package io.umbral.benchmarks.quality;

import io.umbral.alerting.Kpi;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Desk;
import io.umbral.alerting.desk.DeskConfig;
import io.umbral.alerting.desk.Evaluation;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Track;
import io.umbral.model.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Holds two rules, above and below, against a series. What the rules may know is its first part, as
 * in the benchmark itself; the rest is judged.
 */
final class SeriesTrial {

  /** Part of a series from which levels are taken and in which nothing counts: that of NAB. */
  static final double LEARNED = 0.15;

  /** The usual lies between this part and the rest but this part of what was learned. */
  static final double TAIL = 0.05;

  private static final int WINDOW_MILLIS = 300_000;
  private static final Kpi VALUE = Kpi.RTT_P95_MILLIS;
  private static final Subject SUBJECT =
      Subject.of(
          new SeriesKey("series", SeriesKey.ALL, SeriesKey.ALL), List.of("series"), Map.of());

  private final int first;
  private final RuleBook rules = new RuleBook();
  private final Desk desk = new Desk(DeskConfig.DEFAULT, rules);
  private final Map<String, Track> tracks = new HashMap<>();
  private final Told told = new Told();

  private SeriesTrial(LabelledSeries series) {
    first = (int) (series.values().size() * LEARNED);
    List<Double> learned = series.values().subList(0, first).stream().sorted().toList();
    double low = learned.get((int) (TAIL * first));
    double high = learned.get((int) ((1 - TAIL) * first));
    rules.add(AlertRuleReader.require("above", document("above", high + (high - low))));
    rules.add(AlertRuleReader.require("below", document("below", low - (high - low))));
  }

  private static String document(String side, double level) {
    return String.format(
        Locale.ROOT,
        """
        apiVersion: umbral/v1
        kind: AlertRule
        metadata: {name: %s}
        spec:
          version: 1
          threshold: {kpi: %s, window: 5m, %s: %.6f, severity: MAJOR}
          keepFiringFor: 1h
          runbook: none
          source: the usual of the first part of the series, and as much again
        """,
        side,
        VALUE.word(),
        side,
        level);
  }

  /** Holds the rules against a series. */
  static Score of(LabelledSeries series) {
    SeriesTrial trial = new SeriesTrial(series);
    for (int i = trial.first; i < series.values().size(); i++) {
      trial.observe(series.atMillis().get(i), series.values().get(i));
    }
    long begin = series.atMillis().get(trial.first);
    long end = series.atMillis().get(series.atMillis().size() - 1);
    return Score.of(
        trial.told.alarms(end),
        series.anomalies().stream().filter(one -> one.toMillis() >= begin).toList(),
        Span::touches,
        (double) end - begin,
        trial.told.orphanClears());
  }

  private void observe(long endMillis, double value) {
    Measurement window =
        new Measurement.Window(
            WINDOW_MILLIS, endMillis, 1, Map.of(VALUE, value), 1, OptionalDouble.empty());
    List<Judged> judged = new ArrayList<>();
    for (RuleHistory history : rules.rules()) {
      Evaluation evaluation = new Evaluation(history, SUBJECT);
      Track.Step step = evaluation.observe(window, tracks.getOrDefault(history.id(), Track.BEGIN));
      tracks.put(history.id(), step.next().settle(endMillis - 1, history));
      judged.addAll(evaluation.judged(step));
    }
    desk.apply(judged, OptionalLong.empty()).forEach(this::take);
    desk.advance(endMillis, OptionalLong.empty()).forEach(this::take);
  }

  private void take(AlarmEvent event) {
    if (!event.isNotify()) {
      return;
    }
    if (event.type() == EventType.RAISED) {
      told.raised(event.alarm().alertId(), "", event.atMillis());
    } else if (event.type() == EventType.CLEARED) {
      told.ended(event.alarm().alertId(), event.atMillis());
    }
  }
}
