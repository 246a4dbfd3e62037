package io.umbral.sla.slo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Burn;
import io.umbral.sla.slo.BurnRateRule.Burning;
import io.umbral.sla.slo.BurnRateRule.Guards;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BurnRateRuleTest {

  private static final Rational TARGET = Rational.parse("0.999");
  private static final List<BurnRatePair> PAIRS =
      List.of(
          new BurnRatePair(60, 5, Rational.parse("14.4")),
          new BurnRatePair(360, 30, Rational.parse("6")));

  private static Burning judge(Guards guards, long badOf60, int presentOf60, int presentOf5) {
    return new BurnRateRule(PAIRS.subList(0, 1), guards)
        .at(
            TARGET,
            minutes ->
                minutes == 60
                    ? new Burn(60, badOf60, 10_000, presentOf60)
                    : new Burn(5, 1_000, 1_000, presentOf5));
  }

  @Test
  void whatBurnsExactlyAtTheRateDoesNotBurnFaster() {
    assertEquals(Burning.NO, judge(Guards.NONE, 144, 60, 5));
    assertEquals(Burning.YES, judge(Guards.NONE, 145, 60, 5));
  }

  @Test
  void anEmptyShortWindowSaysNothing() {
    assertEquals(Burning.UNKNOWN, judge(Guards.NONE, 145, 60, 0));
  }

  @Test
  void aPartlyFilledLongWindowDoesNotPage() {
    assertEquals(Burning.UNKNOWN, judge(new Guards(0, 0, Rational.ONE), 145, 59, 5));
    assertEquals(Burning.YES, judge(new Guards(0, 0, Rational.ONE), 145, 60, 5));
  }

  @Test
  void fewEventsDoNotPage() {
    assertEquals(Burning.NO, judge(new Guards(10_001, 0, Rational.ZERO), 145, 60, 5));
    assertEquals(Burning.NO, judge(new Guards(0, 146, Rational.ZERO), 145, 60, 5));
    assertEquals(Burning.YES, judge(new Guards(10_000, 145, Rational.ZERO), 145, 60, 5));
  }

  @Test
  void onePairSuffices() {
    BurnRateRule rule = new BurnRateRule(PAIRS, Guards.NONE);
    assertEquals(Burning.YES, rule.at(TARGET, minutes -> badIn(minutes, 360, 30)));
    assertEquals(Burning.YES, rule.at(TARGET, minutes -> badIn(minutes, 60, 5)));
    assertEquals(Burning.NO, rule.at(TARGET, minutes -> badIn(minutes, 360, 5)));
  }

  private static Burn badIn(int minutes, int oneWindow, int another) {
    return new Burn(minutes, minutes == oneWindow || minutes == another ? 2 : 0, 100, minutes);
  }

  @Test
  void nothingOfNothingDoesNotBurn() {
    BurnRateRule rule = new BurnRateRule(PAIRS, Guards.NONE);
    assertEquals(Burning.NO, rule.at(TARGET, minutes -> new Burn(minutes, 0, 0, minutes)));
  }

  @Test
  void aRateThatCanNeverBeExceededIsRefused() {
    BurnRateRule rule = new BurnRateRule(PAIRS, Guards.NONE);
    assertDoesNotThrow(() -> rule.requireReachable(Rational.parse("0.99")));
    assertThrows(
        IllegalArgumentException.class, () -> rule.requireReachable(Rational.parse("0.93")));
    assertEquals(false, BurnRateRule.canBeExceeded(Rational.parse("10"), Rational.parse("0.9")));
    assertEquals(true, BurnRateRule.canBeExceeded(Rational.parse("9.999"), Rational.parse("0.9")));
  }
}
