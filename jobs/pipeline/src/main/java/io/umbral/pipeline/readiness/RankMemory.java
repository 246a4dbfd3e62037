package io.umbral.pipeline.readiness;

import io.umbral.readiness.RankOrder;

/**
 * The order of a series.
 *
 * @param fromMillis first instant of the window after which it stood
 * @param order the order
 */
public record RankMemory(long fromMillis, RankOrder order) {

  static final RankMemory NONE = new RankMemory(Long.MIN_VALUE, RankOrder.EMPTY);
}
