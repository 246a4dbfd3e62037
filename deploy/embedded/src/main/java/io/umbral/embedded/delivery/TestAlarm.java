package io.umbral.embedded.delivery;

import io.umbral.alerting.AlarmIdentity;
import io.umbral.alerting.Dimension;
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
import io.umbral.delivery.Receivers;
import io.umbral.delivery.Sink;
import io.umbral.model.SeriesKey;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** An alarm that means nothing, to see whether a receiver takes alarms. */
final class TestAlarm {

  private static final String RULE = "umbral-test";

  private TestAlarm() {}

  /**
   * Tells every receiver of its raise and of its end, once each.
   *
   * @param sinks who is told
   * @param secrets reads a secret
   * @param out takes a line for each attempt
   * @return whether all were taken
   */
  static boolean fire(
      List<Sink> sinks, Function<Sink.SecretSource, String> secrets, PrintWriter out)
      throws InterruptedException {
    long nowMillis = System.currentTimeMillis();
    boolean areAllTaken = true;
    for (Receivers.Receiver receiver : Receivers.of(sinks, secrets)) {
      for (AlarmEvent event : List.of(raise(nowMillis), end(nowMillis))) {
        Optional<String> failure = receiver.tellOnce(event, nowMillis);
        out.println(
            "  "
                + receiver.name()
                + ", "
                + event.type()
                + ": "
                + failure.map(reason -> "NOT TAKEN, " + reason).orElse("taken"));
        areAllTaken &= failure.isEmpty();
      }
    }
    out.flush();
    return areAllTaken;
  }

  static AlarmEvent raise(long nowMillis) {
    return event(EventType.RAISED, alarm(1, Alarm.State.FIRING, nowMillis), nowMillis);
  }

  private static AlarmEvent end(long nowMillis) {
    return event(EventType.CLEARED, alarm(2, Alarm.State.CLEARED, nowMillis), nowMillis);
  }

  private static AlarmEvent event(EventType type, Alarm alarm, long nowMillis) {
    return new AlarmEvent(
        type,
        alarm,
        nowMillis,
        true,
        false,
        false,
        Reason.MANUAL,
        List.of(),
        Optional.of("umbral deliver --test"),
        "a test: nothing is wrong");
  }

  private static Alarm alarm(long seq, Alarm.State state, long nowMillis) {
    Subject subject =
        new Subject(
            List.of("test"),
            SeriesKey.ALL,
            SeriesKey.ALL,
            Optional.empty(),
            Optional.empty(),
            Map.of());
    String fingerprint =
        AlarmIdentity.fingerprint(RULE, Signal.BREACH, List.of(Dimension.REGION), subject);
    return new Alarm(
        new Alarm.Name(fingerprint, 1, RULE, Signal.BREACH),
        seq,
        subject,
        1,
        false,
        state,
        Severity.WARNING,
        nowMillis,
        nowMillis,
        state == Alarm.State.FIRING ? OptionalLong.empty() : OptionalLong.of(nowMillis),
        new Attention(true, OptionalLong.of(nowMillis), OptionalLong.empty(), 0, Optional.empty()),
        Suppression.NONE,
        new Evidence(
            "test",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            nowMillis,
            60_000,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            Optional.empty()),
        List.of(),
        0);
  }
}
