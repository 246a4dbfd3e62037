package io.umbral.embedded.demo;

import io.umbral.embedded.slo.Standing;
import io.umbral.model.WindowResult.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the promises stand.
 *
 * @param judged number of promises and series together
 * @param breached of them not kept
 * @param unknown of them too little is known of
 * @param worst the worst of each promise, the worst first
 */
record Promises(int judged, long breached, long unknown, List<Line> worst) {

  /** Nothing was judged yet. */
  static final Promises NONE = new Promises(0, 0, 0, List.of());

  /**
   * One of them.
   *
   * @param standing how it stands
   * @param region name of its region
   */
  record Line(Standing standing, String region) {}

  /** Keeps its own list. */
  Promises {
    worst = List.copyOf(worst);
  }

  /**
   * Sums up.
   *
   * @param worstFirst all of them, the worst first
   * @param names of regions by identifier
   */
  static Promises of(List<Standing> worstFirst, Map<String, String> names) {
    List<Line> worst =
        worstFirst.stream()
            .map(Standing::slo)
            .distinct()
            .flatMap(slo -> firstOf(slo, worstFirst).stream())
            .map(one -> new Line(one, nameOf(one.key().region(), names)))
            .toList();
    return new Promises(
        worstFirst.size(),
        count(worstFirst, Verdict.BREACHED),
        count(worstFirst, Verdict.INSUFFICIENT),
        worst);
  }

  private static Optional<Standing> firstOf(String slo, List<Standing> worstFirst) {
    return worstFirst.stream().filter(one -> one.slo().equals(slo)).findFirst();
  }

  private static String nameOf(String region, Map<String, String> names) {
    return names.getOrDefault(region, region);
  }

  private static long count(List<Standing> standings, Verdict verdict) {
    return standings.stream().filter(one -> one.verdict() == verdict).count();
  }
}
