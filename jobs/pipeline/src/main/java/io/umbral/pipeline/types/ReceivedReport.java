package io.umbral.pipeline.types;

import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.WireException;
import java.time.Instant;
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
    bytes = Objects.requireNonNullElse(value, new byte[0]);
    partition = ofPartition;
    offset = atOffset;
    arrivalMillis = arrivedMillis;
    view = null;
    failure = null;
    refusedReadings = UNDECODED_READINGS;
    try {
      CellReportView read = decoder.decode(bytes);
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

  /** Its value; not copied. */
  public byte[] bytes() {
    return bytes;
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

  long offset() {
    return offset;
  }

  long arrivalMillis() {
    return arrivalMillis;
  }

  long clockSkewMillis() {
    return clockSkewMillis;
  }
}
