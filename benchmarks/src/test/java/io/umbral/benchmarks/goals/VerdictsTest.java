package io.umbral.benchmarks.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.benchmarks.load.Loads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs from the loop's count is never met, and what is bad is never called good. */
final class VerdictsTest {

  /** Every goal but those of engines that this machine may not have built. */
  static Stream<Goal> goals() {
    return Goals.all().stream().filter(goal -> !(goal instanceof AgainstPeer));
  }

  @ParameterizedTest
  @MethodSource("goals")
  void goodFiguresMeetTheGoal(Goal goal) throws PartFailure {
    Finding finding = goal.find(new FakeParts(Scale.FULL, true, true));
    assertEquals(Verdict.MET, finding.verdict(), finding.measured());
  }

  @ParameterizedTest
  @MethodSource("goals")
  void badFiguresMissTheGoal(Goal goal) throws PartFailure {
    Finding finding = goal.find(new FakeParts(Scale.FULL, false, true));
    assertEquals(Verdict.MISSED, finding.verdict(), finding.measured());
  }

  @ParameterizedTest
  @MethodSource("goals")
  void goodFiguresOfOtherResultsAreNone(Goal goal) throws PartFailure {
    Finding finding = goal.find(new FakeParts(Scale.FULL, true, false));
    assertEquals(Verdict.NO_FIGURE, finding.verdict(), finding.measured());
    assertTrue(finding.figure().isEmpty());
  }

  @Test
  void aLimitItselfIsGood() {
    assertTrue(Limit.atMost(3).holds(3));
    assertTrue(Limit.atLeast(3).holds(3));
  }

  @Test
  void whatIsNoNumberIsNoFigure() {
    assertEquals(
        Verdict.NO_FIGURE, Finding.judge(Limit.atMost(3), true, Double.NaN, "x").verdict());
  }

  @Test
  void aSmallerScaleDoesNotJudgeTenMillionCells() throws PartFailure {
    Goal cells = new CellGrowth();
    assertEquals(
        Verdict.NOT_MEASURED, cells.find(new FakeParts(Scale.QUICK, true, true)).verdict());
    assertEquals(Verdict.NO_FIGURE, cells.find(new FakeParts(Scale.QUICK, true, false)).verdict());
  }

  @Test
  void aRecoveryOfLittleStateIsNotTheOneThatWasPromised() {
    Finding judged =
        Finding.judge(Limit.atMost(10), true, 5, "5 s").withoutVerdict("the goal speaks of 1 GB");
    assertEquals(Verdict.NOT_MEASURED, judged.verdict());
    assertEquals("5 s; the goal speaks of 1 GB", judged.measured());
  }

  @Test
  void aSustainedSearchDoesNotExcuseAMillionThatIsNot() {
    var result = Loads.nation(2_000_000, true, Loads.phase(Parts.MILLION, false, 300));
    assertEquals(false, result.at(Parts.MILLION).isSustained());
  }

  @Test
  void idsAreDistinctAndEveryRowSaysHowItIsMeasured() {
    List<String> ids = Goals.all().stream().map(Goal::id).toList();
    assertEquals(ids.size(), ids.stream().distinct().count());
    assertTrue(ids.stream().allMatch(id -> id.matches("[a-z0-9-]+")), ids::toString);
    assertTrue(
        Goals.all().stream()
            .allMatch(goal -> goal.how().length() > 20 && !goal.how().endsWith(".")));
  }
}
