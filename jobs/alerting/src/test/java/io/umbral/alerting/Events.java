package io.umbral.alerting;

import io.umbral.alerting.desk.AlarmEvent;
import java.util.List;
import java.util.OptionalLong;

/** Events in a form that a test can write down. */
public final class Events {

  private Events() {}

  /**
   * One line for each event: minute, rule, subject's site or region, type, number, and what is
   * particular about it.
   */
  public static List<String> lines(List<AlarmEvent> events) {
    return events.stream().map(Events::line).toList();
  }

  private static String line(AlarmEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(event.atMillis() / 60_000)
        .append(' ')
        .append(event.alarm().name().ruleId())
        .append(' ')
        .append(event.alarm().subject().site().orElse(event.alarm().subject().region()))
        .append(' ')
        .append(event.type())
        .append(' ')
        .append(event.alarm().name().episode())
        .append('.')
        .append(event.alarm().seq())
        .append(' ')
        .append(minutes(OptionalLong.of(event.alarm().startsAtMillis())))
        .append("..")
        .append(minutes(event.alarm().endsAtMillis()));
    event.changes().forEach(change -> line.append(' ').append(change));
    line.append(event.isNotify() ? " notify" : "")
        .append(event.isLate() ? " late" : "")
        .append(event.isRetraction() ? " retracted" : "")
        .append(event.isStorm() ? " storm" : "")
        .append(event.alarm().suppression().isPlannedOutage() ? " planned" : "")
        .append(event.alarm().suppression().isSilenced() ? " silenced" : "")
        .append(event.alarm().suppression().inhibitedBy().isPresent() ? " inhibited" : "");
    event.by().ifPresent(by -> line.append(" by ").append(by));
    return line.toString();
  }

  private static String minutes(OptionalLong millis) {
    return millis.isPresent() ? Long.toString(millis.getAsLong() / 60_000) : "";
  }
}
