package io.umbral.pipeline.merge;

/**
 * A length of time by which totals are kept. The terms of the first tier are the slices; a term of
 * a later one is a sum of terms of an earlier one.
 *
 * @param index place among the tiers, 0 for the slices
 * @param base index of the tier whose terms are added up; of no meaning for the slices
 * @param termMillis length of a term
 * @param termsPerChunk number of terms, at most {@value Long#SIZE}, that rest together
 */
record Tier(int index, int base, long termMillis, int termsPerChunk) {

  /** What is closed within this time rests together: one access for many short terms. */
  private static final long CHUNK_MILLIS = 10_000;

  static Tier of(int index, int base, long termMillis) {
    long terms = Math.max(1, Math.min(Long.SIZE, CHUNK_MILLIS / termMillis));
    return new Tier(index, base, termMillis, (int) terms);
  }

  long chunkMillis() {
    return termMillis * termsPerChunk;
  }

  /** Start of the term that holds an instant. */
  long termOf(long instantMillis) {
    return Math.floorDiv(instantMillis, termMillis) * termMillis;
  }

  /** Start of the chunk that holds an instant. */
  long chunkOf(long instantMillis) {
    return Math.floorDiv(instantMillis, chunkMillis()) * chunkMillis();
  }

  /** Start of the first term that a watermark does not close. */
  long firstOpen(long watermarkMillis) {
    return isEndOfTime(watermarkMillis) ? watermarkMillis : termOf(watermarkMillis + 1);
  }

  /** Start of the first chunk with a term that a watermark does not close. */
  long firstOpenChunk(long watermarkMillis) {
    return isEndOfTime(watermarkMillis) ? watermarkMillis : chunkOf(watermarkMillis + 1);
  }

  private static boolean isEndOfTime(long watermarkMillis) {
    return watermarkMillis == Long.MIN_VALUE || watermarkMillis == Long.MAX_VALUE;
  }
}
