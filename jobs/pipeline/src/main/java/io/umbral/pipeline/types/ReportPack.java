package io.umbral.pipeline.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs records of one partition into one stretch of bytes, one after the other, so that they are
 * handed from the thread that fetches to the one that reads, and through Flink, all at once.
 *
 * <p>A record is its offset, its arrival, the length of its value, and the value.
 */
public final class ReportPack {

  private static final VarHandle LONG_AT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_AT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ARRIVAL_AT = Long.BYTES;
  private static final int LENGTH_AT = 2 * Long.BYTES;
  private static final int VALUE_AT = LENGTH_AT + Integer.BYTES;

  private byte[] bytes;
  private int length;

  /**
   * Makes an empty one.
   *
   * @param expectedBytes room that is made at once
   */
  public ReportPack(int expectedBytes) {
    bytes = new byte[expectedBytes];
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
    int end = Math.addExact(length, VALUE_AT + value.length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + bytes.length / 2));
    }
    LONG_AT.set(bytes, length, offset);
    LONG_AT.set(bytes, length + ARRIVAL_AT, arrivalMillis);
    INT_AT.set(bytes, length + LENGTH_AT, value.length);
    System.arraycopy(value, 0, bytes, length + VALUE_AT, value.length);
    length = end;
  }

  /** Bytes in use. */
  public int length() {
    return length;
  }

  /** All that was added. */
  public byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
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
