package io.umbral.pipeline.types;

import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.WireException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A record of the {@code cell-reports} topic as it was received, read once where it enters. One
 * instance is used for record after record, so it is valid only until the next one is taken.
 */
public final class ReceivedReport {

  private static final int UNDECODED_READINGS = 1;

  private final String topic;
  private final CellReportDecoder decoder;
  private final long clockSkewMillis;
  private byte[] bytes = {};
  private int from;
  private int to;
  private int partition;
  private long offset;
  private long arrivalMillis;
  private CellReportView view;
  private WireException failure;
  private int refusedReadings;

  /**
   * Makes one.
   *
   * @param topic topic it reads
   * @param decoder reads the values
   * @param clockSkewMillis how far a report may be ahead of its arrival
   */
  public ReceivedReport(String topic, CellReportDecoder decoder, long clockSkewMillis) {
    this.topic = topic;
    this.decoder = decoder;
    this.clockSkewMillis = clockSkewMillis;
  }

  /**
   * Takes the next record.
   *
   * @param value value of the record; null, as of a tombstone, is empty
   * @param ofPartition partition
   * @param atOffset offset in the partition
   * @param arrivedMillis when the broker took it, milliseconds since the epoch; {@link
   *     Long#MAX_VALUE} where unknown
   */
  public void take(byte[] value, int ofPartition, long atOffset, long arrivedMillis) {
    byte[] present = Objects.requireNonNullElse(value, new byte[0]);
    take(present, 0, present.length, ofPartition, atOffset, arrivedMillis);
  }

  /** Takes the next record, whose value stands among others. */
  void take(byte[] among, int first, int end, int ofPartition, long atOffset, long arrivedMillis) {
    bytes = among;
    from = first;
    to = end;
    partition = ofPartition;
    offset = atOffset;
    arrivalMillis = arrivedMillis;
    view = null;
    failure = null;
    refusedReadings = UNDECODED_READINGS;
    try {
      CellReportView read = decoder.decode(bytes, from, to);
      if (read.eventTimeMillis() - clockSkewMillis > arrivalMillis) {
        failure = future(read.eventTimeMillis());
        refusedReadings = read.readings();
      } else {
        view = read;
      }
    } catch (WireException e) {
      failure = e;
    }
  }

  private WireException future(long eventTimeMillis) {
    return new WireException(
        RejectionCause.FUTURE,
        "the period ends at "
            + Instant.ofEpochMilli(eventTimeMillis)
            + ", later than its arrival at "
            + Instant.ofEpochMilli(arrivalMillis)
            + " by more than "
            + clockSkewMillis
            + " ms: is the clock of the source right?");
  }

  /** Whether it could be read. */
  public boolean isReadable() {
    return view != null;
  }

  /** What it says; to be called only where it {@link #isReadable}. */
  public CellReportView view() {
    return Objects.requireNonNull(view, "view of an unreadable record");
  }

  /** Why it could not be read. */
  public Optional<WireException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Number of readings that are refused with it; to be called only where it is not {@link
   * #isReadable}. A record that cannot be decoded counts as one.
   */
  public int refusedReadings() {
    return refusedReadings;
  }

  /** Length of its value in bytes. */
  public int size() {
    return to - from;
  }

  /**
   * The beginning of its value.
   *
   * @param most number of bytes, where it has as many
   * @return a copy
   */
  public byte[] copyBytes(int most) {
    return Arrays.copyOfRange(bytes, from, from + Math.min(most, size()));
  }

  /** Its partition. */
  public int partition() {
    return partition;
  }

  /** Its place. */
  public Place place() {
    return new Place(topic, partition, offset);
  }

  String topic() {
    return topic;
  }

  long clockSkewMillis() {
    return clockSkewMillis;
  }
}
