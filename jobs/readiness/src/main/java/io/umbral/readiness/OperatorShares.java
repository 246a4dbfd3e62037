package io.umbral.readiness;

import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.statistics.OrderStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;

/**
 * Shares of the measured samples by host network, each municipality counted as its population. They
 * are not market shares.
 */
final class OperatorShares {

  /** With fewer windows to draw from, resampling them says nothing of how they vary. */
  private static final int LEAST_CLUSTERS = 20;

  private final List<String> operators;
  private final List<Municipality> places;

  /** Readings by cluster (a municipality in a window), then by operator. */
  private final List<double[]> clusters = new ArrayList<>();

  private final List<Integer> placeOfCluster = new ArrayList<>();

  OperatorShares(Evidence evidence) {
    operators = evidence.operators();
    places = evidence.profile().municipalities();
    Map<String, double[]> byCluster = new LinkedHashMap<>();
    for (WindowResult window : evidence.operatorWindows()) {
      int operator = operators.indexOf(window.key().operator());
      int place = indexOf(window.key().region());
      if (operator >= 0 && place >= 0) {
        byCluster
                .computeIfAbsent(
                    window.key().region() + " " + window.windowStartMillis(),
                    name -> {
                      placeOfCluster.add(place);
                      return new double[operators.size()];
                    })[operator] +=
            window.totals().get(Total.READINGS);
      }
    }
    clusters.addAll(byCluster.values());
  }

  private int indexOf(String region) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).id().equals(region)) {
        return i;
      }
    }
    return -1;
  }

  List<String> operators() {
    return operators;
  }

  double samples() {
    return clusters.stream().mapToDouble(cluster -> Arrays.stream(cluster).sum()).sum();
  }

  /** Shares by operator, summing to 1. */
  double[] shares() {
    double[] once = new double[clusters.size()];
    Arrays.fill(once, 1);
    return shares(once);
  }

  private double[] shares(double[] multiplicities) {
    double[][] readings = new double[places.size()][operators.size()];
    for (int c = 0; c < multiplicities.length; c++) {
      double[] row = readings[placeOfCluster.get(c)];
      for (int operator = 0; operator < row.length; operator++) {
        row[operator] += multiplicities[c] * clusters.get(c)[operator];
      }
    }
    double[] shares = new double[operators.size()];
    double people = 0;
    for (int place = 0; place < readings.length; place++) {
      double all = Arrays.stream(readings[place]).sum();
      if (all > 0) {
        people += places.get(place).population();
        for (int operator = 0; operator < shares.length; operator++) {
          shares[operator] += places.get(place).population() * readings[place][operator] / all;
        }
      }
    }
    for (int operator = 0; operator < shares.length; operator++) {
      shares[operator] /= people;
    }
    return shares;
  }

  double effective() {
    double total = 0;
    double squares = 0;
    for (int place = 0; place < places.size(); place++) {
      double readings = readingsOf(place);
      if (readings > 0) {
        double people = places.get(place).population();
        total += people;
        squares += people * people / readings;
      }
    }
    return OrderStatistics.effectiveSize(total, squares);
  }

  private double readingsOf(int place) {
    double readings = 0;
    for (int c = 0; c < clusters.size(); c++) {
      readings += placeOfCluster.get(c) == place ? Arrays.stream(clusters.get(c)).sum() : 0;
    }
    return readings;
  }

  /** Inhabitants times operators, over the places where each was read. */
  double covered() {
    double covered = 0;
    for (int place = 0; place < places.size(); place++) {
      boolean[] seen = new boolean[operators.size()];
      for (int c = 0; c < clusters.size(); c++) {
        for (int operator = 0; operator < seen.length; operator++) {
          seen[operator] |= placeOfCluster.get(c) == place && clusters.get(c)[operator] > 0;
        }
      }
      for (boolean operator : seen) {
        covered += operator ? places.get(place).population() : 0;
      }
    }
    return covered;
  }

  /** Shares of one draw: clusters drawn with replacement, or samples where clusters are few. */
  double[] resampled(UniformRandomProvider random) {
    if (clusters.size() >= LEAST_CLUSTERS) {
      double[] multiplicities = new double[clusters.size()];
      for (int i = 0; i < multiplicities.length; i++) {
        multiplicities[random.nextInt(multiplicities.length)]++;
      }
      return shares(multiplicities);
    }
    double effective = effective();
    double[] concentrations =
        Arrays.stream(shares()).map(share -> Math.max(share * effective, 1e-3)).toArray();
    return concentrations.length == 1
        ? new double[] {1}
        : DirichletSampler.of(random, concentrations).sample();
  }
}
