package io.umbral.alerting.desk;

import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All alarms together. Transitions, instants and what people do go in, in order; events come out.
 * What it knows can be taken out and put back: the alarms, the plans and the clock.
 *
 * <p>Not safe for use by several threads.
 */
public final class Desk {

  /** Parents before children, so that a child is never told of first; silence before breaches. */
  private static final Comparator<Judged> ORDER =
      Comparator.comparingInt((Judged judged) -> judged.subject().depth())
          .thenComparing(Judged::ruleId)
          .thenComparing(judged -> judged.transition().signal(), Comparator.reverseOrder())
          .thenComparing(Judged::fingerprint);

  private final DeskConfig config;
  private final AlarmTable table;
  private final Telling telling;
  private final Inhibition inhibition;
  private final Transitions transitions;
  private final Reminders reminders;
  private final PipelineSilence pipelineSilence;
  private final Deeds deeds;
  private DeskClock clock = DeskClock.BEGIN;

  /**
   * An empty desk.
   *
   * @param config what can be set
   * @param rules all rules; read whenever one is needed, so it may grow
   */
  public Desk(DeskConfig config, RuleBook rules) {
    this.config = config;
    this.table = new AlarmTable(rules);
    this.telling = new Telling(table);
    this.inhibition = new Inhibition(table, telling, config.releaseDelayMillis());
    this.transitions = new Transitions(table, telling);
    this.reminders = new Reminders(table, telling);
    this.pipelineSilence = new PipelineSilence(table, rules);
    this.deeds = new Deeds(table, inhibition);
  }

  /**
   * Puts back what was taken out.
   *
   * @param known alarms
   * @param planned planned outages and silences
   * @param time what was known of time
   */
  public void restore(Collection<Alarm> known, Collection<Plan> planned, DeskClock time) {
    planned.forEach(telling::put);
    clock = time;
    known.forEach(table::restore);
  }

  /** What is known of time. */
  public DeskClock clock() {
    return clock;
  }

  /** Planned outages and silences that are not long over. */
  public Collection<Plan> plans() {
    return telling.plans();
  }

  /** All alarms that are kept. */
  public Collection<Alarm> alarms() {
    return table.all();
  }

  /**
   * Whether there is, or lately was, such an alarm.
   *
   * @param alertId its name
   * @return true if it is kept
   */
  public boolean knows(String alertId) {
    return table.holds(alertId);
  }

  /**
   * The alarms that are otherwise since this was last asked.
   *
   * @return by alertId; empty for one that is no longer kept
   */
  public Map<String, Optional<Alarm>> takeChanged() {
    return table.takeChanged();
  }

  /**
   * Takes what was judged at one instant.
   *
   * @param batch transitions of that instant, of one alarm in order
   * @param nowMillis processing time, milliseconds since the epoch; empty in a replay
   * @return what happened
   */
  public List<AlarmEvent> apply(List<Judged> batch, OptionalLong nowMillis) {
    List<Judged> ordered = batch.stream().sorted(ORDER).toList();
    Inhibition.Foreseen causes = inhibition.foresee(ordered);
    List<AlarmEvent> events = new ArrayList<>();
    for (Judged judged : ordered) {
      transitions.apply(judged, clock.reviewedMillis(), nowMillis, events);
    }
    long atMillis = ordered.stream().mapToLong(one -> one.transition().atMillis()).max().orElse(0);
    causes.begun().forEach(id -> inhibition.explain(id, atMillis, events));
    causes.over().forEach(id -> inhibition.unexplain(id, atMillis));
    return markStorm(events);
  }

  private List<AlarmEvent> markStorm(List<AlarmEvent> events) {
    long raises = events.stream().filter(Desk::isNotifiedRaise).count();
    return raises < config.stormRaises()
        ? events
        : events.stream().map(event -> isNotifiedRaise(event) ? event.inStorm() : event).toList();
  }

  private static boolean isNotifiedRaise(AlarmEvent event) {
    return event.type() == EventType.RAISED && event.isNotify();
  }

  /**
   * Lets event time pass.
   *
   * @param eventTimeMillis all of it up to here has been applied, milliseconds since the epoch
   * @param nowMillis processing time; empty in a replay
   * @return what happened
   */
  public List<AlarmEvent> advance(long eventTimeMillis, OptionalLong nowMillis) {
    List<AlarmEvent> events = new ArrayList<>();
    if (eventTimeMillis <= clock.eventTimeMillis()) {
      return events;
    }
    clock = clock.advanced(eventTimeMillis, nowMillis, config.caughtUpMillis());
    for (Judged judged : pipelineSilence.ended(eventTimeMillis, clock)) {
      events.addAll(apply(List.of(judged), OptionalLong.empty()));
    }
    var due = table.pollReleases(eventTimeMillis);
    while (due.isPresent()) {
      review(due.get().getKey(), nowMillis, events);
      inhibition.reconsider(due.get(), nowMillis, events);
      due = table.pollReleases(eventTimeMillis);
    }
    review(eventTimeMillis, nowMillis, events);
    table.forgetBefore(eventTimeMillis - config.retentionMillis());
    telling.forgetBefore(eventTimeMillis - config.retentionMillis());
    return events;
  }

  /** Plans that began or ended up to an instant, one after the other. */
  private void review(long toMillis, OptionalLong nowMillis, List<AlarmEvent> events) {
    OptionalLong edge = telling.nextEdge(clock.reviewedMillis(), toMillis);
    while (edge.isPresent()) {
      clock = clock.reviewed(edge.getAsLong());
      telling.review(edge.getAsLong(), nowMillis, events);
      edge = telling.nextEdge(edge.getAsLong(), toMillis);
    }
    clock = clock.reviewed(Math.max(toMillis, clock.reviewedMillis()));
  }

  /**
   * Lets processing time pass: escalation, reminders, the silence of everything, plans.
   *
   * @param nowMillis processing time, milliseconds since the epoch
   * @return what happened
   */
  public List<AlarmEvent> tick(long nowMillis) {
    List<AlarmEvent> events = new ArrayList<>();
    reminders.remind(nowMillis, clock.eventTimeMillis(), events);
    review(nowMillis, OptionalLong.of(nowMillis), events);
    for (Judged judged : pipelineSilence.begun(nowMillis, clock)) {
      clock = clock.counted(judged.ruleId());
      events.addAll(apply(List.of(judged), OptionalLong.of(nowMillis)));
    }
    return events;
  }

  /**
   * Takes what a person did.
   *
   * @param action what
   * @param nowMillis processing time; empty in a replay
   * @return what happened; nothing where the alarm is not known, or is so already
   */
  public List<AlarmEvent> act(OperatorAction action, OptionalLong nowMillis) {
    List<AlarmEvent> events = new ArrayList<>();
    if (action instanceof OnAlarm deed && table.holds(deed.alertId())) {
      deeds.act(deed, table.get(deed.alertId()), clock.eventTimeMillis(), events);
    }
    if (action instanceof Plan plan) {
      telling.put(plan);
      telling.review(clock.reviewedMillis(), nowMillis, events);
      if (plan.kind() == Plan.Kind.MAINTENANCE) {
        telling.correctPast(plan, clock.eventTimeMillis(), events);
      }
    }
    return events;
  }
}
