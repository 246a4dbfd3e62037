package io.umbral.readiness;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * A rule that holds for all data, tried on random data of fixed seeds and of the build's own seed.
 * The seed that breaks it is said.
 */
@FunctionalInterface
public interface Law {

  /** Fails where the rule does not hold for the data that a source of chance gives. */
  void check(Random random) throws Exception;

  /** Checks a rule for fixed seeds and for {@code umbral.tests.seed}. */
  static void holds(int fixedSeeds, Law law) {
    LongStream.concat(
            LongStream.rangeClosed(1, fixedSeeds),
            LongStream.of(Long.getLong("umbral.tests.seed", 0)))
        .forEach(seed -> check(seed, law));
  }

  private static void check(long seed, Law law) {
    try {
      law.check(new Random(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("with seed " + seed + ": " + e, e);
    }
  }
}
