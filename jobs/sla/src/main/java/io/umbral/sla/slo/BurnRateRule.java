package io.umbral.sla.slo;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Burn;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * Pairs of windows of which one must burn, with the guards under which that counts. Everything is
 * compared exactly and strictly: what burns exactly at the rate does not burn faster.
 *
 * @param pairs any of them suffices
 * @param guards what must be known for it
 */
public record BurnRateRule(List<BurnRatePair> pairs, Guards guards) {

  /**
   * What must be known of the long window before it counts.
   *
   * @param minimumTotal events or slices, 0 or more
   * @param minimumBad bad ones of them, 0 or more
   * @param minimumCoverage share of its minutes with a sample, ratio 0..1; a window that is partly
   *     filled says little
   */
  public record Guards(long minimumTotal, long minimumBad, Rational minimumCoverage) {

    /** No guards. */
    public static final Guards NONE = new Guards(0, 0, Rational.ZERO);

    /** Validates. */
    public Guards {
      Objects.requireNonNull(minimumCoverage, "minimumCoverage");
      if (minimumTotal < 0 || minimumBad < 0) {
        throw new IllegalArgumentException(
            "guards of "
                + minimumTotal
                + " in total and "
                + minimumBad
                + " bad should be 0 or more");
      }
      if (minimumCoverage.numerator() < 0 || minimumCoverage.compareTo(Rational.ONE) > 0) {
        throw new IllegalArgumentException(
            "minimum coverage " + minimumCoverage + " should be in 0..1");
      }
    }
  }

  /** What the windows say. */
  public enum Burning {
    /** A pair burns. */
    YES,
    /** No pair burns. */
    NO,
    /** No pair burns, and of one too little is known: what was so before stays so. */
    UNKNOWN
  }

  /** The burn of a window of some length that ends with the minute. */
  @FunctionalInterface
  public interface Burns {

    /**
     * The burn of one window.
     *
     * @param windowMinutes length in minutes
     * @return never null
     */
    Burn of(int windowMinutes);
  }

  /** Validates. */
  public BurnRateRule {
    pairs = List.copyOf(pairs);
    Objects.requireNonNull(guards, "guards");
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "a burn rate rule should have one pair of windows or more");
    }
  }

  /**
   * Whether a rate can be exceeded at all: where everything is bad, the rate is 1/(1 - target).
   *
   * @param rate above 0
   * @param target share of good that is promised, below 1
   * @return false where a rule with that rate would never fire
   */
  public static boolean canBeExceeded(Rational rate, Rational target) {
    return isFaster(1, 1, rate, target);
  }

  /**
   * Refuses rates that can never be exceeded.
   *
   * @param target share of good that is promised, below 1
   * @throws IllegalArgumentException where one of the pairs could never burn
   */
  public void requireReachable(Rational target) {
    for (BurnRatePair pair : pairs) {
      if (!canBeExceeded(pair.rate(), target)) {
        throw new IllegalArgumentException(
            "burn rate "
                + pair.rate()
                + " can never be exceeded with target "
                + target
                + ": it should be below 1/(1 - target) = "
                + 1 / target.complement().value());
      }
    }
  }

  /**
   * Judges one minute.
   *
   * @param target share of good that is promised, below 1
   * @param burns of the windows that the pairs name
   * @return whether a pair burns
   */
  public Burning at(Rational target, Burns burns) {
    Burning any = Burning.NO;
    for (BurnRatePair pair : pairs) {
      Burning one = at(pair, target, burns);
      if (one == Burning.YES) {
        return Burning.YES;
      }
      any = one == Burning.UNKNOWN ? one : any;
    }
    return any;
  }

  private Burning at(BurnRatePair pair, Rational target, Burns burns) {
    Burn ofLong = burns.of(pair.longMinutes());
    Burn ofShort = burns.of(pair.shortMinutes());
    if (ofShort.presentMinutes() == 0
        || guards.minimumCoverage().compareRatio(ofLong.presentMinutes(), pair.longMinutes()) < 0) {
      return Burning.UNKNOWN;
    }
    boolean isEnough =
        ofLong.total() >= guards.minimumTotal() && ofLong.bad() >= guards.minimumBad();
    return isEnough
            && isFaster(ofLong.bad(), ofLong.total(), pair.rate(), target)
            && isFaster(ofShort.bad(), ofShort.total(), pair.rate(), target)
        ? Burning.YES
        : Burning.NO;
  }

  /** Whether bad/total is above rate (1 - target); nothing of nothing is not. */
  private static boolean isFaster(long bad, long total, Rational rate, Rational target) {
    Rational budget = target.complement();
    BigInteger left = product(bad, rate.denominator(), budget.denominator());
    BigInteger right = product(total, rate.numerator(), budget.numerator());
    return left.compareTo(right) > 0;
  }

  private static BigInteger product(long a, long b, long c) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.valueOf(c));
  }
}
