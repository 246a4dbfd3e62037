package io.umbral.benchmarks.own;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.Engine.Place;
import io.umbral.benchmarks.engine.EngineRun;
import java.util.Arrays;

/** The process of one of our own engines, which reads a topic to its end. */
public final class OwnEngine {

  private static final String LOOP = "loop ";
  private static final String JOB = "job ";

  private OwnEngine() {}

  /** The argument that asks for the loop. */
  public static String argument(LoopVariant variant) {
    return LOOP + variant;
  }

  /** The argument that asks for the job. */
  public static String argument(JobVariant variant) {
    return JOB + variant;
  }

  /** The topic of the job's refusals beside a topic of windows; it must be there. */
  public static String rejectedBeside(String windows) {
    return windows + "-rejected";
  }

  /**
   * Runs one.
   *
   * @param args of {@link #argument}, then those of {@link EngineRun}
   */
  public static void main(String[] args) throws Exception {
    EngineRun.main(Arrays.copyOfRange(args, 1, args.length), place -> at(args[0], place));
  }

  private static Engine at(String asked, Place place) {
    return asked.startsWith(LOOP)
        ? new HandLoop(place, LoopVariant.parse(asked.substring(LOOP.length())))
        : new SlaJobEngine(place, JobVariant.parse(asked.substring(JOB.length())));
  }
}
