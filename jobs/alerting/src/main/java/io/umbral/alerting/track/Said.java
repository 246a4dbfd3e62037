package io.umbral.alerting.track;

import io.umbral.alerting.Severity;
import java.util.OptionalLong;

/** What was last said of an episode. */
record Said(
    int episode,
    long startsAtMillis,
    long raisedAtMillis,
    Severity severity,
    OptionalLong endsAtMillis,
    OptionalLong clearedAtMillis) {

  static Said of(int episode, Episode what) {
    return new Said(
        episode,
        what.startsAtMillis(),
        what.raisedAtMillis(),
        what.severity(),
        what.endsAtMillis(),
        what.clearedAtMillis());
  }

  boolean isOver() {
    return endsAtMillis.isPresent();
  }
}
