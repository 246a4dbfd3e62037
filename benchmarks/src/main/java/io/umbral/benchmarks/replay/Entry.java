package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Compared;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.own.LoopVariant;
import io.umbral.benchmarks.own.OwnEngine;
import io.umbral.benchmarks.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of what is compared: an engine, how it is set, and what it reads.
 *
 * @param name of it, among the others
 * @param contender the engine
 * @param variant first argument of its main method
 * @param workload what it reads
 * @param readings at least how many of it
 * @param heapMebibytes size of its heap in MiB
 * @param compared windows that are compared
 * @param count how the loop counts them
 */
public record Entry(
    String name,
    Contender contender,
    String variant,
    Workload workload,
    long readings,
    int heapMebibytes,
    Compared compared,
    LoopVariant count) {

  /** Heap of an engine in MiB, cells apart. */
  private static final int HEAP = 2_048;

  /** Heap of a count in MiB: the slices of the loop are large where leaves are many. */
  private static final int COUNT_HEAP = 5_120;

  /** Bytes of heap for each cell: our job keeps the inventory four times on two cores. */
  private static final int HEAP_BYTES_PER_CELL = 2_600;

  /** An engine as it is, over minutes. */
  public static Entry of(Contender contender, Workload workload, long readings) {
    return new Entry(
        contender.name(),
        contender,
        contender.variant(),
        workload,
        readings,
        heapFor(workload),
        Compared.MINUTES,
        LoopVariant.MINUTES);
  }

  /** The SLA job in a variant, over minutes. */
  public static Entry of(String name, JobVariant variant, Workload workload, long readings) {
    return new Entry(
        name,
        Contender.JOB,
        OwnEngine.argument(variant),
        workload,
        readings,
        heapFor(workload),
        Compared.MINUTES,
        LoopVariant.MINUTES);
  }

  /**
   * The loop, counting what others are held against.
   *
   * @param name of it
   * @param workload what it reads
   * @param compared windows that are compared
   * @param count how it counts them
   */
  public static Entry counting(
      String name, Workload workload, Compared compared, LoopVariant count) {
    return new Entry(
        name,
        Contender.LOOP,
        OwnEngine.argument(count),
        workload,
        0,
        Math.max(COUNT_HEAP, heapFor(workload)),
        compared,
        count);
  }

  /** Heap in MiB that an engine is given for a workload. */
  public static int heapFor(Workload workload) {
    return HEAP + (int) ((workload.cells() * (long) HEAP_BYTES_PER_CELL) >> 20);
  }

  /** The same with another heap. */
  public Entry heap(int mebibytes) {
    return new Entry(name, contender, variant, workload, readings, mebibytes, compared, count);
  }

  /** The same with other windows compared, and counted by the loop so. */
  public Entry comparing(Compared windows, LoopVariant counted) {
    return new Entry(name, contender, variant, workload, readings, heapMebibytes, windows, counted);
  }

  /** What two entries have in common whose results must be equal. */
  Truth truth() {
    return new Truth(workload, compared);
  }

  /**
   * What results follow from, whoever counts.
   *
   * @param workload what is read
   * @param compared which windows
   */
  record Truth(Workload workload, Compared compared) {}

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("engine", contender.name());
    json.put("variant", variant);
    json.put("backend", contender.backend());
    json.put("guarantee", contender.guarantee());
    json.put("heapMebibytes", heapMebibytes);
    return json;
  }
}
