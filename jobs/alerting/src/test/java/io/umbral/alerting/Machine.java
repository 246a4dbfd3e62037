package io.umbral.alerting;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Desk;
import io.umbral.alerting.desk.DeskConfig;
import io.umbral.alerting.desk.Evaluation;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Tracks and a desk without Flink: samples of minutes in, events out. At the end of each minute,
 * which {@link #minute} says, what was judged goes to the desk together.
 */
public final class Machine {

  private final RuleBook rules = new RuleBook();
  private final Desk desk;
  private final Map<String, Track> tracks = new HashMap<>();
  private final Map<String, Subject> subjects = new TreeMap<>();
  private final List<Judged> batch = new ArrayList<>();
  private final List<AlarmEvent> events = new ArrayList<>();
  private final boolean hasClock;

  /** A machine whose processing time is its event time. */
  public Machine(AlertRule... first) {
    this(true, DeskConfig.DEFAULT, first);
  }

  /** A machine, with or without processing time. */
  public Machine(boolean hasClock, DeskConfig config, AlertRule... first) {
    this.hasClock = hasClock;
    desk = new Desk(config, rules);
    for (AlertRule rule : first) {
      rules.add(rule);
    }
  }

  /** The desk. */
  public Desk desk() {
    return desk;
  }

  /** Publishes a version of a rule. */
  public void publish(AlertRule rule) {
    rules.add(rule);
  }

  /** Takes a measurement of a subject. */
  public void observe(Subject subject, Measurement measurement) {
    subjects.put(subject.toString(), subject);
    for (RuleHistory history : rules.rules()) {
      if (Evaluation.isOfSubjects(history)) {
        Evaluation evaluation = new Evaluation(history, subject);
        take(evaluation, evaluation.observe(measurement, track(subject, history)));
      }
    }
  }

  private Track track(Subject subject, RuleHistory history) {
    return tracks.getOrDefault(history.id() + " " + subject, Track.BEGIN);
  }

  private void take(Evaluation evaluation, Track.Step step) {
    tracks.put(evaluation.rules().id() + " " + evaluation.subject(), step.next());
    batch.addAll(evaluation.judged(step));
  }

  /** Ends a minute: silence is judged, the desk takes what was judged, time passes. */
  public void minute(long t) {
    long endMillis = Rules.minutes(t);
    for (RuleHistory history : rules.rules()) {
      for (Subject subject : subjects.values()) {
        take(new Evaluation(history, subject), track(subject, history).advance(endMillis, history));
      }
    }
    OptionalLong now = hasClock ? OptionalLong.of(endMillis) : OptionalLong.empty();
    flush(now);
    events.addAll(desk.advance(endMillis, now));
    if (hasClock) {
      events.addAll(desk.tick(endMillis));
    }
  }

  /** Lets the desk take what was judged, as after late data. */
  public void flush() {
    flush(hasClock ? OptionalLong.of(desk.clock().eventTimeMillis()) : OptionalLong.empty());
  }

  private void flush(OptionalLong now) {
    TreeMap<Long, List<Judged>> byInstant = new TreeMap<>();
    batch.forEach(
        one ->
            byInstant
                .computeIfAbsent(one.transition().atMillis(), at -> new ArrayList<>())
                .add(one));
    batch.clear();
    byInstant.values().forEach(instant -> events.addAll(desk.apply(instant, now)));
  }

  /** Settles what ended up to a minute. */
  public void settle(long t) {
    for (RuleHistory history : rules.rules()) {
      tracks.replaceAll(
          (name, track) ->
              name.startsWith(history.id() + " ")
                  ? track.settle(Rules.minutes(t), history)
                  : track);
    }
  }

  /** Takes what a person did. */
  public void act(OperatorAction action) {
    long now = desk.clock().eventTimeMillis();
    events.addAll(desk.act(action, hasClock ? OptionalLong.of(now) : OptionalLong.empty()));
  }

  /** Processing time passes alone. */
  public void tick(long t) {
    events.addAll(desk.tick(Rules.minutes(t)));
  }

  /** What happened since this was last asked. */
  public List<AlarmEvent> take() {
    List<AlarmEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }
}
