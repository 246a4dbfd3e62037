package io.umbral.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * What Avro's readers read from, with a guard: no length and no count that the bytes announce makes
 * room for more than the bytes that are there. Avro's own decoder believes them up to a share of
 * the heap. An array of items that take no bytes is refused where it claims more items than bytes
 * are left. Not safe for use by several threads.
 */
final class GuardedDecoder extends Decoder {

  private final ByteCursor cursor = new ByteCursor();

  void reset(byte[] bytes, int from) {
    cursor.reset(bytes, from, bytes.length);
  }

  void requireEnd() throws IOException {
    if (cursor.remaining() > 0) {
      throw damaged(
          cursor.malformed("the record ends " + cursor.remaining() + " bytes before its bytes do"));
    }
  }

  private static IOException damaged(WireException e) {
    return new IOException(e.getMessage());
  }

  private long littleEndian(int length) throws WireException {
    cursor.skip(length);
    long bits = 0;
    for (int i = 1; i <= length; i++) {
      bits = bits << 8 | (cursor.bytes()[cursor.position() - i] & 0xFF);
    }
    return bits;
  }

  @Override
  public void readNull() {
    // takes no bytes
  }

  @Override
  public boolean readBoolean() throws IOException {
    try {
      return cursor.readBoolean();
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public int readInt() throws IOException {
    try {
      return cursor.readInt();
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public long readLong() throws IOException {
    try {
      return cursor.readLong();
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public float readFloat() throws IOException {
    try {
      return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public double readDouble() throws IOException {
    try {
      return Double.longBitsToDouble(littleEndian(Double.BYTES));
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public String readString() throws IOException {
    try {
      int length = cursor.skipText();
      return new String(cursor.bytes(), cursor.position() - length, length, StandardCharsets.UTF_8);
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public void skipString() throws IOException {
    try {
      cursor.skipText();
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    try {
      int length = cursor.skipBytes();
      int to = cursor.position();
      return ByteBuffer.wrap(Arrays.copyOfRange(cursor.bytes(), to - length, to));
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public void skipBytes() throws IOException {
    try {
      cursor.skipBytes();
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    try {
      cursor.skip(length);
      System.arraycopy(cursor.bytes(), cursor.position() - length, target, start, length);
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public void skipFixed(int length) throws IOException {
    try {
      cursor.skip(length);
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public long readArrayStart() throws IOException {
    try {
      return cursor.readBlockCount(1);
    } catch (WireException e) {
      throw damaged(e);
    }
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long arrayNext() throws IOException {
    return readArrayStart();
  }

  @Override
  public long skipArray() throws IOException {
    return readArrayStart();
  }

  @Override
  public long readMapStart() throws IOException {
    return readArrayStart();
  }

  @Override
  public long mapNext() throws IOException {
    return readArrayStart();
  }

  @Override
  public long skipMap() throws IOException {
    return readArrayStart();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }
}
