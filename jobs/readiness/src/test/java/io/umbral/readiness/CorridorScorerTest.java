package io.umbral.readiness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.Worlds.Truth;
import io.umbral.readiness.statistics.Concentration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The laws of the method, on invented corridors. */
class CorridorScorerTest {

  private static final long DAY_MILLIS = 86_400_000L;
  private static final int SEEDS = 8;
  private static final int SAMPLES = 300;

  private static double index(CorridorScore score) {
    return score.scorecard().index().orElseThrow();
  }

  private static IndicatorReading reading(CorridorScore score, String id) {
    return score.indicators().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everythingIsMeasuredAndWithinBounds() {
    Law.holds(
        SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 3);
          CorridorScore score =
              Worlds.score(
                  profile, Worlds.windows(profile, Truth.random(random), 0, SAMPLES, random), 0);
          for (IndicatorReading reading : score.indicators()) {
            assertEquals(State.LIVE, reading.state(), reading.id() + " " + reading.reason());
            assertInside(reading.score().orElseThrow());
          }
          score.scorecard().dimensions().values().forEach(CorridorScorerTest::assertInside);
          assertInside(index(score));
          assertTrue(score.sampling().orElseThrow().halfWidth() < 5);
          assertTrue(
              score.total().orElseThrow().halfWidth() > score.sampling().orElseThrow().halfWidth());
          assertEquals(1, score.bandProbabilities().stream().mapToDouble(p -> p).sum(), 1e-9);
          assertEquals(1, score.liveRatio(), 1e-9);
        });
  }

  private static void assertInside(double points) {
    assertTrue(points >= 0 && points <= 100, () -> points + " in 0..100");
  }

  @Test
  void orderPartitioningDuplicatesAndOtherCorridorsChangeNothing() {
    Law.holds(
        SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 3);
          Truth truth = Truth.random(random);
          List<WindowResult> windows = Worlds.windows(profile, truth, 0, 120, random);
          windows.addAll(Worlds.windows(profile, truth, Worlds.QUARTER_MILLIS, 120, random));
          CorridorScore straight = Worlds.score(profile, windows, 0);
          List<WindowResult> mixed = new ArrayList<>(windows);
          mixed.addAll(windows.subList(0, random.nextInt(windows.size())));
          mixed.addAll(Worlds.windows(Worlds.corridor("d", 2), truth, 0, 50, random));
          Collections.shuffle(mixed, random);
          CorridorScore other = Worlds.score(profile, mixed, 0);
          assertEquals(straight.scorecard(), other.scorecard());
          assertEquals(straight.indicators(), other.indicators());
          assertEquals(straight.provenance(), other.provenance());
          assertArrayEquals(straight.draws(), other.draws());
        });
  }

  @Test
  void mergedWindowsScoreAsOneWindowOfThePooledData() {
    Law.holds(
        SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 3);
          Truth truth = Truth.random(random);
          List<WindowResult> early = Worlds.windows(profile, truth, 0, 150, random);
          List<WindowResult> late =
              Worlds.windows(profile, truth, Worlds.QUARTER_MILLIS, 150, random);
          List<WindowResult> pooled = new ArrayList<>();
          for (int i = 0; i < early.size(); i++) {
            KpiTotals both = new KpiTotals();
            both.merge(early.get(i).totals());
            both.merge(late.get(i).totals());
            SeriesKey key = early.get(i).key();
            pooled.add(Worlds.window(key.region(), key.operator(), 0, both));
          }
          List<WindowResult> two = new ArrayList<>(early);
          two.addAll(late);
          CorridorScore parts = Worlds.score(profile, two, 0);
          CorridorScore whole = Worlds.score(profile, pooled, 0);
          for (IndicatorReading reading : whole.indicators()) {
            assertEquals(
                reading.value().orElseThrow(),
                reading(parts, reading.id()).value().orElseThrow(),
                1e-9,
                reading.id());
          }
          assertEquals(index(whole), index(parts), 1e-9);
        });
  }

  @Test
  void theDecompositionAndTheChangeSumExactly() {
    Law.holds(
        SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 3);
          CorridorScore one =
              Worlds.score(
                  profile, Worlds.windows(profile, Truth.random(random), 0, SAMPLES, random), 0);
          CorridorScore other =
              Worlds.score(
                  profile, Worlds.windows(profile, Truth.random(random), 0, SAMPLES, random), 0);
          assertSums(one.scorecard().pointsLost(), 100 - index(one));
          assertSums(
              one.scorecard().changeSince(Worlds.METHOD, other.scorecard()),
              index(one) - index(other));
        });
  }

  private static void assertSums(Map<String, Double> parts, double whole) {
    double dimensions = 0;
    for (var dimension : Worlds.METHOD.dimensions()) {
      double below =
          dimension.parts().stream().mapToDouble(p -> parts.getOrDefault(p.id(), 0.0)).sum();
      assertEquals(parts.get(dimension.id()), below, 1e-9, dimension.id());
      dimensions += parts.get(dimension.id());
    }
    assertEquals(whole, dimensions, 1e-9);
  }

  @Test
  void belowTheMinimumSampleThereIsNeverANumber() {
    Law.holds(
        SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 3);
          // Two operators, three municipalities: at most 60 samples, below every minimum.
          int n = 1 + random.nextInt(10);
          CorridorScore score =
              Worlds.score(profile, Worlds.windows(profile, Truth.random(random), 0, n, random), 0);
          assertTrue(score.scorecard().index().isEmpty());
          assertTrue(score.sampling().isEmpty() && score.total().isEmpty());
          assertTrue(score.grade().isEmpty() && score.bandProbabilities().isEmpty());
          assertEquals(0, score.draws().length);
          assertTrue(score.scorecard().pointsLost().isEmpty());
        });
  }

  /** What may fall silent: a municipality, an operator, a quantity. */
  private static List<WindowResult> silenced(
      List<WindowResult> windows, Predicate<SeriesKey> gone, Random random) {
    List<WindowResult> left = new ArrayList<>();
    Quantity quantity = Quantity.values()[random.nextInt(Quantity.values().length)];
    boolean ofQuantity = random.nextBoolean();
    for (WindowResult window : windows) {
      if (!gone.test(window.key())) {
        left.add(window);
      } else if (ofQuantity) {
        KpiTotals fewer = new KpiTotals();
        fewer.merge(window.totals());
        fewer.of(quantity).clear();
        left.add(
            Worlds.window(
                window.key().region(), window.key().operator(), window.windowStartMillis(), fewer));
      }
    }
    return left;
  }

  @Test
  void removingDataNeverRaisesAScoreWhileCarried() {
    Law.holds(
        3 * SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 4);
          Truth truth = Truth.random(random);
          List<WindowResult> windows = Worlds.windows(profile, truth, 0, SAMPLES, random);
          CorridorScore before = Worlds.score(profile, windows, 0);
          String place = profile.municipalities().get(random.nextInt(4)).id();
          boolean whole = random.nextBoolean();
          List<WindowResult> fewer =
              silenced(windows, key -> whole || key.region().equals(place), random);
          Map<String, LastLive> memory = before.lastLive();
          double last = index(before);
          for (int day = 0; day <= 6; day++) {
            CorridorScore after = Worlds.score(profile, fewer, day * DAY_MILLIS, memory);
            assertTrue(index(after) <= last + 1e-9, day + ": " + index(after) + " > " + last);
            last = index(after);
            memory = after.lastLive();
          }
        });
  }

  /**
   * How much wider a score of the same window is, drawn by the same numbers, of data of which a
   * part is gone. An interval of a thousand draws is known to some hundredths of its width.
   */
  private static double widening(CorridorScore whole, CorridorScore fewer) {
    double before = whole.sampling().orElseThrow().halfWidth();
    double after = fewer.sampling().orElseThrow().halfWidth();
    assertTrue(after > 0.98 * before, () -> "sampling " + after + " is narrower than " + before);
    return after / before;
  }

  private static void assertMostlyWider(List<Double> widenings) {
    double median =
        widenings.stream().sorted().skip(widenings.size() / 2).findFirst().orElseThrow();
    assertTrue(median > 1.05, () -> "sampling is wider by the factor " + median);
  }

  @Test
  void theIntervalOfTheIndexWidensWhenAMunicipalityOrAnOperatorFallsSilent() {
    List<Double> widenings = new ArrayList<>();
    Law.holds(
        3 * SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 4);
          Truth truth = Truth.random(random);
          List<WindowResult> windows = Worlds.windows(profile, truth, 0, SAMPLES, random);
          CorridorScore whole = Worlds.score(profile, windows, 0);
          String place = profile.municipalities().get(random.nextInt(4)).id();
          boolean ofOperator = random.nextBoolean();
          List<WindowResult> left = new ArrayList<>(windows);
          left.removeIf(
              window ->
                  ofOperator
                      ? window.key().operator().equals("TWO")
                      : window.key().region().equals(place));
          widenings.add(widening(whole, Worlds.score(profile, left, 0, whole.lastLive())));
        });
    assertMostlyWider(widenings);
  }

  @Test
  void theIntervalOfTheIndexWidensWhenMostSitesOfEveryPlaceNoLongerAnswer() {
    List<Double> widenings = new ArrayList<>();
    Law.holds(
        3 * SEEDS,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 4);
          Truth truth = Truth.random(random);
          List<WindowResult> windows = Worlds.windows(profile, truth, 0, 4 * SAMPLES, random);
          CorridorScore whole = Worlds.score(profile, windows, 0);
          // A quarter of the cells answers, as well as ever; all of them are still heard of.
          List<WindowResult> cut = new ArrayList<>();
          for (WindowResult window : Worlds.windows(profile, truth, 0, SAMPLES, random)) {
            KpiTotals totals = new KpiTotals();
            totals.merge(window.totals());
            totals.add(Total.READINGS, 3 * totals.get(Total.READINGS));
            totals.add(Total.PROBES_LOST, 3 * totals.get(Total.PROBES_SENT));
            totals.add(Total.PROBES_SENT, 3 * totals.get(Total.PROBES_SENT));
            cut.add(Worlds.window(window.key().region(), window.key().operator(), 0, totals));
          }
          CorridorScore after = Worlds.score(profile, cut, 0, whole.lastLive());
          // Carried, or live where chance drew the quarter worse than what would be carried.
          assertEquals("some of its sources fell silent", reading(after, "rtt_p50").reason());
          assertEquals(0, reading(after, "loss_mean").score().orElseThrow());
          assertTrue(index(after) < index(whole));
          widenings.add(widening(whole, after));
        });
    assertMostlyWider(widenings);
  }

  @Test
  void whatIsKnownForTheFirstTimeWhileOthersFallSilentDoesNotRaiseTheScore() {
    Random random = new Random(5);
    CorridorProfile profile = Worlds.corridor("c", 3);
    Truth truth = Truth.random(random);
    List<WindowResult> windows = Worlds.windows(profile, truth, 0, SAMPLES, random);
    List<WindowResult> unheard = new ArrayList<>();
    for (WindowResult window : windows) {
      KpiTotals totals = new KpiTotals();
      totals.merge(window.totals());
      totals.set(Total.OBSERVED_MILLIS, 0);
      totals.set(Total.UNAVAILABLE_MILLIS, 0);
      unheard.add(Worlds.window(window.key().region(), window.key().operator(), 0, totals));
    }
    CorridorScore before = Worlds.score(profile, unheard, 0);
    assertEquals(State.MISSING, reading(before, "unavail").state());
    List<WindowResult> left = new ArrayList<>();
    for (WindowResult window : windows) {
      if (!window.key().region().equals("c1")) {
        KpiTotals totals = new KpiTotals();
        totals.merge(window.totals());
        totals.set(Total.UNAVAILABLE_MILLIS, 0);
        left.add(Worlds.window(window.key().region(), window.key().operator(), 0, totals));
      }
    }
    CorridorScore after = Worlds.score(profile, left, 0, before.lastLive());
    assertEquals(State.MISSING, reading(after, "unavail").state());
    assertEquals("first measured while others fell silent", reading(after, "unavail").reason());
    assertTrue(index(after) <= index(before));
    assertEquals(State.LIVE, reading(Worlds.score(profile, left, 0), "unavail").state());
  }

  @Test
  void twoIndicatorsOfTheSameSamplesVaryTogether() {
    Estimate.Rank median = new Estimate.Rank(Quantity.RTT_MICROS, 0.5);
    Estimate.Rank high = new Estimate.Rank(Quantity.RTT_MICROS, 0.95);
    assertEquals(Math.sqrt(0.5 * 0.05 / (0.95 * 0.5)), median.correlation(high), 1e-12);
    assertEquals(median.correlation(high), high.correlation(median), 1e-12);
    assertEquals(1, median.correlation(median), 1e-12);
    assertEquals(0, median.correlation(new Estimate.Rank(Quantity.JITTER_MICROS, 0.5)));
  }

  @Test
  void twoEqualOperatorsMayBeEqualForAllThatIsKnown() {
    int[] held = new int[1];
    Law.holds(
        50,
        random -> {
          CorridorProfile profile = Worlds.corridor("c", 3);
          CorridorScore score =
              Worlds.score(
                  profile, Worlds.windows(profile, Truth.random(random), 0, SAMPLES, random), 0);
          held[0] +=
              reading(score, "second_best_ratio").interval().orElseThrow().high() >= 100 - 1e-9
                  ? 1
                  : 0;
        });
    assertTrue(held[0] >= 38, "held " + held[0] + " of 50, of which 45 are expected");
  }

  @Test
  void silenceIsCarriedAtAWideningBoundForSevenDaysAndThenMissing() {
    Random random = new Random(1);
    CorridorProfile profile = Worlds.corridor("c", 3);
    Truth truth = Truth.random(random);
    CorridorScore live =
        Worlds.score(profile, Worlds.windows(profile, truth, 0, SAMPLES, random), 0);
    double bestWidth = live.sampling().orElseThrow().halfWidth();
    Map<String, LastLive> memory = live.lastLive();
    double lastBound = reading(live, "rtt_p50").score().orElseThrow();
    for (int day = 0; day <= 6; day++) {
      CorridorScore silent = Worlds.score(profile, List.of(), day * DAY_MILLIS, memory);
      IndicatorReading rtt = reading(silent, "rtt_p50");
      assertEquals(State.CARRIED, rtt.state());
      assertTrue(rtt.score().orElseThrow() <= lastBound, "day " + day);
      assertTrue(silent.sampling().orElseThrow().halfWidth() > bestWidth, "day " + day);
      assertEquals(0, silent.liveRatio());
      assertEquals("E", silent.grade().orElseThrow());
      lastBound = rtt.score().orElseThrow();
      memory = silent.lastLive();
    }
    CorridorScore forgotten = Worlds.score(profile, List.of(), 8 * DAY_MILLIS, memory);
    assertTrue(forgotten.indicators().stream().allMatch(r -> r.state() == State.MISSING));
    assertTrue(forgotten.scorecard().index().isEmpty());
    assertTrue(forgotten.lastLive().isEmpty(), "what is forgotten is not kept");
  }

  @Test
  void theScoreIsMonotoneInEveryIndicatorAndFlatBeyondItsGoalposts() {
    Law.holds(
        20,
        random -> {
          Map<String, Double> scores = new HashMap<>();
          Worlds.METHOD
              .index()
              .indicators()
              .forEach(i -> scores.put(i.id(), 100 * random.nextDouble()));
          double before = Scorecard.of(Worlds.METHOD, scores).index().orElseThrow();
          for (var indicator : Worlds.METHOD.index().indicators()) {
            Map<String, Double> better = new HashMap<>(scores);
            better.merge(indicator.id(), 10.0, (one, more) -> Math.min(100, one + more));
            double after = Scorecard.of(Worlds.METHOD, better).index().orElseThrow();
            assertTrue(after >= before - 1e-12, indicator.id());
            var posts = ReadinessMethod.goalposts(indicator);
            double beyond = posts.good() + (posts.good() - posts.bad()) * random.nextDouble();
            assertEquals(100, posts.score(beyond), 1e-9, indicator.id());
            double below = posts.bad() - (posts.good() - posts.bad()) * random.nextDouble();
            assertEquals(0, posts.score(below), 1e-9, indicator.id());
          }
        });
  }

  @Test
  void theGeometricMeanIsBelowTheArithmeticAndEqualDimensionsGiveTheirValue() {
    Law.holds(
        20,
        random -> {
          Map<String, Double> scores = new HashMap<>();
          double same = 1 + 99 * random.nextDouble();
          Map<String, Double> equal = new HashMap<>();
          for (var indicator : Worlds.METHOD.index().indicators()) {
            scores.put(indicator.id(), 1 + 99 * random.nextDouble());
            equal.put(indicator.id(), same);
          }
          Scorecard card = Scorecard.of(Worlds.METHOD, scores);
          assertTrue(card.index().orElseThrow() <= card.arithmetic().orElseThrow());
          assertEquals(same, Scorecard.of(Worlds.METHOD, equal).index().orElseThrow(), 1e-9);
        });
  }

  @Test
  void concentrationLiesBetweenEqualSharesAndAMonopoly() {
    Law.holds(
        50,
        random -> {
          double[] sizes = random.doubles(1 + random.nextInt(8), 0.01, 10).toArray();
          double found = Concentration.herfindahl(sizes);
          assertTrue(found >= 10_000.0 / sizes.length - 1e-6 && found <= 10_000 + 1e-6);
        });
  }

  @Test
  void theSameWindowIsDrawnAlikeAndAnotherCorridorOtherwise() {
    Random random = new Random(3);
    CorridorProfile profile = Worlds.corridor("c", 3);
    List<WindowResult> windows = Worlds.windows(profile, Truth.random(random), 0, SAMPLES, random);
    assertArrayEquals(
        Worlds.score(profile, windows, 0).draws(), Worlds.score(profile, windows, 0).draws());
    assertFalse(
        java.util.Arrays.equals(
            Worlds.score(profile, windows, 0).draws(),
            Worlds.score(profile, windows, Worlds.QUARTER_MILLIS).draws()));
  }

  @Test
  void theWindowsThatHurtMostAreNamed() {
    Random random = new Random(4);
    CorridorProfile profile = Worlds.corridor("c", 3);
    Truth good = new Truth(60_000, 20_000, 0.002, 0.5, 0.95);
    Truth bad = new Truth(60_000, 200_000, 0.002, 0.5, 0.95);
    List<WindowResult> windows = Worlds.windows(profile, good, 0, SAMPLES, random);
    for (WindowResult window : Worlds.windows(profile, bad, Worlds.QUARTER_MILLIS, 50, random)) {
      if (window.key().region().equals("c1")) {
        windows.add(window);
      }
    }
    IndicatorReading.WindowValue worst =
        reading(Worlds.score(profile, windows, 0), "rtt_p95").worst().get(0);
    assertEquals("c1", worst.region());
    assertEquals(Worlds.QUARTER_MILLIS, worst.startMillis());
  }
}
