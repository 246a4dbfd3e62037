package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.Engine.Place;
import io.umbral.benchmarks.engine.EngineRun;
import java.util.Arrays;

/** The process of one of our own engines. */
final class OwnEngine {

  /** The loop that is written by hand: consumer, arrays, no checkpoints. */
  static final String LOOP = "loop";

  private OwnEngine() {}

  /**
   * Runs one.
   *
   * @param args {@link #LOOP} or the windows of the SLA job, then those of {@link EngineRun}
   */
  public static void main(String[] args) throws Exception {
    EngineRun.main(Arrays.copyOfRange(args, 1, args.length), place -> at(args[0], place));
  }

  private static Engine at(String variant, Place place) {
    return variant.equals(LOOP) ? new HandLoop(place) : new SlaJobEngine(place, variant);
  }
}
