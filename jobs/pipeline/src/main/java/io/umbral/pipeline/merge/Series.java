package io.umbral.pipeline.merge;

import io.umbral.model.Expectations;
import io.umbral.model.SeriesKey;
import java.util.List;

/** What is known of one series: its chunks by tier, and the sums that run over them. */
final class Series {

  final SeriesKey key;

  /** Running sums by {@link WindowAssembler}'s numbering; null where there is none. */
  final RunningSum[] sums;

  private final Chunks[] chunks;
  private Expectations seen;
  private boolean isExpected;

  Series(SeriesKey key, List<Tier> tiers, int sums) {
    this.key = key;
    this.sums = new RunningSum[sums];
    this.chunks = new Chunks[tiers.size()];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new Chunks();
    }
  }

  Chunks chunks(Tier tier) {
    return chunks[tier.index()];
  }

  /** Whether the inventory expects cells of it. */
  boolean isExpectedBy(Expectations expectations) {
    if (seen != expectations) {
      seen = expectations;
      isExpected = expectations.series().contains(key);
    }
    return isExpected;
  }

  boolean isEmpty() {
    for (Chunks ofTier : chunks) {
      if (ofTier.size() > 0) {
        return false;
      }
    }
    return true;
  }
}
