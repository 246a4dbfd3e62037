package io.umbral.alerting.delivery;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.Suppression;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one sink owes. Only the last form of an alarm is kept: a sink that was away is told how
 * things are, not how they came to be so. Not safe for use by several threads.
 */
public final class Deliveries {

  /** Rule of alarms that are made to see whether a sink works. */
  public static final String TEST_RULE = "test-fire";

  private final DeliveryPlan plan;
  private final Map<String, Delivery> byAlertId = new TreeMap<>();

  /**
   * Nothing owed.
   *
   * @param plan how the sink is served
   */
  public Deliveries(DeliveryPlan plan) {
    this.plan = plan;
  }

  /**
   * Puts back what was taken out.
   *
   * @param known of {@link #all}
   */
  public void restore(Collection<Delivery> known) {
    known.forEach(delivery -> byAlertId.put(delivery.alarm().alertId(), delivery));
  }

  /** All that is owed or sent again, by alertId. */
  public List<Delivery> all() {
    return List.copyOf(byAlertId.values());
  }

  /**
   * Hears of an event. One that was heard of before, or that came before another, changes nothing.
   *
   * @param event what happened
   * @param nowMillis processing time, milliseconds since the epoch
   */
  public void hear(AlarmEvent event, long nowMillis) {
    Alarm alarm = event.alarm();
    Delivery known = byAlertId.get(alarm.alertId());
    if (known != null && known.alarm().seq() >= alarm.seq()) {
      return;
    }
    boolean isTaken = known != null && known.isTaken();
    boolean isClear = !alarm.isFiring();
    if (isClear && !isTaken) {
      // It is over before the sink knew of it: there is nothing to tell.
      byAlertId.remove(alarm.alertId());
      return;
    }
    boolean isWanted = event.isNotify() || isClear || (known != null && known.isWanted());
    if (isWanted || isTaken) {
      long due = isWanted ? dueOf(known, nowMillis) : dueAgain(alarm, nowMillis);
      byAlertId.put(
          alarm.alertId(),
          new Delivery(
              alarm,
              isWanted,
              isTaken,
              due,
              known == null ? 0 : known.failures(),
              known == null ? Optional.empty() : known.lastError()));
    }
  }

  /** While a sink is away, news does not make it be asked sooner. */
  private static long dueOf(Delivery known, long nowMillis) {
    return known != null && known.failures() > 0 ? known.dueMillis() : nowMillis;
  }

  private long dueAgain(Alarm alarm, long nowMillis) {
    return alarm.isFiring() && plan.resendMillis().isPresent()
        ? nowMillis + plan.resendMillis().getAsLong()
        : Long.MAX_VALUE;
  }

  /**
   * What is to be sent now.
   *
   * @param nowMillis processing time, milliseconds since the epoch
   * @return alarms in their last form, the one that waits longest first
   */
  public List<Alarm> due(long nowMillis) {
    return byAlertId.values().stream()
        .filter(delivery -> delivery.dueMillis() <= nowMillis)
        .sorted(
            Comparator.comparingLong(Delivery::dueMillis)
                .thenComparing(delivery -> delivery.alarm().alertId()))
        .map(Delivery::alarm)
        .toList();
  }

  /**
   * The sink took an alarm.
   *
   * @param sent the form that it took
   * @param nowMillis processing time, milliseconds since the epoch
   */
  public void taken(Alarm sent, long nowMillis) {
    Delivery known = byAlertId.get(sent.alertId());
    if (known == null) {
      return;
    }
    boolean isLast = known.alarm().seq() == sent.seq();
    if (isLast && !sent.isFiring()) {
      byAlertId.remove(sent.alertId());
      return;
    }
    byAlertId.put(
        sent.alertId(),
        new Delivery(
            known.alarm(),
            !isLast && known.isWanted(),
            true,
            isLast ? dueAgain(known.alarm(), nowMillis) : nowMillis,
            0,
            Optional.empty()));
  }

  /**
   * The sink did not take an alarm.
   *
   * @param sent the form that it did not take
   * @param why what went wrong
   * @param nowMillis processing time, milliseconds since the epoch
   */
  public void failed(Alarm sent, String why, long nowMillis) {
    Delivery known = byAlertId.get(sent.alertId());
    if (known != null) {
      int failures = known.failures() + 1;
      byAlertId.put(
          sent.alertId(),
          new Delivery(
              known.alarm(),
              known.isWanted(),
              known.isTaken(),
              nowMillis + plan.retryMillis(failures),
              failures,
              Optional.of(why)));
    }
  }

  /**
   * An alarm and its end that say nothing about the network, to see whether a sink works.
   *
   * @param by who wants to see it
   * @param nowMillis processing time, milliseconds since the epoch
   * @return the raise and the clear, to be heard of one after the other
   */
  public static List<AlarmEvent> testFire(String by, long nowMillis) {
    return List.of(
        test(by, nowMillis, Alarm.State.FIRING, 1), test(by, nowMillis, Alarm.State.CLEARED, 2));
  }

  private static AlarmEvent test(String by, long nowMillis, Alarm.State state, long seq) {
    boolean isFiring = state == Alarm.State.FIRING;
    Alarm alarm =
        new Alarm(
            new Alarm.Name(
                TEST_RULE + "-" + Long.toHexString(nowMillis), 1, TEST_RULE, Signal.BREACH),
            seq,
            new Subject(
                List.of("test"), "ALL", "ALL", Optional.empty(), Optional.empty(), Map.of()),
            1,
            false,
            state,
            Severity.INDETERMINATE,
            nowMillis,
            nowMillis,
            isFiring ? OptionalLong.empty() : OptionalLong.of(nowMillis),
            Attention.NONE,
            Suppression.NONE,
            new Evidence(
                "a test by " + by,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                nowMillis,
                0,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of()),
            List.of(),
            0);
    return new AlarmEvent(
        isFiring ? EventType.RAISED : EventType.CLEARED,
        alarm,
        nowMillis,
        true,
        false,
        false,
        Reason.MANUAL,
        List.of(),
        Optional.of(by),
        "test");
  }
}
