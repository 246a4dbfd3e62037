package io.umbral.embedded.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.synthetic.CheckScenario.Options;
import io.umbral.embedded.synthetic.CheckScenario.Phase;
import io.umbral.embedded.synthetic.Delivery.Payload;
import io.umbral.model.Cell;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckScenarioTest {

  private static final long MINUTE = 60_000;
  private static final Options OPTIONS = Options.usual(Mexico.NOON, 2 * MINUTE);

  private final CheckScenario scenario = scenario(11);

  private static CheckScenario scenario(long seed) {
    return CheckScenario.of(seed, Mexico.REFERENCE, FaultScript.NONE, OPTIONS);
  }

  @Test
  void oneSeedGivesOneScenario() {
    CheckScenario again = scenario(11);
    assertEquals(scenario.expected(), again.expected());
    assertEquals(texts(scenario), texts(again));
    assertTrue(!texts(scenario).equals(texts(scenario(12))));
  }

  private static List<String> texts(CheckScenario scenario) {
    return scenario.phases().stream()
        .flatMap(phase -> phase.deliveries().stream())
        .map(
            delivery -> delivery.arrivalMillis() + delivery.sourceId() + textOf(delivery.payload()))
        .toList();
  }

  private static String textOf(Payload payload) {
    if (payload instanceof Payload.Whole whole) {
      return Mexico.textOf(whole.report());
    }
    if (payload instanceof Payload.Truncated truncated) {
      return "half of " + Mexico.textOf(truncated.report());
    }
    return Arrays.toString(((Payload.Garbage) payload).bytes());
  }

  /** Plays a job: knows the cells, remembers what it has counted, and closes minutes for good. */
  @Test
  void aJobThatDoesItsWorkComesToTheExpectedAccount() {
    Set<Long> cells =
        scenario.cells().stream().map(cell -> cell.key().cellId()).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    Account account = Account.EMPTY;
    for (Phase phase : scenario.phases()) {
      boolean isFirst = phase.afterWatermarkMillis() == Long.MIN_VALUE;
      long closedMillis =
          isFirst ? 0 : phase.afterWatermarkMillis() - OPTIONS.allowedLatenessMillis();
      for (Delivery delivery : phase.deliveries()) {
        account = account(account, delivery, closedMillis, cells, seen);
      }
    }
    assertEquals(scenario.expected(), account);
  }

  private static Account account(
      Account account, Delivery delivery, long closedMillis, Set<Long> cells, Set<String> seen) {
    if (!(delivery.payload() instanceof Payload.Whole whole)) {
      return account.withRejected(1);
    }
    CellReport report = whole.report();
    boolean isAhead = report.periodStartMillis() > delivery.arrivalMillis();
    Account next = account;
    for (CellReading reading : report.cells()) {
      String name = report.origin().sourceId() + reading.cellId() + report.periodStartMillis();
      if (isAhead || !cells.contains(reading.cellId().orElseThrow())) {
        next = next.withRejected(1);
      } else if (report.periodStartMillis() + report.periodMillis() <= closedMillis) {
        next = next.withLate(1);
      } else {
        next = seen.add(name) ? next.withAggregated(1) : next.withDuplicate(1);
      }
    }
    return next;
  }

  @Test
  void holdsEveryKindOfDamage() {
    Account expected = scenario.expected();
    assertTrue(expected.duplicate() > 100, expected::toString);
    assertTrue(expected.late() > 50, expected::toString);
    assertTrue(expected.rejected() > 200, expected::toString);
    assertTrue(expected.aggregated() > 30_000, expected::toString);
    long counted = scenario.counted().stream().mapToLong(report -> report.cells().size()).sum();
    assertEquals(expected.aggregated(), counted);
  }

  @Test
  void nothingOfTheFirstPhaseArrivesInTheSecond() {
    long secondBegins = OPTIONS.endMillis() - MINUTE;
    for (Delivery delivery : scenario.phases().get(0).deliveries()) {
      assertTrue(delivery.arrivalMillis() <= secondBegins, delivery::toString);
    }
    for (Delivery delivery : scenario.phases().get(1).deliveries()) {
      assertTrue(delivery.arrivalMillis() >= secondBegins, delivery::toString);
    }
  }

  @Test
  void onTimeReportsAreNeverFurtherBehindThanTheLateness() {
    Set<CellReport> counted = new HashSet<>(scenario.counted());
    for (Phase phase : scenario.phases()) {
      long newest = 0;
      for (Delivery delivery : phase.deliveries()) {
        if (delivery.payload() instanceof Payload.Whole whole && counted.contains(whole.report())) {
          newest = Math.max(newest, whole.report().periodStartMillis());
          long behind = newest - whole.report().periodStartMillis();
          assertTrue(behind <= OPTIONS.allowedLatenessMillis(), delivery::toString);
        }
      }
    }
  }

  @Test
  void garbageCannotBeChangedFromOutside() {
    Payload.Garbage garbage = new Payload.Garbage(new byte[] {1});
    garbage.bytes()[0] = 2;
    assertArrayEquals(new byte[] {1}, garbage.bytes());
  }

  @Test
  void refusesARunTooShortToBecomeLate() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Options(Mexico.NOON, 4, 10, 10_000, 2 * MINUTE, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Options(Mexico.NOON + 1, 9, 10, 10_000, 0, 0));
  }

  @Test
  void everyCellOfTheInventoryIsInForceFromTheEpochOn() {
    assertTrue(
        scenario.cells().stream().mapToLong(Cell::validFromMillis).allMatch(from -> from == 0));
  }
}
