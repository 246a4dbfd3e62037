package io.umbral.benchmarks.workload;

import io.umbral.wire.CellReportEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of some sources, encoded once: to send one again, only the start of its period is
 * written anew. Not safe for use by several threads.
 */
public final class RecordStock {

  private final Workload workload;
  private final byte[][] keys;
  private final byte[][][] records;

  /**
   * Encodes.
   *
   * @param workload what the sources say
   * @param sources which of them
   */
  public RecordStock(Workload workload, int[] sources) {
    this.workload = workload;
    this.keys = new byte[sources.length][];
    this.records = new byte[sources.length][workload.variants()][];
    CellReportEncoder encoder = new CellReportEncoder();
    for (int i = 0; i < sources.length; i++) {
      keys[i] = workload.sourceId(sources[i]).getBytes(StandardCharsets.UTF_8);
      for (int variant = 0; variant < workload.variants(); variant++) {
        records[i][variant] = encoder.encode(workload.report(sources[i], variant));
      }
    }
  }

  /** All sources of a workload. */
  public static RecordStock of(Workload workload) {
    int[] sources = new int[workload.sources()];
    Arrays.setAll(sources, source -> source);
    return new RecordStock(workload, sources);
  }

  /** Number of sources. */
  public int size() {
    return keys.length;
  }

  /**
   * The key of a source's records; not copied.
   *
   * @param index place of the source among those given
   */
  public byte[] key(int index) {
    return keys[index];
  }

  /**
   * What a source says in a round, as of a period; valid until the next call for the same source.
   *
   * @param index place of the source among those given
   * @param round number of the round, from 0
   * @param startMillis start of the period, milliseconds since the epoch
   * @return value of the record
   */
  public byte[] record(int index, int round, long startMillis) {
    byte[] record = records[index][round % workload.variants()];
    PeriodStart.write(record, startMillis);
    return record;
  }
}
