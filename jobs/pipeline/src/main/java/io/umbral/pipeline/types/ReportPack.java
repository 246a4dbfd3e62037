package io.umbral.pipeline.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs records of one partition into one stretch of bytes, one after the other, so that they are
 * handed from the thread that fetches to the one that reads, and through Flink, all at once.
 *
 * <p>The bytes begin with the place where they end, for the array may be longer; a record is its
 * offset, its arrival, the length of its value, and the value.
 */
public final class ReportPack {

  private static final VarHandle LONG_AT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_AT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ARRIVAL_AT = Long.BYTES;
  private static final int LENGTH_AT = 2 * Long.BYTES;
  private static final int VALUE_AT = LENGTH_AT + Integer.BYTES;

  /** First byte of the first record. */
  static final int FIRST = Integer.BYTES;

  /** Room behind the last value, so that its last numbers are read eight bytes at once too. */
  private static final int MARGIN = Long.BYTES;

  private byte[] bytes;
  private int end = FIRST;

  /**
   * Makes an empty one.
   *
   * @param memory that is written to; replaced where it is too small
   */
  public ReportPack(byte[] memory) {
    bytes = memory.length < FIRST + MARGIN ? new byte[FIRST + MARGIN] : memory;
  }

  /**
   * Adds a record.
   *
   * @param value its value
   * @param offset its offset
   * @param arrivalMillis when the broker took it, milliseconds since the epoch; {@link
   *     Long#MAX_VALUE} where unknown
   */
  public void add(byte[] value, long offset, long arrivalMillis) {
    int after = Math.addExact(end, VALUE_AT + value.length + MARGIN) - MARGIN;
    if (after > bytes.length - MARGIN) {
      bytes = Arrays.copyOf(bytes, Math.max(after + MARGIN, bytes.length + bytes.length / 2));
    }
    LONG_AT.set(bytes, end, offset);
    LONG_AT.set(bytes, end + ARRIVAL_AT, arrivalMillis);
    INT_AT.set(bytes, end + LENGTH_AT, value.length);
    System.arraycopy(value, 0, bytes, end + VALUE_AT, value.length);
    end = after;
  }

  /** Bytes in use. */
  public int length() {
    return end;
  }

  /** All that was added; not copied. */
  public byte[] bytes() {
    INT_AT.set(bytes, 0, end);
    return bytes;
  }

  static int endOf(byte[] pack) {
    return (int) INT_AT.get(pack, 0);
  }

  static long offsetAt(byte[] pack, int at) {
    return (long) LONG_AT.get(pack, at);
  }

  static long arrivalMillisAt(byte[] pack, int at) {
    return (long) LONG_AT.get(pack, at + ARRIVAL_AT);
  }

  static int valueFrom(int at) {
    return at + VALUE_AT;
  }

  static int valueTo(byte[] pack, int at) {
    return at + VALUE_AT + (int) INT_AT.get(pack, at + LENGTH_AT);
  }
}
