package io.umbral.pipeline.merge;

import io.umbral.model.SeriesKey;
import java.nio.ByteBuffer;

/**
 * Terms of one series that follow one another and rest together with the host. Which of them exist
 * is always known; their totals are in memory, with the host, or both.
 */
final class Chunk {

  /** Beside its bytes a term in memory has a reference and the header of an array. */
  private static final int TERM_OVERHEAD_BYTES = 24;

  final SeriesKey key;
  final Tier tier;
  final long startMillis;

  /** Bit set of the terms that exist. */
  long present;

  /** Bit set of the terms that may be several forms, one after another. */
  long several;

  /** The forms of the terms; null where only the host has them. */
  byte[][] forms;

  /** Whether the host has some state of it. */
  boolean isStored;

  /** Whether the host has not the last one. */
  boolean isDirty;

  /** Neighbours in the order of coming into memory; of {@link Terms}. */
  Chunk older;

  Chunk newer;

  Chunk(SeriesKey key, Tier tier, long startMillis) {
    this.key = key;
    this.tier = tier;
    this.startMillis = startMillis;
  }

  long endMillis() {
    return startMillis + tier.chunkMillis();
  }

  /** Place of the term that begins at an instant. */
  int placeOf(long termMillis) {
    return (int) ((termMillis - startMillis) / tier.termMillis());
  }

  boolean has(long termMillis) {
    return (present >>> placeOf(termMillis) & 1) == 1;
  }

  /** Start of the first term that exists at or after an instant; {@link Long#MAX_VALUE} if none. */
  long firstFrom(long instantMillis) {
    long place = instantMillis <= startMillis ? 0 : placeOf(instantMillis);
    long left = place >= Long.SIZE ? 0 : present >>> place << place;
    return left == 0
        ? Long.MAX_VALUE
        : startMillis + Long.numberOfTrailingZeros(left) * tier.termMillis();
  }

  /** Memory of a term's form. */
  static long bytesOf(byte[] form) {
    return form == null ? 0 : form.length + TERM_OVERHEAD_BYTES;
  }

  /** Memory of all forms. */
  long loadedBytes() {
    long bytes = 0;
    for (byte[] form : forms) {
      bytes += bytesOf(form);
    }
    return bytes;
  }

  /** As it rests: the bit set, then for each term that exists its length and its form. */
  byte[] toBytes() {
    int size = Long.BYTES;
    for (byte[] form : forms) {
      size += form == null ? 0 : Integer.BYTES + form.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).putLong(present);
    for (byte[] form : forms) {
      if (form != null) {
        bytes.putInt(form.length).put(form);
      }
    }
    return bytes.array();
  }

  /** Takes what {@link #toBytes} wrote. */
  void fromBytes(byte[] rested) {
    ByteBuffer bytes = ByteBuffer.wrap(rested);
    present = bytes.getLong();
    forms = new byte[tier.termsPerChunk()][];
    for (long left = present; left != 0; left &= left - 1) {
      byte[] form = new byte[bytes.getInt()];
      bytes.get(form);
      forms[Long.numberOfTrailingZeros(left)] = form;
    }
  }
}
