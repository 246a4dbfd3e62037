package io.umbral.alerting.track;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.NoData;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is remembered of one rule and one subject. A value: each step gives the next one.
 *
 * @param base where the samples led that late data can no longer replace
 * @param baseMillis end of the newest of them; {@link Long#MIN_VALUE} where there is none
 * @param samples those that can still be replaced, in order of their end
 * @param said what was last said of the episodes that can still change
 * @param episodes number of episodes so far
 * @param silence since when nothing was measured
 */
public record Track(
    Fold base,
    long baseMillis,
    List<Sample> samples,
    List<Said> said,
    int episodes,
    Silence silence) {

  /** Before the first sample. */
  public static final Track BEGIN =
      new Track(Fold.BEGIN, Long.MIN_VALUE, List.of(), List.of(), 0, Silence.BEGIN);

  /**
   * What a step leads to.
   *
   * @param next what is remembered after it
   * @param transitions what is to be said, in order
   */
  public record Step(Track next, List<Transition> transitions) {

    /** Copies. */
    public Step {
      transitions = List.copyOf(transitions);
    }
  }

  /** Copies. */
  public Track {
    samples = List.copyOf(samples);
    said = List.copyOf(said);
  }

  /**
   * Takes a sample, the newest or a late one.
   *
   * @param sample what was seen; too late a one, or one of a smaller revision, changes nothing
   * @param rules versions of the rule
   * @return what follows; an end of silence is said first
   */
  public Step observe(Sample sample, RuleHistory rules) {
    if (sample.endMillis() <= baseMillis) {
      return new Step(this, List.of());
    }
    Optional<List<Sample>> merged = merged(sample, rules);
    if (merged.isEmpty()) {
      return new Step(this, List.of());
    }
    List<Transition> transitions = new ArrayList<>();
    Silence heard = silence;
    if (sample.endMillis() > silence.lastMillis().orElse(Long.MIN_VALUE)) {
      if (silence.raisedAtMillis().isPresent()) {
        transitions.add(endOfSilence(sample, rules));
      }
      heard = silence.heard(sample.endMillis());
    }
    Track next =
        new Track(base, baseMillis, merged.get(), said, episodes, heard)
            .sayDifference(rules, transitions);
    return new Step(next, transitions);
  }

  /**
   * Takes a sample of the time before the rule was known, and says nothing: what follows from it is
   * said with the next one.
   *
   * @param sample what would have been seen
   * @param rules versions of the rule
   * @return what is remembered after it
   */
  public Track remember(Sample sample, RuleHistory rules) {
    return merged(sample, rules)
        .map(
            all ->
                new Track(base, baseMillis, all, said, episodes, silence.heard(sample.endMillis())))
        .orElse(this);
  }

  /** The samples with one more; empty where there is one of the same end that is no older. */
  private Optional<List<Sample>> merged(Sample sample, RuleHistory rules) {
    List<Sample> all = new ArrayList<>(samples);
    int at = all.size();
    while (at > 0 && all.get(at - 1).endMillis() > sample.endMillis()) {
      at--;
    }
    if (at > 0 && all.get(at - 1).endMillis() == sample.endMillis()) {
      Sample known = all.get(at - 1);
      if (known.kind() == Sample.Kind.MEASURED && known.revision() >= sample.revision()) {
        return Optional.empty();
      }
      all.set(at - 1, sample.judgedBy(known.ruleVersion()));
    } else {
      int version = rules.at(sample.endMillis()).map(rule -> rule.head().version()).orElse(0);
      all.add(at, sample.judgedBy(version));
    }
    return Optional.of(all);
  }

  private Transition endOfSilence(Sample sample, RuleHistory rules) {
    AlertRule rule = rules.at(sample.endMillis()).orElseGet(rules::latest);
    return new Transition(
        Signal.KPI_SILENT,
        Kind.CLEARED,
        silence.episodes(),
        sample.endMillis(),
        silence.lastMillis().orElseThrow(),
        silence.raisedAtMillis().orElseThrow(),
        OptionalLong.of(sample.endMillis()),
        severityOfSilence(rule),
        Reason.MEASURED,
        false,
        false,
        rule.head().version(),
        sample);
  }

  private static Severity severityOfSilence(AlertRule rule) {
    return rule.timing().noData().map(NoData::severity).orElse(Severity.INDETERMINATE);
  }

  /**
   * Begins to wait for a subject that is known and was never measured.
   *
   * @param fromMillis from when on it should be, milliseconds since the epoch
   * @return what is remembered after it
   */
  public Track expect(long fromMillis) {
    return silence.lastMillis().isPresent()
        ? this
        : new Track(base, baseMillis, samples, said, episodes, silence.heard(fromMillis));
  }

  /**
   * Lets event time pass without a sample.
   *
   * @param eventTimeMillis all samples that end up to here have come, milliseconds since the epoch
   * @param rules versions of the rule
   * @return what follows
   */
  public Step advance(long eventTimeMillis, RuleHistory rules) {
    OptionalLong deadline = deadlineMillis(rules);
    if (deadline.isEmpty() || eventTimeMillis < deadline.getAsLong()) {
      return new Step(this, List.of());
    }
    long atMillis = deadline.getAsLong();
    AlertRule rule = rules.at(atMillis).orElseThrow();
    return switch (rule.timing().noData().orElseThrow().action()) {
      case KEEP -> new Step(withSilence(silence.givenUp()), List.of());
      case RAISE -> raiseSilence(rule, atMillis);
      case CLEAR -> giveUp(rules, atMillis);
    };
  }

  /**
   * When silence is to be judged next.
   *
   * @param rules versions of the rule
   * @return event time, milliseconds since the epoch; empty where nothing is waited for
   */
  public OptionalLong deadlineMillis(RuleHistory rules) {
    if (silence.lastMillis().isEmpty() || silence.isGivenUp()) {
      return OptionalLong.empty();
    }
    long last = silence.lastMillis().getAsLong();
    // The version in force when silence begins judges it, or the first one that comes after.
    AlertRule rule = rules.at(last).orElseGet(() -> rules.versions().get(0));
    if (rule.timing().noData().isEmpty() || !rule.head().isEnabled()) {
      return OptionalLong.empty();
    }
    long deadline = last + rule.timing().noData().get().afterMillis();
    return rules
            .at(deadline)
            .filter(then -> then.head().isEnabled() && then.timing().noData().isPresent())
            .isPresent()
        ? OptionalLong.of(deadline)
        : OptionalLong.empty();
  }

  private Step raiseSilence(AlertRule rule, long atMillis) {
    Silence raised = silence.raised(atMillis);
    Transition transition =
        new Transition(
            Signal.KPI_SILENT,
            Kind.RAISED,
            raised.episodes(),
            atMillis,
            silence.lastMillis().orElseThrow(),
            atMillis,
            OptionalLong.empty(),
            severityOfSilence(rule),
            Reason.MEASURED,
            false,
            false,
            rule.head().version(),
            Sample.lost(atMillis));
    return new Step(withSilence(raised), List.of(transition));
  }

  private Step giveUp(RuleHistory rules, long atMillis) {
    List<Sample> all = new ArrayList<>(samples);
    all.add(Sample.lost(atMillis));
    List<Transition> transitions = new ArrayList<>();
    Track next =
        new Track(base, baseMillis, all, said, episodes, silence.givenUp())
            .sayDifference(rules, transitions);
    return new Step(next, transitions);
  }

  private Track withSilence(Silence other) {
    return new Track(base, baseMillis, samples, said, episodes, other);
  }

  /**
   * Forgets how to replace samples that late data no longer can.
   *
   * @param eventTimeMillis no sample that ends up to here comes any more
   * @param rules versions of the rule
   * @return what is remembered after it
   */
  public Track settle(long eventTimeMillis, RuleHistory rules) {
    int settled = 0;
    Fold fold = base;
    while (settled < samples.size() && samples.get(settled).endMillis() <= eventTimeMillis) {
      fold = fold.on(samples.get(settled), rules).next();
      settled++;
    }
    if (settled == 0) {
      return this;
    }
    long settledMillis = samples.get(settled - 1).endMillis();
    List<Said> open =
        said.stream()
            .filter(one -> one.clearedAtMillis().orElse(Long.MAX_VALUE) > settledMillis)
            .toList();
    List<Sample> left = samples.subList(settled, samples.size());
    return new Track(fold, settledMillis, left, open, episodes, silence);
  }

  /**
   * Whether it can be forgotten: it never was an alarm, nothing is wrong, no late data can come,
   * and no silence is waited for.
   *
   * @param rules versions of the rule
   * @return true if nothing is lost with it
   */
  public boolean isForgettable(RuleHistory rules) {
    return samples.isEmpty()
        && episodes == 0
        && silence.episodes() == 0
        && base.phase() == Fold.Phase.OK
        && deadlineMillis(rules).isEmpty();
  }

  /** Whether there is an alarm, of a breach or of silence. */
  public boolean isFiring() {
    return silence.raisedAtMillis().isPresent() || said.stream().anyMatch(one -> !one.isOver());
  }

  /** Folds all samples, and says in what the outcome differs from what was said before. */
  private Track sayDifference(RuleHistory rules, List<Transition> transitions) {
    List<Episode> derived = new ArrayList<>();
    Fold fold = base;
    for (Sample sample : samples) {
      Fold.Step step = fold.on(sample, rules);
      step.ended().ifPresent(derived::add);
      fold = step.next();
    }
    fold.open().ifPresent(derived::add);
    Difference difference = new Difference(said, episodes, samples.get(samples.size() - 1));
    difference.with(derived, transitions);
    return new Track(base, baseMillis, samples, difference.said(), difference.episodes(), silence);
  }
}
