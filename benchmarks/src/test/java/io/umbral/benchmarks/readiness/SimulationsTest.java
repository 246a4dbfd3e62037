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
    Simulations.Held scores = simulations(200).coverage(60, 1).scores();
    assertTrue(scores.intervals() >= 55, scores::toString);
    // 60 trials at 90 % lie within these bounds in more than 99 of 100 cases.
    assertTrue(scores.ratio() > 0.78 && scores.ratio() <= 1, scores::toString);
  }

  @Test
  void theIntervalOfEachIndicatorHoldsTheTruthToo() throws Exception {
    // The second-best of two equal operators is the one whose interval once never held it.
    simulations(200)
        .coverage(60, 1)
        .byIndicator()
        .forEach((id, held) -> assertTrue(held.ratio() > 0.78, id + " " + held));
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
