package io.umbral.embedded.demo;

import io.umbral.alerting.Kpi;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.Hold;
import io.umbral.alerting.rule.Level;
import io.umbral.alerting.rule.Side;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.wire.AlertRuleCodec.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alarms that figures should lead to, found the plain way, for the rules whose figures are
 * known exactly: ladders on loss and availability. Each is a line: rule, place, operator, severity,
 * first and last instant.
 */
public final class ExpectedAlarms {

  private static final Set<Kpi> EXACT = Set.of(Kpi.LOSS_RATIO, Kpi.AVAILABILITY_RATIO);
  private static final long MINUTE_MILLIS = 60_000;

  private final Map<String, RegionLevel> levels = new HashMap<>();
  private final Set<String> lines = new TreeSet<>();

  private ExpectedAlarms(ReferenceData reference) {
    for (Region region : reference.regions()) {
      levels.put(region.id(), region.level());
    }
    reference.corridors().forEach(corridor -> levels.put(corridor.id(), RegionLevel.CORRIDOR));
  }

  /**
   * The alarms that figures should lead to.
   *
   * @param figures of minutes, without a gap
   * @param reference regions and corridors
   * @param rules those whose figures are not known exactly are passed over
   * @return a line each
   */
  public static Set<String> of(
      Map<ExpectedSlaTotals.Key, Figures> figures, ReferenceData reference, List<Written> rules) {
    ExpectedAlarms expected = new ExpectedAlarms(reference);
    for (Written written : rules) {
      if (isExact(written.rule())) {
        expected.judge(written.rule(), figures);
      }
    }
    return expected.lines;
  }

  private static boolean isExact(AlertRule rule) {
    return rule.condition() instanceof Condition.Ladder ladder && EXACT.contains(ladder.kpi());
  }

  /**
   * The alarms that a job told of, in their last form, of the same rules.
   *
   * @param events in the order in which they were told
   * @param rules as above
   * @return a line each, to be compared
   */
  public static Set<String> toldOf(List<AlarmEvent> events, List<Written> rules) {
    Set<String> exact = new TreeSet<>();
    rules.stream()
        .filter(written -> isExact(written.rule()))
        .forEach(written -> exact.add(written.rule().id()));
    Map<String, Alarm> last = new HashMap<>();
    events.forEach(event -> last.put(event.alarm().alertId(), event.alarm()));
    Set<String> lines = new TreeSet<>();
    for (Alarm alarm : last.values()) {
      if (exact.contains(alarm.name().ruleId()) && alarm.state() != Alarm.State.WITHDRAWN) {
        String until =
            alarm.endsAtMillis().isPresent()
                ? Instant.ofEpochMilli(alarm.endsAtMillis().getAsLong()).toString()
                : "the end";
        lines.add(
            line(
                alarm.name().ruleId(),
                alarm.subject().region(),
                alarm.subject().operator(),
                alarm.severity(),
                alarm.startsAtMillis(),
                until));
      }
    }
    return lines;
  }

  private static String line(
      String rule, String region, String operator, Severity severity, long start, String until) {
    return "alarm %s of %s %s, %s, from %s to %s"
        .formatted(rule, region, operator, severity, Instant.ofEpochMilli(start), until);
  }

  private void judge(AlertRule rule, Map<ExpectedSlaTotals.Key, Figures> figures) {
    Map<String, TreeMap<Long, Figures>> bySeries = new TreeMap<>();
    figures.forEach(
        (key, figure) -> {
          RegionLevel level = levels.get(key.region());
          boolean isWatched =
              key.technology().equals(SeriesKey.ALL)
                  && rule.selector().tags().get(Subject.LEVEL).contains(level.name());
          if (isWatched) {
            bySeries
                .computeIfAbsent(key.region() + " " + key.operator(), any -> new TreeMap<>())
                .put(key.minuteStartMillis() + MINUTE_MILLIS, figure);
          }
        });
    bySeries.forEach((series, minutes) -> judge(rule, series.split(" ", -1), minutes));
  }

  private void judge(AlertRule rule, String[] series, Map<Long, Figures> minutes) {
    Condition.Ladder ladder = (Condition.Ladder) rule.condition();
    long holdMillis = ((Hold.For) rule.timing().hold()).millis();
    Severity grade = Severity.CLEARED;
    Severity worst = Severity.CLEARED;
    Optional<Long> since = Optional.empty();
    Optional<Long> good = Optional.empty();
    boolean isAlarm = false;
    for (Map.Entry<Long, Figures> minute : minutes.entrySet()) {
      OptionalDouble value = valueOf(ladder.kpi(), minute.getValue(), rule);
      if (value.isEmpty()) {
        continue;
      }
      long end = minute.getKey();
      grade = gradeOf(ladder, value.getAsDouble(), grade);
      if (grade != Severity.CLEARED) {
        good = Optional.empty();
        since = since.or(() -> Optional.of(end));
        isAlarm = isAlarm || end - since.get() >= holdMillis;
        worst = grade;
      } else if (!isAlarm) {
        since = Optional.empty();
      } else {
        good = good.or(() -> Optional.of(end));
        if (end - good.get() >= rule.timing().keepFiringMillis()) {
          String until = Instant.ofEpochMilli(good.get()).toString();
          lines.add(line(rule.id(), series[0], series[1], worst, since.get(), until));
          isAlarm = false;
          since = Optional.empty();
          good = Optional.empty();
        }
      }
    }
    if (isAlarm) {
      lines.add(line(rule.id(), series[0], series[1], worst, since.orElseThrow(), "the end"));
    }
  }

  private static OptionalDouble valueOf(Kpi kpi, Figures figures, AlertRule rule) {
    if (figures.readings() - figures.suspect() < rule.guards().minimumN()) {
      return OptionalDouble.empty();
    }
    long whole = kpi == Kpi.LOSS_RATIO ? figures.probesSent() : figures.observedMillis();
    long part =
        kpi == Kpi.LOSS_RATIO
            ? figures.probesLost()
            : figures.observedMillis() - figures.unavailableMillis();
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  private static Severity gradeOf(Condition.Ladder ladder, double value, Severity before) {
    Severity found = Severity.CLEARED;
    for (Level level : ladder.levels()) {
      boolean isHeld = before.compareTo(level.severity()) >= 0;
      double limit = (isHeld ? level.leave() : level.enter()).doubleValue();
      boolean isBeyond = ladder.side() == Side.ABOVE ? value >= limit : value <= limit;
      boolean isOnTheLine = isHeld && value == limit && level.leave().compareTo(level.enter()) != 0;
      if (isBeyond && !isOnTheLine) {
        found = level.severity();
      }
    }
    return found;
  }
}
