package io.umbral.readiness;

import io.umbral.readiness.statistics.OrderStatistics;
import io.umbral.readiness.statistics.OrderStatistics.Definition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Corridors of one window put in order, as far as it is known.
 *
 * @param order order after this window, for the next one
 * @param places by corridor
 */
public record Ranking(RankOrder order, Map<String, Place> places) {

  /**
   * Where a corridor stands.
   *
   * @param place in the order that is shown, from 1; it moves when another is surely better in
   *     several windows running
   * @param low best rank of the 90 % interval, from 1
   * @param high worst rank of the 90 % interval
   * @param tiedWith identifiers of those that are neither surely better nor surely worse, in order
   * @param better probability that it is better than another, ratio 0..1, by the other's identifier
   */
  public record Place(
      int place, int low, int high, List<String> tiedWith, Map<String, Double> better) {

    /** Copies; in order of the identifiers, so that the same place is always written alike. */
    public Place {
      tiedWith = List.copyOf(tiedWith);
      better = Collections.unmodifiableMap(new TreeMap<>(better));
    }
  }

  /**
   * Ranks corridors.
   *
   * @param method how
   * @param scores of one window; those without a score have no place
   * @param before the order before this window
   * @return the ranking
   */
  public static Ranking of(
      ReadinessMethod method, Collection<CorridorScore> scores, RankOrder before) {
    Map<String, float[]> draws = new LinkedHashMap<>();
    scores.stream()
        .filter(score -> score.scorecard().index().isPresent())
        .sorted(
            Comparator.comparingDouble((CorridorScore s) -> -s.scorecard().index().getAsDouble())
                .thenComparing(CorridorScore::corridor))
        .forEach(score -> draws.put(score.corridor(), score.draws()));
    return of(method, draws, before);
  }

  /**
   * Ranks draws.
   *
   * @param method how
   * @param draws by corridor, in the order of their scores, the best first
   * @param before the order before this window
   * @return the ranking
   */
  public static Ranking of(ReadinessMethod method, Map<String, float[]> draws, RankOrder before) {
    double sure = method.ranking().probability();
    List<String> order = known(draws, before);
    Map<String, Integer> runs = new HashMap<>();
    for (String lower : order) {
      for (String upper : order) {
        if (!lower.equals(upper) && better(draws.get(lower), draws.get(upper)) >= sure) {
          runs.put(pair(lower, upper), before.runs().getOrDefault(pair(lower, upper), 0) + 1);
        }
      }
    }
    pass(order, runs, method.ranking().windows());
    return new Ranking(
        new RankOrder(order, runs), places(order, draws, sure, method.uncertainty().confidence()));
  }

  /** The order before, without who has no score now; who is new stands where the score says. */
  private static List<String> known(Map<String, float[]> draws, RankOrder before) {
    List<String> byScore = List.copyOf(draws.keySet());
    List<String> order = new ArrayList<>(before.order());
    order.retainAll(byScore);
    for (int i = 0; i < byScore.size(); i++) {
      String corridor = byScore.get(i);
      if (!order.contains(corridor)) {
        int above = i == 0 ? 0 : order.indexOf(byScore.get(i - 1)) + 1;
        order.add(above, corridor);
      }
    }
    return order;
  }

  /** Lets neighbours pass each other until none may. */
  private static void pass(List<String> order, Map<String, Integer> runs, int windows) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i + 1 < order.size(); i++) {
        String upper = order.get(i);
        String lower = order.get(i + 1);
        if (runs.getOrDefault(pair(lower, upper), 0) >= windows) {
          order.set(i, lower);
          order.set(i + 1, upper);
          runs.remove(pair(lower, upper));
          moved = true;
        }
      }
    }
  }

  private static String pair(String lower, String upper) {
    return lower + ">" + upper;
  }

  /** Share of draws in which one is better than another; equal ones count half. */
  static double better(float[] one, float[] other) {
    double wins = 0;
    for (int i = 0; i < one.length; i++) {
      wins += one[i] > other[i] ? 1 : one[i] == other[i] ? 0.5 : 0;
    }
    return wins / one.length;
  }

  private static Map<String, Place> places(
      List<String> order, Map<String, float[]> draws, double sure, double confidence) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      String corridor = order.get(i);
      double[] ranks = ranks(draws.get(corridor), draws.values());
      Map<String, Double> better = new LinkedHashMap<>();
      for (String other : order) {
        if (!other.equals(corridor)) {
          better.put(other, better(draws.get(corridor), draws.get(other)));
        }
      }
      List<String> tied =
          better.keySet().stream().filter(other -> isTied(better.get(other), sure)).toList();
      places.put(
          corridor,
          new Place(
              i + 1,
              (int) Math.round(quantile(ranks, (1 - confidence) / 2)),
              (int) Math.round(quantile(ranks, (1 + confidence) / 2)),
              tied,
              better));
    }
    return places;
  }

  private static boolean isTied(double better, double sure) {
    return better < sure && better > 1 - sure;
  }

  private static double[] ranks(float[] own, Collection<float[]> all) {
    double[] ranks = new double[own.length];
    Arrays.fill(ranks, 1);
    for (float[] other : all) {
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] += other[i] > own[i] ? 1 : 0;
      }
    }
    return ranks;
  }

  private static double quantile(double[] values, double q) {
    return OrderStatistics.quantile(values, q, Definition.INVERSE).orElseThrow();
  }
}
