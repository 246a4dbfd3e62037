package io.umbral.wire;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Total;
import java.util.Arrays;

/**
 * Totals in their compact form, for edges between operators and for state: a version byte; a bit
 * set of the totals that are not 0 and their values; a bit set of the quantities that have values,
 * and each of them. A quantity is its sum, its lowest occupied bucket, the number of buckets from
 * there to the highest one, and marks that cover these buckets: an even one is twice the count of
 * the next bucket, an odd one is 1 and twice the number of buckets that are empty. All numbers have
 * variable length, seven bits to a byte, the lowest first; sums may be negative and are zig-zag.
 *
 * <p>Forms one after another are the form of their sum, so that parts of one slice can be kept
 * without being read.
 *
 * <p>Not safe for use by several threads.
 */
public final class KpiTotalsCodec {

  private static final int VERSION = 2;
  private static final Total[] TOTALS = Total.values();
  private static final Quantity[] QUANTITIES = Quantity.values();
  private static final int LONGEST_NUMBER_BYTES = 10;

  /** Largest number of which twice is one byte. */
  private static final int LARGEST_OF_ONE_BYTE = 63;

  /** Most numbers of a form beside the marks: bit sets, totals, and three of each quantity. */
  private static final int OTHER_NUMBERS = 2 + TOTALS.length + 3 * QUANTITIES.length;

  private static final int MOST_BUCKETS =
      Arrays.stream(QUANTITIES).mapToInt(Quantity::buckets).max().orElseThrow();

  private final long[] row = new long[MOST_BUCKETS];
  private final int[] places = new int[MOST_BUCKETS];
  private byte[] written = new byte[1 + OTHER_NUMBERS * LONGEST_NUMBER_BYTES];
  private byte[] read = {};
  private int position;

  /**
   * Writes totals.
   *
   * @param totals left as they are
   * @return the compact form
   */
  public byte[] encode(KpiTotals totals) {
    position = 0;
    written[position++] = VERSION;
    writeTotals(totals);
    int quantities = 0;
    for (Quantity quantity : QUANTITIES) {
      quantities |= totals.has(quantity) ? 1 << quantity.ordinal() : 0;
    }
    write(quantities);
    for (int left = quantities; left != 0; left &= left - 1) {
      writeDistribution(totals.of(Integer.numberOfTrailingZeros(left)));
    }
    return Arrays.copyOf(written, position);
  }

  private void writeTotals(KpiTotals totals) {
    long present = 0;
    for (Total total : TOTALS) {
      present |= totals.get(total) == 0 ? 0 : 1L << total.ordinal();
    }
    write(present);
    for (long left = present; left != 0; left &= left - 1) {
      write(totals.get(TOTALS[Long.numberOfTrailingZeros(left)]));
    }
  }

  private void writeDistribution(Distribution distribution) {
    int lowest = distribution.lowest();
    int length = distribution.highest() + 1 - lowest;
    distribution.copyCounts(lowest, length, row);
    makeRoom(length);
    long sum = distribution.sum();
    write((sum << 1) ^ (sum >> 63));
    write(lowest);
    write(length);
    writeRow(length);
  }

  /**
   * Which buckets are empty is chance, and a branch on it would be guessed wrong half of the time:
   * the usual path has none.
   */
  private void writeRow(int length) {
    long[] counts = row;
    int[] occupiedAt = places;
    int occupied = 0;
    for (int i = 0; i < length; i++) {
      occupiedAt[occupied] = i;
      occupied += isOccupied(counts[i]);
    }
    byte[] to = written;
    int at = position;
    int next = 0;
    for (int i = 0; i < occupied; i++) {
      int place = occupiedAt[i];
      int empty = place - next;
      long count = counts[place];
      if ((empty | count) <= LARGEST_OF_ONE_BYTE) {
        to[at] = (byte) (empty << 1 | 1);
        at += isOccupied(empty);
        to[at++] = (byte) (count << 1);
      } else {
        position = at;
        writeLarge(empty, count);
        at = position;
      }
      next = place + 1;
    }
    position = at;
  }

  /** 1 for a number above 0, and 0 for 0. */
  private static int isOccupied(long count) {
    return (int) (-count >>> 63);
  }

  private void writeLarge(long empty, long count) {
    if (empty > 0) {
      write(empty << 1 | 1);
    }
    write(count << 1);
  }

  /** Makes room for the marks of so many buckets, beside the other numbers. */
  private void makeRoom(int buckets) {
    int needed = position + (buckets + OTHER_NUMBERS) * LONGEST_NUMBER_BYTES;
    if (needed > written.length) {
      written = Arrays.copyOf(written, needed);
    }
  }

  private void write(long number) {
    long left = number;
    while ((left & ~0x7fL) != 0) {
      written[position++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    written[position++] = (byte) left;
  }

  /**
   * Adds totals in their compact form to others.
   *
   * @param encoded made by {@link #encode}, or several of these one after another
   * @param target what they are added to; of no further use after the exception
   * @throws IllegalArgumentException where the bytes were not made by {@link #encode}
   */
  public void mergeInto(byte[] encoded, KpiTotals target) {
    read(encoded, target, false);
  }

  /**
   * Takes totals in their compact form away from others that they were added to.
   *
   * @param encoded made by {@link #encode}, or several of these one after another
   * @param target what they are taken from; of no further use after the exception
   * @throws IllegalArgumentException where the bytes were not made by {@link #encode}
   * @see KpiTotals#deduct(KpiTotals)
   */
  public void deductFrom(byte[] encoded, KpiTotals target) {
    read(encoded, target, true);
  }

  private void read(byte[] encoded, KpiTotals target, boolean isDeducted) {
    read = encoded;
    position = 0;
    do {
      readOne(target, isDeducted);
    } while (position < encoded.length);
  }

  private void readOne(KpiTotals target, boolean isDeducted) {
    if (position == read.length || read[position++] != VERSION) {
      throw malformed("totals should begin with version " + VERSION);
    }
    long present = readNumber();
    requireKnown("totals", present, TOTALS.length);
    for (long left = present; left != 0; left &= left - 1) {
      int total = Long.numberOfTrailingZeros(left);
      if (isDeducted) {
        target.deduct(total, readNumber());
      } else {
        target.add(total, readNumber());
      }
    }
    long quantities = readNumber();
    requireKnown("quantities", quantities, QUANTITIES.length);
    for (long left = quantities; left != 0; left &= left - 1) {
      int quantity = Long.numberOfTrailingZeros(left);
      readDistribution(target.of(quantity), QUANTITIES[quantity].buckets(), isDeducted);
    }
  }

  private void requireKnown(String what, long bits, int known) {
    if (bits >>> known != 0) {
      throw malformed("the set of " + what + " names some that are not known");
    }
  }

  private void readDistribution(Distribution target, int buckets, boolean isDeducted) {
    long zigZag = readNumber();
    long sum = (zigZag >>> 1) ^ -(zigZag & 1);
    long lowest = readNumber();
    long length = readNumber();
    if (lowest < 0 || length < 1 || length > buckets || lowest > buckets - length) {
      throw malformed(length + " buckets from " + lowest + " on should be in 0.." + (buckets - 1));
    }
    Arrays.fill(row, 0, (int) length, 0);
    readRow((int) length);
    if (isDeducted) {
      target.deduct((int) lowest, row, (int) length, sum);
    } else {
      target.merge((int) lowest, row, (int) length, sum);
    }
  }

  /** Without a branch on what a mark is, as in {@link #writeRow}. */
  private void readRow(int length) {
    byte[] from = read;
    long[] counts = row;
    int at = position;
    int i = 0;
    while (i < length) {
      if (at == from.length) {
        throw malformed("a distribution is cut off");
      }
      long mark = from[at++];
      if (mark < 0) {
        position = at - 1;
        mark = readLarge(length - i);
        at = position;
      }
      long number = mark >>> 1;
      long isEmpty = mark & 1;
      counts[i] = number & (isEmpty - 1);
      i += 1 + (int) ((number - 1) & -isEmpty);
    }
    position = at;
    if (i > length) {
      throw malformed("more buckets are empty than there are");
    }
  }

  private long readLarge(int left) {
    long mark = readNumber();
    if ((mark & 1) == 1 && mark >>> 1 > left) {
      throw malformed((mark >>> 1) + " buckets are empty and " + left + " are left");
    }
    return mark;
  }

  private long readNumber() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position == read.length) {
        throw malformed("a number is cut off");
      }
      long next = read[position++];
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw malformed("a number has more than " + LONGEST_NUMBER_BYTES + " bytes");
  }

  private IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException(
        "totals of "
            + read.length
            + " bytes were not made by this codec: "
            + what
            + ", at byte "
            + position);
  }
}
