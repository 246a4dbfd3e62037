package io.umbral.pipeline.readiness;

import io.umbral.readiness.LastLive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of a window, of one cadence.
 *
 * @param fromMillis its first instant, milliseconds since the epoch
 * @param scores scores of its indicators
 * @param lastLive its indicators as they were last live
 */
public record CadenceMemory(
    long fromMillis, Map<String, Double> scores, Map<String, LastLive> lastLive) {

  static final CadenceMemory NONE = new CadenceMemory(Long.MIN_VALUE, Map.of(), Map.of());

  /** A window that late data revises, and the one before it, are compared with what was earlier. */
  private static final int KEPT = 3;

  /** Copies. */
  public CadenceMemory {
    scores = Map.copyOf(scores);
    lastLive = Map.copyOf(lastLive);
  }

  /** The newest memory of an earlier window; never that of the window itself or of a later one. */
  static CadenceMemory before(long fromMillis, List<CadenceMemory> known) {
    return known.stream()
        .filter(memory -> memory.fromMillis < fromMillis)
        .max(Comparator.comparingLong(CadenceMemory::fromMillis))
        .orElse(NONE);
  }

  /** The newest memories with this one, which replaces what was known of its window before. */
  List<CadenceMemory> among(List<CadenceMemory> known) {
    List<CadenceMemory> all = new ArrayList<>(known);
    all.removeIf(memory -> memory.fromMillis == fromMillis);
    all.add(this);
    all.sort(Comparator.comparingLong(CadenceMemory::fromMillis).reversed());
    return new ArrayList<>(all.subList(0, Math.min(KEPT, all.size())));
  }
}
