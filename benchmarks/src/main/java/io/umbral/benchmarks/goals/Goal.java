package io.umbral.benchmarks.goals;

/** A row of the table of goals. */
interface Goal {

  /** Its name on the command line. */
  String id();

  /** What was promised. */
  String what();

  /** How good it was promised to be. */
  String target();

  /** How it is measured, in a sentence. */
  String how();

  /**
   * Measures and judges it.
   *
   * @param parts the measurements, which rows share
   * @throws PartFailure where there is no measurement
   */
  Finding find(Parts parts) throws PartFailure;
}
