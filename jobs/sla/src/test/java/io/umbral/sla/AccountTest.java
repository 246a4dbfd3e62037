package io.umbral.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AccountTest {

  private static Account of(Random random) {
    int aggregated = random.nextInt(1_000);
    int duplicate = random.nextInt(1_000);
    int late = random.nextInt(1_000);
    int rejected = random.nextInt(1_000);
    return new Account(
        aggregated + duplicate + late + rejected, aggregated, duplicate, late, rejected);
  }

  @Test
  void balancesWhereEveryReadingIsInExactlyOneOfFour() {
    assertTrue(Account.EMPTY.balances());
    assertTrue(new Account(10, 1, 2, 3, 4).balances());
    for (Account off :
        List.of(
            new Account(11, 1, 2, 3, 4),
            new Account(10, 0, 2, 3, 4),
            new Account(10, 1, 1, 3, 4),
            new Account(10, 1, 2, 2, 4),
            new Account(10, 1, 2, 3, 3))) {
      assertFalse(off.balances(), off::toString);
    }
  }

  @Test
  void addsEveryPartOfItsOwn() {
    assertEquals(
        new Account(11, 22, 33, 44, 55),
        new Account(10, 20, 30, 40, 50).plus(new Account(1, 2, 3, 4, 5)));
  }

  @Test
  void sumsOfBalancedAccountsBalanceInEveryOrder() {
    Law.holds(
        100,
        random -> {
          Account a = of(random);
          Account b = of(random);
          Account c = of(random);
          assertTrue(a.plus(b).plus(c).balances());
          assertEquals(a.plus(b), b.plus(a));
          assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
          assertEquals(a, a.plus(Account.EMPTY));
        });
  }
}
