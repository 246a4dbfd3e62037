package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import io.umbral.alerting.desk.Alarm.State;
import io.umbral.alerting.desk.OperatorAction.Plan;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether people are told of an alarm, and what keeps it quiet: other alarms, plans, trials. */
final class Telling {

  private final AlarmTable table;
  private final Plans plans = new Plans();

  Telling(AlarmTable table) {
    this.table = table;
  }

  void put(Plan plan) {
    plans.put(plan);
  }

  Collection<Plan> plans() {
    return List.copyOf(plans.all());
  }

  void forgetBefore(long millis) {
    plans.forgetBefore(millis);
  }

  /** The first beginning or end of a plan after an instant, up to and with another. */
  OptionalLong nextEdge(long afterMillis, long toMillis) {
    return plans.nextEdge(afterMillis, toMillis);
  }

  /** The alarm with all that keeps it quiet. */
  Alarm suppressed(Alarm alarm, long atMillis) {
    Optional<String> parent = table.parentOf(alarm);
    parent.ifPresent(id -> table.link(id, alarm.alertId()));
    return alarm.with(planned(alarm, atMillis).inhibitedBy(parent));
  }

  private Suppression planned(Alarm alarm, long atMillis) {
    String ruleId = alarm.name().ruleId();
    return alarm
        .suppression()
        .with(
            plans.isAny(Plan.Kind.MAINTENANCE, ruleId, alarm.subject(), atMillis),
            plans.isAny(Plan.Kind.SILENCE, ruleId, alarm.subject(), atMillis));
  }

  /** Whether no one is to be told of it now. */
  boolean isQuiet(Alarm alarm) {
    Suppression suppression = alarm.suppression();
    boolean isPlanned =
        suppression.isPlannedOutage()
            && table.ruleOf(alarm).map(rule -> rule.handling().isQuietInMaintenance()).orElse(true);
    return alarm.isShadow()
        || suppression.inhibitedBy().isPresent()
        || isPlanned
        || suppression.isSilenced();
  }

  /** What kept an alarm quiet is otherwise: people are told where they were not before. */
  void tellIfNew(
      Alarm alarm, long atMillis, Change what, OptionalLong nowMillis, List<AlarmEvent> events) {
    boolean isNotify = !alarm.attention().isNotified() && !isQuiet(alarm);
    Alarm told = isNotify ? alarm.with(alarm.attention().notified(nowMillis)) : alarm;
    table.watch(told);
    table.sayChange(told, atMillis, isNotify, what, events);
  }

  /** Looks at every alarm anew, for the plans that hold at an instant. */
  void review(long atMillis, OptionalLong nowMillis, List<AlarmEvent> events) {
    for (String id : table.names()) {
      Alarm alarm = table.get(id);
      Suppression now = planned(alarm, atMillis);
      if (alarm.isFiring() && !now.equals(alarm.suppression())) {
        Change what =
            now.isPlannedOutage() != alarm.suppression().isPlannedOutage()
                ? Change.PLANNED_OUTAGE
                : Change.SILENCED;
        tellIfNew(alarm.with(now), atMillis, what, nowMillis, events);
      }
    }
  }

  /** Alarms that were over before it became known that they fell into a planned outage. */
  void correctPast(Plan plan, long atMillis, List<AlarmEvent> events) {
    for (String id : table.names()) {
      Alarm alarm = table.get(id);
      if (wasMeant(plan, alarm)) {
        Suppression planned = alarm.suppression().with(true, alarm.suppression().isSilenced());
        table.say(
            new AlarmEvent(
                EventType.CORRECTED,
                alarm.with(planned),
                atMillis,
                false,
                true,
                false,
                Reason.MANUAL,
                List.of(Change.PLANNED_OUTAGE),
                Optional.of(plan.by()),
                plan.comment()),
            events);
      }
    }
  }

  private static boolean wasMeant(Plan plan, Alarm alarm) {
    return alarm.state() == State.CLEARED
        && !alarm.suppression().isPlannedOutage()
        && plan.fromMillis() <= alarm.startsAtMillis()
        && alarm.endsAtMillis().orElse(Long.MAX_VALUE) <= plan.untilMillis()
        && plan.means(alarm.name().ruleId(), alarm.subject());
  }
}
