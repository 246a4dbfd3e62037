package io.umbral.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static float[] draws(double mean, double deviation, Random random) {
    float[] draws = new float[400];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return draws;
  }

  private static Map<String, float[]> two(double a, double b) {
    Random random = new Random(1);
    Map<String, float[]> draws = new LinkedHashMap<>();
    String best = a >= b ? "a" : "b";
    draws.put(best, draws(Math.max(a, b), 1, random));
    draws.put(best.equals("a") ? "b" : "a", draws(Math.min(a, b), 1, random));
    return draws;
  }

  @Test
  void anOrderChangesOnlyWhenTheLowerIsSurelyBetterThreeTimesRunning() {
    RankOrder order = Ranking.of(Worlds.METHOD, two(60, 50), RankOrder.EMPTY).order();
    assertEquals(List.of("a", "b"), order.order());
    for (double b : new double[] {70, 70, 60.2, 70, 70}) {
      order = Ranking.of(Worlds.METHOD, two(60, b), order).order();
      assertEquals(List.of("a", "b"), order.order(), "a run that was broken begins anew");
    }
    assertEquals(List.of("b", "a"), Ranking.of(Worlds.METHOD, two(60, 70), order).order().order());
  }

  @Test
  void equalOnesAreTiedAndShareTheirRankInterval() {
    Ranking ranking = Ranking.of(Worlds.METHOD, two(60, 60), RankOrder.EMPTY);
    assertEquals(List.of("b"), ranking.places().get("a").tiedWith());
    assertEquals(1, ranking.places().get("b").low());
    assertEquals(2, ranking.places().get("b").high());
    double better = ranking.places().get("a").better().get("b");
    assertEquals(0.5, better, 0.05);
    assertEquals(1, better + ranking.places().get("b").better().get("a"), 1e-12);
  }

  @Test
  void whoIsSurelyBetterIsNotTied() {
    Ranking ranking = Ranking.of(Worlds.METHOD, two(60, 50), RankOrder.EMPTY);
    assertEquals(
        new Ranking.Place(1, 1, 1, List.of(), Map.of("b", 1.0)), ranking.places().get("a"));
    assertEquals(
        new Ranking.Place(2, 2, 2, List.of(), Map.of("a", 0.0)), ranking.places().get("b"));
  }

  @Test
  void whoIsNewStandsWhereItsScoreSays() {
    RankOrder order = Ranking.of(Worlds.METHOD, two(60, 50), RankOrder.EMPTY).order();
    Random random = new Random(2);
    Map<String, float[]> three = new LinkedHashMap<>();
    three.put("a", draws(60, 1, random));
    three.put("c", draws(55, 1, random));
    three.put("b", draws(50, 1, random));
    assertEquals(List.of("a", "c", "b"), Ranking.of(Worlds.METHOD, three, order).order().order());
  }
}
