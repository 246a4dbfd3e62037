package io.umbral.readiness;

import java.util.List;
import java.util.Map;

/**
 * The order in which corridors are shown, and who is about to pass whom.
 *
 * @param order identifiers, the best first
 * @param runs by pair, {@code lower>upper}, in how many windows running the lower one was surely
 *     better
 */
public record RankOrder(List<String> order, Map<String, Integer> runs) {

  /** No corridor yet. */
  public static final RankOrder EMPTY = new RankOrder(List.of(), Map.of());

  /** Copies. */
  public RankOrder {
    order = List.copyOf(order);
    runs = Map.copyOf(runs);
  }
}
