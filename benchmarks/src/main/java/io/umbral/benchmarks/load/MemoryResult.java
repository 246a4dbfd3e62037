package io.umbral.benchmarks.load;

import io.umbral.benchmarks.load.MemoryTrial.Held;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a cell costs.
 *
 * @param trial what was done
 * @param once with the smaller number of cells
 * @param twice with twice as many
 */
public record MemoryResult(MemoryTrial trial, Held once, Held twice) {

  /** Whether the results of both are those that the loop counts. */
  public boolean isAgreed() {
    return once.isAgreed() && twice.isAgreed();
  }

  /** Bytes of heap for each cell. */
  public double heapBytesPerCell() {
    return (double) (twice.heapBytes() - once.heapBytes()) / (twice.cells() - once.cells());
  }

  /** Bytes of heap for each cell and slice that is held. */
  public double heapBytesPerCellAndSlice() {
    return heapBytesPerCell() / MemoryTrial.SLICES;
  }

  /** Bytes of a checkpoint for each cell. */
  public double checkpointBytesPerCell() {
    return (double) (twice.checkpointBytes() - once.checkpointBytes())
        / (twice.cells() - once.cells());
  }

  /**
   * For a result file.
   *
   * @param command that measures this again
   */
  public Map<String, Object> toJson(String command) {
    Map<String, Object> json = new LinkedHashMap<>(trial.plan().toJson());
    json.put("command", command);
    json.put("digestsAgree", isAgreed());
    json.put("slices", MemoryTrial.SLICES);
    json.put("once", toJson(once));
    json.put("twice", toJson(twice));
    json.put("heapBytesPerCell", heapBytesPerCell());
    json.put("heapBytesPerCellAndSlice", heapBytesPerCellAndSlice());
    json.put("checkpointBytesPerCell", checkpointBytesPerCell());
    return json;
  }

  private static Map<String, Object> toJson(Held held) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cells", held.cells());
    json.put("heapBytes", held.heapBytes());
    json.put("checkpointBytes", held.checkpointBytes());
    return json;
  }
}
