package io.umbral.benchmarks.replay;

import static io.umbral.benchmarks.replay.Results.RIGHT;
import static io.umbral.benchmarks.replay.Results.WRONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.harness.Statistics;
import org.junit.jupiter.api.Test;

final class ComparisonResultTest {

  private static final String JOB = Contender.JOB.name();

  @Test
  void resultsThatAreTheLoopsAgree() {
    ComparisonResult result =
        new Results().with(Contender.LOOP, RIGHT, 1, 1).with(Contender.JOB, RIGHT, 2, 2).toResult();
    assertTrue(result.isAgreed());
  }

  @Test
  void oneThatDiffersDoesNotTakeTheOthersAlong() {
    ComparisonResult result =
        new Results()
            .counted()
            .with(Contender.JOB, RIGHT, 1)
            .with(Contender.JET, WRONG, 2)
            .with(Contender.SPARK, RIGHT, 3)
            .toResult();
    assertFalse(result.isAgreed());
    assertFalse(result.isAgreed("JET"));
    assertTrue(result.isAgreed(JOB));
    assertTrue(result.isAgreed("SPARK"));
  }

  @Test
  void agreeingWithEachOtherIsNotEnough() {
    assertFalse(new Results().counted().with(Contender.JOB, WRONG, 1, 1).toResult().isAgreed(JOB));
    assertFalse(new Results().with(Contender.JOB, RIGHT, 1, 1).toResult().isAgreed(JOB));
  }

  @Test
  void nothingIsNoAgreement() {
    Digest nothing = new Digest("e3", 0);
    ComparisonResult result =
        new Results().with(Contender.LOOP, nothing, 1).with(Contender.JOB, nothing, 1).toResult();
    assertFalse(result.isAgreed());
  }

  @Test
  void whatFailedHasNoFiguresAndDoesNotAgree() {
    ComparisonResult result =
        new Results()
            .counted()
            .with(Contender.JOB, RIGHT, 1)
            .failing(Contender.JET, "gone")
            .toResult();
    assertFalse(result.isAgreed("JET"));
    assertEquals("gone", result.failureOf("JET").orElseThrow());
    assertTrue(result.toJson("command").toString().contains("failure=gone"));
  }

  /** A machine that becomes slower slows both: the ratio of a round knows nothing of it. */
  @Test
  void ratiosAreTakenRoundByRound() {
    ComparisonResult result =
        new Results()
            .counted()
            .with(Contender.JOB, RIGHT, 1, 2, 4)
            .with(Contender.JET, RIGHT, 3, 6, 12)
            .toResult();
    assertEquals(new Statistics(3, 3, 3), result.ratio("JET", JOB, ComparisonResult.CPU_MICROS));
  }
}
