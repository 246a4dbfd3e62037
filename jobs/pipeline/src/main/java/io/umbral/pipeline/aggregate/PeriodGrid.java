package io.umbral.pipeline.aggregate;

/**
 * How the ends of periods are laid on the bits of a word: a block of one or more slices has at most
 * 64 parts of equal length, each within one slice.
 *
 * @param sliceMillis length of a slice in milliseconds
 * @param slices slices of a block
 * @param partMillis length of a part in milliseconds
 */
record PeriodGrid(long sliceMillis, int slices, int partMillis) {

  /** About how long a block is at least: short slices share a word, or most of it was empty. */
  private static final long BLOCK_MILLIS = 60_000;

  /**
   * The finest grid that short slices leave.
   *
   * @param sliceMillis length of a slice in milliseconds, at most 24 days
   */
  static PeriodGrid of(long sliceMillis) {
    int slices = (int) Math.max(1, Math.min(Long.SIZE, BLOCK_MILLIS / sliceMillis));
    int partsOfSlice = Long.SIZE / slices;
    while (sliceMillis % partsOfSlice != 0) {
      partsOfSlice--;
    }
    return new PeriodGrid(sliceMillis, slices, Math.toIntExact(sliceMillis / partsOfSlice));
  }

  long blockMillis() {
    return sliceMillis * slices;
  }

  /** First instant of the block that holds an instant. */
  long blockOf(long instantMillis) {
    return Math.floorDiv(instantMillis, blockMillis()) * blockMillis();
  }

  /** The bit of the part in which a period ends, so long after its block's start. */
  long bitOf(int endMillis) {
    return 1L << ((endMillis - 1) / partMillis);
  }

  /** How far a period that ends so long after its block's start ends after the grid. */
  int phaseOf(int endMillis) {
    return endMillis % partMillis;
  }

  /** The end, in milliseconds after the block's start, of the period of a bit and a phase. */
  int endOf(int bit, int phaseMillis) {
    return bit * partMillis + (phaseMillis == 0 ? partMillis : phaseMillis);
  }

  /** Number in its block of the slice in which a period ends. */
  int sliceOf(int endMillis) {
    return (int) ((endMillis - 1) / sliceMillis);
  }

  /** Start of a slice of that number in its block, in milliseconds after the block's start. */
  int startOf(int slice) {
    return Math.toIntExact(slice * sliceMillis);
  }

  /** All bits of a slice. */
  long bitsOf(int slice) {
    int parts = (int) (sliceMillis / partMillis);
    long all = parts == Long.SIZE ? -1 : (1L << parts) - 1;
    return all << (slice * parts);
  }
}
