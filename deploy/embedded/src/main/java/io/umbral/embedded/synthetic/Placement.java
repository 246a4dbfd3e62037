package io.umbral.embedded.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares a number of sites out: whole numbers as near to the weights as can be. */
final class Placement {

  private Placement() {}

  /**
   * By largest remainder.
   *
   * @param total what is shared out
   * @param weights 0 or more, at least one above 0
   * @return as many as weights, of sum total, each less than 1 away from its exact share
   */
  static int[] byRemainder(int total, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double[] exact = Arrays.stream(weights).map(weight -> weight / sum * total).toArray();
    int[] shares = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
    List<Integer> byRest =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> shares[i] - exact[i]))
            .toList();
    int left = total - Arrays.stream(shares).sum();
    for (int i = 0; i < left; i++) {
      shares[byRest.get(i)]++;
    }
    return shares;
  }

  /**
   * By systematic sampling (Madow): equal steps along the summed weights, so that small weights get
   * theirs with the right probability and neighbours are not all taken together.
   *
   * @param total what is shared out
   * @param weights 0 or more, at least one above 0
   * @param start where the first step begins, 0..1
   * @return as many as weights, of sum total, each less than 1 away from its exact share
   */
  static int[] bySystematicSampling(int total, double[] weights, double start) {
    double step = Arrays.stream(weights).sum() / total;
    int[] shares = new int[weights.length];
    double reached = 0;
    int taken = 0;
    for (int i = 0; i < weights.length; i++) {
      reached += weights[i];
      while (taken < total && (taken + start) * step < reached) {
        shares[i]++;
        taken++;
      }
    }
    // Rounding of the sums may leave one over; it goes where the walk ended.
    shares[weights.length - 1] += total - taken;
    return shares;
  }
}
