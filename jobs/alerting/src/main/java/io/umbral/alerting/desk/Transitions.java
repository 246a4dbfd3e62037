package io.umbral.alerting.desk;

import io.umbral.alerting.desk.Alarm.State;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.track.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What becomes of an alarm when a track says something of it. */
final class Transitions {

  private final AlarmTable table;
  private final Telling telling;

  Transitions(AlarmTable table, Telling telling) {
    this.table = table;
    this.telling = telling;
  }

  /** The name of the alarm that a judgement is about. */
  static Alarm.Name nameOf(Judged judged) {
    Transition what = judged.transition();
    return new Alarm.Name(judged.fingerprint(), what.episode(), judged.ruleId(), what.signal());
  }

  /**
   * Applies a judgement.
   *
   * @param judged what was said
   * @param reviewedMillis up to where plans have been looked at
   * @param nowMillis processing time; empty in a replay
   * @param events takes what happened
   */
  void apply(Judged judged, long reviewedMillis, OptionalLong nowMillis, List<AlarmEvent> events) {
    Alarm known = table.get(nameOf(judged).alertId());
    switch (judged.transition().kind()) {
      case RAISED -> raise(judged, known, reviewedMillis, nowMillis, events);
      case CHANGED -> change(judged, known, reviewedMillis, nowMillis, events);
      case CLEARED -> clear(judged, known, events);
      case MOVED -> move(judged, known, events);
      case WITHDRAWN -> withdraw(judged, known, events);
    }
  }

  private void raise(
      Judged judged,
      Alarm known,
      long reviewedMillis,
      OptionalLong nowMillis,
      List<AlarmEvent> events) {
    Transition what = judged.transition();
    Alarm raised = alarmOf(judged, known, State.FIRING);
    if (known != null) {
      table.reopen(known);
    }
    raised = telling.suppressed(raised, Math.max(what.atMillis(), reviewedMillis));
    boolean isNotify = !what.isOver() && !telling.isQuiet(raised);
    if (isNotify) {
      raised = raised.with(raised.attention().notified(nowMillis));
    }
    if (!what.isOver()) {
      table.index(raised);
    }
    say(EventType.RAISED, raised, what, isNotify, List.of(), events);
  }

  private Alarm alarmOf(Judged judged, Alarm known, State state) {
    Transition what = judged.transition();
    AlertRule rule = table.ruleOf(judged).orElseThrow(() -> unknownRule(judged.ruleId()));
    return new Alarm(
        nameOf(judged),
        known == null ? 0 : known.seq(),
        judged.subject(),
        rule.head().version(),
        rule.head().isShadow(),
        state,
        what.severity(),
        what.startsAtMillis(),
        what.raisedAtMillis(),
        what.endsAtMillis(),
        known == null ? Attention.NONE : known.attention(),
        known == null ? Suppression.NONE : known.suppression(),
        Evidence.of(rule, what.severity(), what.sample(), judged.contributors()),
        known == null ? List.of() : known.children(),
        known == null ? 0 : known.childCount());
  }

  private static IllegalArgumentException unknownRule(String ruleId) {
    return new IllegalArgumentException("rule " + ruleId + " should be known to the desk");
  }

  private void change(
      Judged judged,
      Alarm known,
      long reviewedMillis,
      OptionalLong nowMillis,
      List<AlarmEvent> events) {
    if (known == null) {
      return;
    }
    Transition what = judged.transition();
    boolean isWorse = what.severity().isAbove(known.severity());
    if (!known.isFiring()) {
      // Someone said that it was over. That it became worse says that it is not.
      if (isWorse && !what.isOver()) {
        raise(judged, known, reviewedMillis, nowMillis, events);
      }
      return;
    }
    List<Change> changes = new ArrayList<>();
    if (what.severity() != known.severity()) {
      changes.add(Change.SEVERITY);
    }
    if (what.startsAtMillis() != known.startsAtMillis()) {
      changes.add(Change.STARTS_AT);
    }
    Alarm now = alarmOf(judged, known, State.FIRING);
    if (isWorse && now.attention().acknowledgement().isPresent()) {
      now = now.with(now.attention().acknowledged(Optional.empty()));
      changes.add(Change.ACKNOWLEDGEMENT);
    }
    boolean isNotify = isWorse && !what.isOver() && !telling.isQuiet(now);
    if (isNotify) {
      now = now.with(now.attention().notified(nowMillis));
    }
    table.watch(now);
    say(EventType.CHANGED, now, what, isNotify, changes, events);
  }

  private void clear(Judged judged, Alarm known, List<AlarmEvent> events) {
    if (known == null || !known.isFiring()) {
      return;
    }
    Alarm over = alarmOf(judged, known, State.CLEARED);
    table.close(over);
    boolean isNotify = over.attention().isNotified();
    say(EventType.CLEARED, over, judged.transition(), isNotify, List.of(), events);
  }

  private void move(Judged judged, Alarm known, List<AlarmEvent> events) {
    if (known == null || known.isFiring()) {
      return;
    }
    Alarm moved = alarmOf(judged, known, State.CLEARED);
    table.reopen(known);
    table.index(moved);
    say(EventType.CORRECTED, moved, judged.transition(), false, List.of(Change.ENDS_AT), events);
  }

  private void withdraw(Judged judged, Alarm known, List<AlarmEvent> events) {
    if (known == null) {
      return;
    }
    boolean isNotify = known.isFiring() && known.attention().isNotified();
    Alarm never = known.ended(State.WITHDRAWN, known.endsAtMillis());
    table.close(never);
    say(EventType.CORRECTED, never, judged.transition(), isNotify, List.of(), events);
  }

  private void say(
      EventType type,
      Alarm alarm,
      Transition what,
      boolean isNotify,
      List<Change> changes,
      List<AlarmEvent> events) {
    table.say(
        new AlarmEvent(
            type,
            alarm,
            what.atMillis(),
            isNotify,
            what.isLate(),
            false,
            what.reason(),
            changes,
            Optional.empty(),
            ""),
        events);
  }
}
