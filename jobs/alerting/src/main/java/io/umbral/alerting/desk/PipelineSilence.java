package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.NoData;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * That nothing at all is measured: event time stands still then, so it is told by processing time,
 * once the job has caught up, and is over as soon as event time moves on.
 */
final class PipelineSilence {

  private final AlarmTable table;
  private final RuleBook rules;

  PipelineSilence(AlarmTable table, RuleBook rules) {
    this.table = table;
    this.rules = rules;
  }

  /**
   * What is to be said as nothing has come for long.
   *
   * @param nowMillis processing time
   * @param clock what is known of time
   * @return a raise for each rule that watches everything and has not raised yet
   */
  List<Judged> begun(long nowMillis, DeskClock clock) {
    List<Judged> begun = new ArrayList<>();
    for (RuleHistory history : rules.rules()) {
      history
          .at(nowMillis)
          .filter(rule -> isSilent(rule, nowMillis, clock))
          .flatMap(rule -> raise(rule, clock))
          .ifPresent(begun::add);
    }
    return begun;
  }

  private static boolean isSilent(AlertRule rule, long nowMillis, DeskClock clock) {
    Optional<NoData> noData = rule.timing().noData();
    return rule.condition() instanceof Condition.Silence silence
        && silence.scope() == Condition.Silence.Scope.PIPELINE
        && noData.isPresent()
        && rule.head().isEnabled()
        && clock.isCaughtUp()
        && nowMillis - clock.advancedAtMillis() >= noData.get().afterMillis();
  }

  private Optional<Judged> raise(AlertRule rule, DeskClock clock) {
    int episodes = clock.pipelineEpisodes().getOrDefault(rule.id(), 0);
    return lasting(rule, episodes).isPresent()
        ? Optional.empty()
        : Optional.of(
            judged(
                rule,
                Transition.Kind.RAISED,
                episodes + 1,
                clock.eventTimeMillis(),
                clock.eventTimeMillis(),
                OptionalLong.empty()));
  }

  private Optional<Alarm> lasting(AlertRule rule, int episode) {
    String fingerprint = rule.fingerprint(Signal.PIPELINE_SILENT, everythingOf(rule));
    return Optional.ofNullable(table.get(fingerprint + "-" + episode)).filter(Alarm::isFiring);
  }

  /**
   * What is to be said as event time moves on.
   *
   * @param eventTimeMillis to where
   * @param clock what is known of time
   * @return a clear for each alarm that lasts
   */
  List<Judged> ended(long eventTimeMillis, DeskClock clock) {
    List<Judged> ended = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : new TreeMap<>(clock.pipelineEpisodes()).entrySet()) {
      Optional<AlertRule> rule = rules.get(entry.getKey()).map(RuleHistory::latest);
      rule.flatMap(one -> lasting(one, entry.getValue()))
          .ifPresent(
              alarm ->
                  ended.add(
                      judged(
                          rule.orElseThrow(),
                          Transition.Kind.CLEARED,
                          entry.getValue(),
                          clock.eventTimeMillis(),
                          alarm.startsAtMillis(),
                          OptionalLong.of(eventTimeMillis))));
    }
    return ended;
  }

  private static Subject everythingOf(AlertRule rule) {
    String region =
        rule.selector().regions().stream().sorted().findFirst().orElse(Subject.EVERYWHERE);
    return new Subject(List.of(region), "ALL", "ALL", Optional.empty(), Optional.empty(), Map.of());
  }

  private static Judged judged(
      AlertRule rule,
      Transition.Kind kind,
      int episode,
      long atMillis,
      long startsAtMillis,
      OptionalLong endMillis) {
    Subject everything = everythingOf(rule);
    Transition what =
        new Transition(
            Signal.PIPELINE_SILENT,
            kind,
            episode,
            atMillis,
            startsAtMillis,
            startsAtMillis,
            endMillis,
            rule.timing().noData().map(NoData::severity).orElse(Severity.INDETERMINATE),
            Reason.MEASURED,
            false,
            false,
            rule.head().version(),
            Sample.lost(atMillis));
    String fingerprint = rule.fingerprint(Signal.PIPELINE_SILENT, everything);
    return new Judged(rule.id(), fingerprint, everything, what);
  }
}
