package io.umbral.pipeline.readiness;

import io.umbral.readiness.LastLive;
import java.util.Map;

/**
 * What is remembered of the window before, of one cadence.
 *
 * @param fromMillis its first instant, milliseconds since the epoch
 * @param scores scores of its indicators
 * @param lastLive its indicators as they were last live
 */
public record CadenceMemory(
    long fromMillis, Map<String, Double> scores, Map<String, LastLive> lastLive) {

  static final CadenceMemory NONE = new CadenceMemory(Long.MIN_VALUE, Map.of(), Map.of());

  /** Copies. */
  public CadenceMemory {
    scores = Map.copyOf(scores);
    lastLive = Map.copyOf(lastLive);
  }
}
