package io.umbral.benchmarks.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A few of what the command simulates, in every build. */
class SimulationsTest {

  private static Simulations simulations(int draws) throws Exception {
    return Simulations.of(
        Files.readString(Path.of("../deploy/reference/methods/cnri-0.1.0.yaml")), draws);
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() throws Exception {
    Simulations.Coverage coverage = simulations(200).coverage(60, 1);
    assertTrue(coverage.corridors() >= 55, coverage::toString);
    // 60 trials at 90 % lie within these bounds in more than 99 of 100 cases.
    assertTrue(coverage.ratio() > 0.78 && coverage.ratio() <= 1, coverage::toString);
  }

  @Test
  void equalCorridorsHardlyEverChangePlaces() throws Exception {
    assertTrue(simulations(100).orderChanges(12, 30, 1).changes() <= 1);
  }

  @Test
  void removingDataNeverRaisesAScore() throws Exception {
    assertEquals(0, simulations(100).silence(40, 1).raised());
  }
}
