package io.umbral.readiness.index;

import java.util.Arrays;

/**
 * Brings the values of one indicator to a scale on which more is better. In the columns that go in
 * and come out, NaN stands for a value that is missing; it stays missing and counts for nothing.
 */
public sealed interface Normalisation {

  /**
   * Normalises a column.
   *
   * @param values one for each unit, NaN where missing; left as they are
   * @param direction which end is good
   * @return one for each unit, NaN where missing
   */
  double[] apply(double[] values, Direction direction);

  /**
   * Distance from a bad goalpost to a good one. The goalposts say which end is good, so the
   * direction is not asked.
   *
   * @param bad value that scores 0
   * @param good value that scores {@code to}
   * @param scale how values lie between them
   * @param to score at the good goalpost
   * @param clamp whether values beyond a goalpost score as the goalpost does
   */
  record Goalposts(double bad, double good, Scale scale, double to, boolean clamp)
      implements Normalisation {

    /** Validates. */
    public Goalposts {
      if (!Double.isFinite(bad) || !Double.isFinite(good) || bad == good) {
        throw new IllegalArgumentException(
            "goalposts " + bad + " and " + good + " should be two different numbers");
      }
      if (scale == Scale.LOG && (bad <= 0 || good <= 0)) {
        throw new IllegalArgumentException(
            "goalposts " + bad + " and " + good + " on a log scale should be above 0");
      }
      if (!(to > 0) || Double.isInfinite(to)) {
        throw new IllegalArgumentException("score at the good goalpost " + to + " should be > 0");
      }
    }

    /**
     * Score of one value.
     *
     * @param value in the unit of the indicator
     * @return 0..{@code to} where clamped
     */
    public double score(double value) {
      double from = scale.apply(bad);
      double share = (scale.apply(value) - from) / (scale.apply(good) - from);
      return to * (clamp ? Math.max(0, Math.min(1, share)) : share);
    }

    @Override
    public double[] apply(double[] values, Direction direction) {
      return Arrays.stream(values).map(v -> Double.isNaN(v) ? v : score(v)).toArray();
    }
  }

  /**
   * The lowest value to one end and the highest to the other.
   *
   * @param from score of the worst unit
   * @param to score of the best unit
   */
  record MinMax(double from, double to) implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      double[] turned = Columns.turned(values, direction);
      double least = Columns.least(turned);
      double range = Columns.greatest(turned) - least;
      return Arrays.stream(turned).map(v -> (v - least) / range * (to - from) + from).toArray();
    }
  }

  /**
   * Distance from the mean in standard deviations (of a sample, n - 1).
   *
   * @param mean mean of the scores
   * @param deviation standard deviation of the scores
   */
  record ZScore(double mean, double deviation) implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      double[] turned = Columns.turned(values, direction);
      double centre = Columns.mean(turned);
      double spread = Columns.deviation(turned);
      return Arrays.stream(turned).map(v -> (v - centre) / spread * deviation + mean).toArray();
    }
  }

  /** Rank from the worst, 1 for the worst; equal values share the lowest of their ranks. */
  record Rank() implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      return Columns.ranksFromLeast(Columns.turned(values, direction));
    }
  }

  /** Number of units that are worse: rank less 1. */
  record Borda() implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      return Arrays.stream(new Rank().apply(values, direction)).map(rank -> rank - 1).toArray();
    }
  }

  /** Share of the other units that are worse, 0..1. */
  record PercentileRank() implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      double others = Columns.present(values) - 1.0;
      return Arrays.stream(new Borda().apply(values, direction)).map(b -> b / others).toArray();
    }
  }

  /** 1 for the best unit, 0 for the worst. */
  record DistanceToMaximum() implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      double[] turned = Columns.turned(values, direction);
      double most = Columns.greatest(turned);
      double range = most - Columns.least(turned);
      return Arrays.stream(turned).map(v -> 1 - (most - v) / range).toArray();
    }
  }

  /**
   * 1 at a target, 0 for the worst unit.
   *
   * @param target value in the unit of the indicator
   * @param capped whether what is better than the target scores 1
   */
  record DistanceToTarget(double target, boolean capped) implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      double[] turned = Columns.turned(values, direction);
      double aim = target * direction.sign();
      double range = aim - Columns.least(turned);
      return Arrays.stream(turned)
          .map(v -> 1 - (aim - v) / range)
          .map(score -> capped ? Math.min(1, score) : score)
          .toArray();
    }
  }

  /**
   * 1 for what is better than a limit, 0 for the limit itself and what is worse.
   *
   * @param limit value in the unit of the indicator
   */
  record BetterThan(double limit) implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      double turned = limit * direction.sign();
      return Arrays.stream(Columns.turned(values, direction))
          .map(v -> Double.isNaN(v) ? v : v > turned ? 1 : 0)
          .toArray();
    }
  }

  /** The value itself, turned so that more is better. */
  record None() implements Normalisation {
    @Override
    public double[] apply(double[] values, Direction direction) {
      return Columns.turned(values, direction);
    }
  }
}
