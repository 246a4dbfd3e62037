package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.MemoryResult;

/** What a cell costs in memory. */
record MemoryPerCell() implements Goal {

  private static final double LARGEST_BYTES = 200;

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public String what() {
    return "memory per cell and slice";
  }

  @Override
  public String target() {
    return "at most 200 bytes";
  }

  @Override
  public String how() {
    return "live heap after full collections with twice the cells less that with once the cells, in"
        + " as many leaves, by cells and by the six minutes that are held; the inventory is in it";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    MemoryResult result = parts.memory().get();
    return Finding.judge(
        Limit.atMost(LARGEST_BYTES),
        result.isAgreed(),
        result.heapBytesPerCellAndSlice(),
        Figure.of(
            "%.0f bytes (%.0f for a cell; %.0f in a checkpoint)",
            result.heapBytesPerCellAndSlice(),
            result.heapBytesPerCell(),
            result.checkpointBytesPerCell()));
  }
}
