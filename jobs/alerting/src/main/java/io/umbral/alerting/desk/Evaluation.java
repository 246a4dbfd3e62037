package io.umbral.alerting.desk;

import io.umbral.alerting.Measurement;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Subject;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Track;
import io.umbral.alerting.track.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rule held against what was measured of one subject: between a measurement and the track that
 * remembers it.
 *
 * @param rules all versions of the rule
 * @param subject what is measured
 */
public record Evaluation(RuleHistory rules, Subject subject) {

  /**
   * Whether the rule judges subjects one by one; silence of everything is watched by the desk.
   *
   * @param rules all versions of a rule
   * @return true if a track is needed for each subject
   */
  public static boolean isOfSubjects(RuleHistory rules) {
    return !(rules.latest().condition() instanceof Condition.Silence silence)
        || silence.scope() == Condition.Silence.Scope.SUBJECT;
  }

  /**
   * Whether a measurement says anything to a rule of which nothing is remembered.
   *
   * @param measurement any of the subject
   * @return true if the version in force watches the subject, and such measurements
   */
  public boolean isAbout(Measurement measurement) {
    return rules
        .at(measurement.endMillis())
        .filter(rule -> rule.watches(subject))
        .filter(rule -> rule.condition().source().equals(measurement.source()))
        .isPresent();
  }

  /**
   * Takes a measurement. Silence up to it is judged first, so that it does not matter how far time
   * had been told to have come when it arrived.
   *
   * @param measurement any of the subject
   * @param track what is remembered
   * @return what follows
   */
  public Track.Step observe(Measurement measurement, Track track) {
    long endMillis = measurement.endMillis();
    Optional<AlertRule> inForce = rules.at(endMillis).filter(rule -> rule.watches(subject));
    if (inForce.isEmpty()) {
      return track.isFiring()
          ? track.observe(Sample.unwatched(endMillis), rules)
          : new Track.Step(track, List.of());
    }
    if (!inForce.get().condition().source().equals(measurement.source())) {
      return new Track.Step(track, List.of());
    }
    Optional<Sample> sample = inForce.get().sampleOf(measurement);
    if (sample.isEmpty()) {
      return new Track.Step(track.expect(endMillis), List.of());
    }
    Track.Step silence = track.advance(endMillis - 1, rules);
    Track.Step seen = silence.next().observe(sample.get(), rules);
    List<Transition> transitions = new ArrayList<>(silence.transitions());
    transitions.addAll(seen.transitions());
    return new Track.Step(seen.next(), transitions);
  }

  /**
   * Begins with what was measured before the rule was known, without a word.
   *
   * @param measurements in order of time
   * @return what is remembered
   */
  public Track backfill(List<Measurement> measurements) {
    Track track = Track.BEGIN;
    for (Measurement measurement : measurements) {
      Optional<Sample> sample =
          rules
              .at(measurement.endMillis())
              .filter(rule -> rule.watches(subject))
              .flatMap(rule -> rule.sampleOf(measurement));
      if (sample.isPresent()) {
        track = track.remember(sample.get(), rules);
      }
    }
    return track;
  }

  /**
   * What the desk is to know.
   *
   * @param step what a track said
   * @return in order
   */
  public List<Judged> judged(Track.Step step) {
    return step.transitions().stream()
        .map(
            transition ->
                new Judged(
                    rules.id(),
                    rules.fingerprint(transition.signal(), subject),
                    subject,
                    transition))
        .toList();
  }
}
