package io.umbral.alerting.rule;

/** How long something must be wrong before it is an alarm. */
public sealed interface Hold {

  /** The first breach is an alarm. */
  Hold NONE = new For(0);

  /**
   * Whether it is an alarm.
   *
   * @param elapsedMillis since the first breaching sample
   * @param breachCount breaches among the latest samples
   * @return true if that is enough
   */
  boolean isAlarm(long elapsedMillis, long breachCount);

  /**
   * Without a good sample for so long, from the first breaching sample to a breaching sample.
   *
   * @param millis 0 or more
   */
  record For(long millis) implements Hold {

    /** Validates. */
    public For {
      if (millis < 0) {
        throw new IllegalArgumentException("for of " + millis + " ms should be 0 or more");
      }
    }

    @Override
    public boolean isAlarm(long elapsedMillis, long breachCount) {
      return elapsedMillis >= millis;
    }
  }

  /**
   * So many breaches among the latest samples.
   *
   * @param breaches 1 or more
   * @param samples at least as many
   */
  record Among(int breaches, int samples) implements Hold {

    /** More is asked of no rule; it bounds what is kept. */
    public static final int MOST_SAMPLES = 64;

    /** Validates. */
    public Among {
      if (breaches < 1 || samples < breaches || samples > MOST_SAMPLES) {
        throw new IllegalArgumentException(
            breaches + " of " + samples + " should be 1 <= N <= M <= " + MOST_SAMPLES);
      }
    }

    @Override
    public boolean isAlarm(long elapsedMillis, long breachCount) {
      return breachCount >= breaches;
    }
  }
}
