package io.umbral.alerting.track;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import java.util.OptionalLong;

/**
 * An alarm from its beginning to its end, as it follows from the samples.
 *
 * @param startsAtMillis first breaching instant, milliseconds since the epoch
 * @param raisedAtMillis instant at which it became an alarm
 * @param severity how bad it is, or was at last
 * @param endsAtMillis first good instant; empty while it lasts
 * @param clearedAtMillis instant at which it was over; empty while it lasts
 * @param reason why it is over
 * @param ruleVersion which version of the rule judged last
 * @param sample what decided last: that it is an alarm, how bad, that it is over
 */
record Episode(
    long startsAtMillis,
    long raisedAtMillis,
    Severity severity,
    OptionalLong endsAtMillis,
    OptionalLong clearedAtMillis,
    Reason reason,
    int ruleVersion,
    Sample sample) {

  static Episode begin(long startsAtMillis, Severity severity, int ruleVersion, Sample sample) {
    return new Episode(
        startsAtMillis,
        sample.endMillis(),
        severity,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Reason.MEASURED,
        ruleVersion,
        sample);
  }

  Episode at(Severity now, int version, Sample decisive) {
    return now == severity
        ? this
        : new Episode(
            startsAtMillis,
            raisedAtMillis,
            now,
            endsAtMillis,
            clearedAtMillis,
            reason,
            version,
            decisive);
  }

  Episode end(long endMillis, Reason why, int version, Sample decisive) {
    return new Episode(
        startsAtMillis,
        raisedAtMillis,
        severity,
        OptionalLong.of(endMillis),
        OptionalLong.of(decisive.endMillis()),
        why,
        version,
        decisive);
  }

  boolean isOver() {
    return endsAtMillis.isPresent();
  }

  /** Whether there is an instant in both. */
  boolean overlaps(long otherStartMillis, OptionalLong otherEndMillis) {
    return startsAtMillis <= otherEndMillis.orElse(Long.MAX_VALUE)
        && otherStartMillis <= endsAtMillis.orElse(Long.MAX_VALUE);
  }
}
