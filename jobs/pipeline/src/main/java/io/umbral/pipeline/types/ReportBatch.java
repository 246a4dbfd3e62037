package io.umbral.pipeline.types;

import java.util.Arrays;

/**
 * Records of one partition in their order, read one after the other into one {@link ReceivedReport}
 * that is used again. One instance is used for batch after batch, so it is valid only until the
 * next one is taken.
 */
public final class ReportBatch {

  private final ReceivedReport report;
  private byte[] pack = new ReportPack(new byte[0]).bytes();
  private int partition;
  private int at;
  private int end;
  private long newestMillis = Long.MIN_VALUE;

  /**
   * Makes an empty one.
   *
   * @param report is given every record in turn
   */
  public ReportBatch(ReceivedReport report) {
    this.report = report;
  }

  /**
   * Takes the next batch.
   *
   * @param packed of {@link ReportPack#bytes}; kept by reference
   * @param ofPartition partition
   */
  public void take(byte[] packed, int ofPartition) {
    pack = packed;
    partition = ofPartition;
    at = ReportPack.FIRST;
    end = ReportPack.endOf(packed);
    newestMillis = Long.MIN_VALUE;
  }

  /**
   * Reads the next record into {@link #report}.
   *
   * @return false where there is none
   */
  public boolean next() {
    if (at >= end) {
      return false;
    }
    int after = ReportPack.valueTo(pack, at);
    report.take(
        pack,
        ReportPack.valueFrom(at),
        after,
        partition,
        ReportPack.offsetAt(pack, at),
        ReportPack.arrivalMillisAt(pack, at));
    at = after;
    if (report.isReadable()) {
      newestMillis = Math.max(newestMillis, report.view().eventTimeMillis());
    }
    return true;
  }

  /** The record that was read last. */
  public ReceivedReport report() {
    return report;
  }

  /**
   * Latest event time of its readable records; reads those that nobody has read yet.
   *
   * @return milliseconds since the epoch; {@link Long#MIN_VALUE} where none is readable
   */
  public long newestMillis() {
    boolean hasNext = true;
    while (hasNext) {
      hasNext = next();
    }
    return newestMillis;
  }

  int partition() {
    return partition;
  }

  /** A copy of the bytes it was made of. */
  byte[] copyPack() {
    return Arrays.copyOf(pack, ReportPack.endOf(pack));
  }
}
