package io.umbral.benchmarks.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;

/**
 * Alarms held against what was truly wrong, event by event. An alarm is right if it belongs to
 * something that was wrong, however many do; something is found if any alarm belongs to it.
 *
 * @param alarms number of alarms that people were told of
 * @param rightAlarms those that belong to something
 * @param events number of things that were wrong
 * @param delaysMillis of each that was found, from its begin to the first alarm of it, 0 or more;
 *     in order of length
 * @param days length of what was looked at, times the places that were, in days
 * @param orphanClears clears that people were told of without a raise before
 */
record Score(
    int alarms,
    int rightAlarms,
    int events,
    List<Long> delaysMillis,
    double days,
    int orphanClears) {

  private static final double DAY_MILLIS = 86_400_000;

  /** Copies. */
  Score {
    delaysMillis = delaysMillis.stream().sorted().toList();
  }

  /**
   * Holds alarms against events.
   *
   * @param alarms from their raise to their end
   * @param events what was wrong
   * @param belongs whether an alarm belongs to an event
   * @param lengthMillis of what was looked at, times its places
   * @param orphanClears clears without a raise
   */
  static Score of(
      List<Span> alarms,
      List<Span> events,
      BiPredicate<Span, Span> belongs,
      double lengthMillis,
      int orphanClears) {
    int right = 0;
    for (Span alarm : alarms) {
      right += events.stream().anyMatch(event -> belongs.test(alarm, event)) ? 1 : 0;
    }
    List<Long> delays = new ArrayList<>();
    for (Span event : events) {
      first(alarms, event, belongs)
          .ifPresent(alarm -> delays.add(Math.max(0, alarm.fromMillis() - event.fromMillis())));
    }
    return new Score(
        alarms.size(), right, events.size(), delays, lengthMillis / DAY_MILLIS, orphanClears);
  }

  private static Optional<Span> first(
      List<Span> alarms, Span event, BiPredicate<Span, Span> belongs) {
    return alarms.stream()
        .filter(alarm -> belongs.test(alarm, event))
        .min((a, b) -> Long.compare(a.fromMillis(), b.fromMillis()));
  }

  /** Both together. */
  Score plus(Score other) {
    List<Long> delays = new ArrayList<>(delaysMillis);
    delays.addAll(other.delaysMillis);
    return new Score(
        alarms + other.alarms,
        rightAlarms + other.rightAlarms,
        events + other.events,
        delays,
        days + other.days,
        orphanClears + other.orphanClears);
  }

  /** Alarms that were right of all alarms, 0..1; empty without alarms. */
  OptionalDouble precision() {
    return ratio(rightAlarms, alarms);
  }

  /** What was found of what was wrong, 0..1; empty where nothing was. */
  OptionalDouble recall() {
    return ratio(delaysMillis.size(), events);
  }

  private static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /** Alarms that were not right, for each day and place. */
  double falseAlarmsPerDay() {
    return (alarms - rightAlarms) / days;
  }

  /** A percentile of the delays by the nearest rank, in minutes; empty where nothing was found. */
  OptionalDouble delayMinutes(int percentile) {
    if (delaysMillis.isEmpty()) {
      return OptionalDouble.empty();
    }
    int rank = (percentile * delaysMillis.size() + 99) / 100;
    return OptionalDouble.of(delaysMillis.get(Math.max(0, rank - 1)) / 60_000.0);
  }

  /** For a result file. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("alarms", alarms);
    json.put("rightAlarms", rightAlarms);
    json.put("events", events);
    json.put("eventsFound", delaysMillis.size());
    precision().ifPresent(value -> json.put("precision", value));
    recall().ifPresent(value -> json.put("recall", value));
    delayMinutes(50).ifPresent(value -> json.put("delayMinutesP50", value));
    delayMinutes(95).ifPresent(value -> json.put("delayMinutesP95", value));
    json.put("days", days);
    json.put("falseAlarmsPerDay", falseAlarmsPerDay());
    json.put("orphanClears", orphanClears);
    return json;
  }
}
