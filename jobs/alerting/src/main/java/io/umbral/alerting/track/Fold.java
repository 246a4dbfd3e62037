package io.umbral.alerting.track;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Hold;
import io.umbral.alerting.rule.RuleHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the samples up to an instant lead. One sample after the other is folded in; where the
 * version that judges a sample is not enabled, all begins anew.
 *
 * @param phase where it stands
 * @param grade severity of the last sample, for hysteresis
 * @param sinceMillis first breaching instant, in every phase but {@link Phase#OK}
 * @param goodMillis first good instant, in phase {@link Phase#CLEARING}
 * @param ruleVersion version that judged the last sample; 0 before the first
 * @param recent what the latest samples were, for N of M; the newest last
 * @param open the episode that lasts, in phases {@link Phase#FIRING} and {@link Phase#CLEARING}
 */
record Fold(
    Phase phase,
    Severity grade,
    long sinceMillis,
    long goodMillis,
    int ruleVersion,
    List<Recent> recent,
    Optional<Episode> open) {

  /** Where an alarm stands. */
  enum Phase {
    /** All is well. */
    OK,
    /** Something is wrong, not yet for long enough. */
    PENDING,
    /** It is an alarm. */
    FIRING,
    /** It is well again, not yet for long enough. */
    CLEARING
  }

  /** What a sample was. */
  record Recent(long endMillis, boolean isBreach) {}

  /** What a sample leads to: where it then stands, and the episode that it ended. */
  record Step(Fold next, Optional<Episode> ended) {}

  static final Fold BEGIN =
      new Fold(Phase.OK, Severity.CLEARED, 0, 0, 0, List.of(), Optional.empty());

  Fold {
    recent = List.copyOf(recent);
  }

  Step on(Sample sample, RuleHistory rules) {
    if (sample.kind() == Sample.Kind.LOST) {
      return given(sample, Reason.NO_DATA);
    }
    Optional<AlertRule> inForce =
        rules.version(sample.ruleVersion()).filter(rule -> rule.head().isEnabled());
    if (inForce.isEmpty() || sample.kind() == Sample.Kind.UNWATCHED) {
      return given(sample, Reason.RULE_CHANGED);
    }
    AlertRule rule = inForce.get();
    Optional<Severity> found = rule.condition().grade(sample, grade);
    if (found.isEmpty()) {
      return new Step(this, Optional.empty());
    }
    List<Recent> latest = latest(sample, rule, found.get());
    return found.get() == Severity.CLEARED
        ? good(sample, rule, latest, rules)
        : breach(sample, rule, found.get(), latest);
  }

  private List<Recent> latest(Sample sample, AlertRule rule, Severity found) {
    if (!(rule.timing().hold() instanceof Hold.Among among)) {
      return List.of();
    }
    List<Recent> latest = new ArrayList<>(recent);
    latest.add(new Recent(sample.endMillis(), found != Severity.CLEARED));
    return latest.subList(Math.max(0, latest.size() - among.samples()), latest.size());
  }

  private Step breach(Sample sample, AlertRule rule, Severity found, List<Recent> latest) {
    int version = rule.head().version();
    if (open.isPresent()) {
      Episode lasting = open.get().at(found, version, sample);
      return to(Phase.FIRING, found, sinceMillis, 0, version, latest, Optional.of(lasting));
    }
    long since = since(sample, latest);
    long breaches = latest.stream().filter(Recent::isBreach).count();
    boolean isAlarm = rule.timing().hold().isAlarm(sample.endMillis() - since, breaches);
    return isAlarm
        ? to(
            Phase.FIRING,
            found,
            since,
            0,
            version,
            latest,
            Optional.of(Episode.begin(since, found, version, sample)))
        : to(Phase.PENDING, found, since, 0, version, latest, Optional.empty());
  }

  private long since(Sample sample, List<Recent> latest) {
    if (!latest.isEmpty()) {
      return latest.stream().filter(Recent::isBreach).findFirst().orElseThrow().endMillis();
    }
    return phase == Phase.PENDING ? sinceMillis : sample.endMillis();
  }

  private Step good(Sample sample, AlertRule rule, List<Recent> latest, RuleHistory rules) {
    int version = rule.head().version();
    if (open.isEmpty()) {
      Optional<Recent> first = latest.stream().filter(Recent::isBreach).findFirst();
      return to(
          first.isPresent() ? Phase.PENDING : Phase.OK,
          Severity.CLEARED,
          first.map(Recent::endMillis).orElse(0L),
          0,
          version,
          latest,
          Optional.empty());
    }
    if (isGoodByTheRuleAlone(sample, rule, rules)) {
      return ended(sample, rule, sample.endMillis(), Reason.RULE_CHANGED);
    }
    long goodSince = phase == Phase.CLEARING ? goodMillis : sample.endMillis();
    if (sample.endMillis() - goodSince >= rule.timing().keepFiringMillis()) {
      return ended(sample, rule, goodSince, Reason.MEASURED);
    }
    return to(Phase.CLEARING, Severity.CLEARED, sinceMillis, goodSince, version, latest, open);
  }

  /** Whether the version that judged the sample before would still have called this one bad. */
  private boolean isGoodByTheRuleAlone(Sample sample, AlertRule rule, RuleHistory rules) {
    return rule.head().version() != ruleVersion
        && rules
            .version(ruleVersion)
            .flatMap(old -> old.condition().grade(sample, grade))
            .filter(old -> old != Severity.CLEARED)
            .isPresent();
  }

  /** Nothing can be said any more: begins anew. */
  private Step given(Sample sample, Reason reason) {
    Fold anew = BEGIN.withVersion(ruleVersion);
    return new Step(
        anew, open.map(lasting -> lasting.end(sample.endMillis(), reason, ruleVersion, sample)));
  }

  private Fold withVersion(int version) {
    return new Fold(phase, grade, sinceMillis, goodMillis, version, recent, open);
  }

  private Step ended(Sample sample, AlertRule rule, long endMillis, Reason reason) {
    int version = rule.head().version();
    Episode over = open.orElseThrow().end(endMillis, reason, version, sample);
    return new Step(BEGIN.withVersion(version), Optional.of(over));
  }

  private static Step to(
      Phase phase,
      Severity grade,
      long sinceMillis,
      long goodMillis,
      int version,
      List<Recent> recent,
      Optional<Episode> open) {
    Fold next = new Fold(phase, grade, sinceMillis, goodMillis, version, recent, open);
    return new Step(next, Optional.empty());
  }
}
