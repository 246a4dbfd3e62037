package io.umbral.benchmarks.goals;

/** What is to be said of a goal. */
enum Verdict {
  /** Measured, and as good as promised. */
  MET("met"),
  /** Measured, and not as good. */
  MISSED("**missed**"),
  /** Results differ from the loop's count, or the measurement failed: there is no figure. */
  NO_FIGURE("**no figure**"),
  /** This run does not measure it as it is promised. */
  NOT_MEASURED("not measured");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As it stands in the table. */
  String word() {
    return word;
  }
}
