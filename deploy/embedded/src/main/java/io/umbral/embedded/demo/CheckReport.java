package io.umbral.embedded.demo;

import io.umbral.embedded.Progress;
import io.umbral.embedded.Umbral;

/** Says what a check found, and what its exit code is. */
final class CheckReport {

  private static final int MOST_MISMATCHES = 20;

  private CheckReport() {}

  /**
   * Says it.
   *
   * @return {@link Umbral#GOOD} where everything is as it should be, or {@link Umbral#CHECK_FAILED}
   */
  static int say(Expectation expected, Observed observed, Progress out) {
    Comparison comparison = Comparison.of(expected, observed);
    comparison.mismatches().stream().limit(MOST_MISMATCHES).forEach(out::say);
    int more = comparison.mismatches().size() - MOST_MISMATCHES;
    if (more > 0) {
      out.say("and " + more + " more");
    }
    comparison.summary().forEach(out::say);
    out.say(String.join(" ", Words.account(observed.account())));
    if (comparison.mismatches().isEmpty()) {
      out.say("CHECK PASSED: everything is as it should be");
      return Umbral.GOOD;
    }
    out.say(
        "CHECK FAILED: " + comparison.mismatches().size() + " figures are not as they should be");
    return Umbral.CHECK_FAILED;
  }
}
