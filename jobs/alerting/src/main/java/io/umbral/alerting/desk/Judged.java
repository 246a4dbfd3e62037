package io.umbral.alerting.desk;

import io.umbral.alerting.Contributors;
import io.umbral.alerting.Subject;
import io.umbral.alerting.track.Transition;
import java.util.Objects;
import java.util.Optional;

/**
 * What a track said, and of what.
 *
 * @param ruleId identifier of the rule
 * @param fingerprint of the alarm
 * @param subject what it is about
 * @param transition what was said
 * @param contributors which cells drove what decided; empty where that is not known
 */
public record Judged(
    String ruleId,
    String fingerprint,
    Subject subject,
    Transition transition,
    Optional<Contributors> contributors) {

  /** Validates. */
  public Judged {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(transition, "transition");
    Objects.requireNonNull(contributors, "contributors");
  }

  /**
   * What a track said, without cells.
   *
   * @param ruleId identifier of the rule
   * @param fingerprint of the alarm
   * @param subject what it is about
   * @param transition what was said
   */
  public Judged(String ruleId, String fingerprint, Subject subject, Transition transition) {
    this(ruleId, fingerprint, subject, transition, Optional.empty());
  }

  /**
   * The same with the cells that drove what decided.
   *
   * @param found which cells
   * @return with them
   */
  public Judged with(Contributors found) {
    return new Judged(ruleId, fingerprint, subject, transition, Optional.of(found));
  }
}
