package io.umbral.pipeline.merge;

import io.umbral.model.WindowSpec;

/**
 * Windows of one length and slide, and the terms that they are sums of: those as long as the slide.
 *
 * @param index place among the families, shortest windows first
 * @param window length and slide
 * @param tier whose terms make a window
 */
record Family(int index, WindowSpec window, Tier tier) {

  /** Up to so many terms are added up again for each window: not dearer than a running sum. */
  private static final int FEW_TERMS = 4;

  /** Number of terms in a window. */
  int terms() {
    return Math.toIntExact(window.sizeMillis() / window.slideMillis());
  }

  /** Whether a sum is kept from window to window. */
  boolean isRunning() {
    return terms() > FEW_TERMS;
  }

  long endOf(long startMillis) {
    return startMillis + window.sizeMillis();
  }
}
