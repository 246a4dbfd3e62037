package io.umbral.alerting.track;

import java.util.OptionalLong;

/**
 * Since when nothing was measured.
 *
 * @param lastMillis end of the newest sample; empty before the first
 * @param raisedAtMillis when the alarm of silence was raised; empty where there is none
 * @param isGivenUp whether all was done that the rule wants done
 * @param episodes alarms of silence so far
 */
record Silence(
    OptionalLong lastMillis, OptionalLong raisedAtMillis, boolean isGivenUp, int episodes) {

  static final Silence BEGIN = new Silence(OptionalLong.empty(), OptionalLong.empty(), false, 0);

  Silence heard(long endMillis) {
    return new Silence(OptionalLong.of(endMillis), OptionalLong.empty(), false, episodes);
  }

  Silence raised(long atMillis) {
    return new Silence(lastMillis, OptionalLong.of(atMillis), true, episodes + 1);
  }

  Silence givenUp() {
    return new Silence(lastMillis, raisedAtMillis, true, episodes);
  }
}
