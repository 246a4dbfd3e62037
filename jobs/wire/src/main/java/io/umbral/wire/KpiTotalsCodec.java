package io.umbral.wire;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Total;

/**
 * Totals in their compact sparse form, for edges between operators and for state: a version byte; a
 * bit set of the totals that are not 0 and their values; a bit set of the quantities that have
 * values, each with its sum, its number of occupied buckets, and for each the distance to the one
 * before and the count. All numbers are Avro's variable-length ones.
 *
 * <p>Not safe for use by several threads.
 */
public final class KpiTotalsCodec {

  private static final int VERSION = 1;
  private static final Total[] TOTALS = Total.values();
  private static final Quantity[] QUANTITIES = Quantity.values();

  private final ByteSink sink = new ByteSink();
  private final ByteCursor cursor = new ByteCursor();
  private int previousBucket;
  private int occupied;

  /**
   * Writes totals.
   *
   * @param totals left as they are
   * @return the compact form
   */
  public byte[] encode(KpiTotals totals) {
    sink.clear();
    sink.writeRaw(VERSION);
    long present = 0;
    for (Total total : TOTALS) {
      present |= totals.get(total) == 0 ? 0 : 1L << total.ordinal();
    }
    sink.writeLong(present);
    for (Total total : TOTALS) {
      if (totals.get(total) != 0) {
        sink.writeLong(totals.get(total));
      }
    }
    int quantities = 0;
    for (Quantity quantity : QUANTITIES) {
      quantities |= totals.has(quantity) ? 1 << quantity.ordinal() : 0;
    }
    sink.writeLong(quantities);
    for (Quantity quantity : QUANTITIES) {
      if (totals.has(quantity)) {
        writeDistribution(totals.of(quantity));
      }
    }
    return sink.toBytes();
  }

  private void writeDistribution(Distribution distribution) {
    occupied = 0;
    distribution.forEach((bucket, count) -> occupied++);
    sink.writeLong(distribution.sum());
    sink.writeLong(occupied);
    previousBucket = 0;
    distribution.forEach(
        (bucket, count) -> {
          sink.writeLong(bucket - previousBucket);
          sink.writeLong(count);
          previousBucket = bucket;
        });
  }

  /**
   * Adds totals in their compact form to others.
   *
   * @param encoded made by {@link #encode}
   * @param target what they are added to; of no further use after the exception
   * @throws IllegalArgumentException where the bytes were not made by {@link #encode}
   */
  public void mergeInto(byte[] encoded, KpiTotals target) {
    if (encoded.length == 0 || encoded[0] != VERSION) {
      throw new IllegalArgumentException("totals should begin with version " + VERSION);
    }
    cursor.reset(encoded, 1, encoded.length);
    try {
      long present = cursor.readLong();
      requireKnown("totals", present, TOTALS.length);
      for (long left = present; left != 0; left &= left - 1) {
        target.add(Long.numberOfTrailingZeros(left), cursor.readLong());
      }
      int quantities = cursor.readInt();
      requireKnown("quantities", quantities, QUANTITIES.length);
      for (int left = quantities; left != 0; left &= left - 1) {
        int quantity = Integer.numberOfTrailingZeros(left);
        readDistribution(target.of(quantity), QUANTITIES[quantity].buckets());
      }
      if (cursor.remaining() > 0) {
        throw cursor.malformed(cursor.remaining() + " bytes are left over");
      }
    } catch (WireException e) {
      throw new IllegalArgumentException(
          "totals of " + encoded.length + " bytes were not made by this codec", e);
    }
  }

  private void requireKnown(String what, long bits, int known) throws WireException {
    if (bits >>> known != 0) {
      throw cursor.malformed("the set of " + what + " names some that are not known");
    }
  }

  private void readDistribution(Distribution target, int buckets) throws WireException {
    target.addToSum(cursor.readLong());
    int bucket = 0;
    for (int left = cursor.readInt(); left > 0; left--) {
      bucket += cursor.readInt();
      if (bucket < 0 || bucket >= buckets) {
        throw cursor.malformed("bucket " + bucket + " should be in 0.." + (buckets - 1));
      }
      target.add(bucket, cursor.readLong(), 0);
    }
  }
}
