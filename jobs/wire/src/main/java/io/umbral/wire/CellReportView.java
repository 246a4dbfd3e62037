package io.umbral.wire;

import io.umbral.model.Cell;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Levels;
import io.umbral.model.Log64;
import io.umbral.model.Quantity;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Total;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One {@code cell-reports} record, read by hand from its bytes into arrays that are used again for
 * the next one. A record is read and checked as a whole before anything of it is counted, so that a
 * damaged one changes nothing.
 *
 * <p>In steady state nothing is allocated. Valid until the next call of {@link #read}. Not safe for
 * use by several threads.
 */
public final class CellReportView {

  /** The cell of a reading that does not know its own. */
  public static final long NO_CELL = -1;

  /** Latest instant that a report may speak of: the year 2200, beyond which a clock is broken. */
  static final long LATEST_MILLIS = 7_258_118_400_000L;

  /**
   * Largest amount of a total in one reading, 2^53: sums of a nation's hour stay within 64 bits for
   * all that is physical.
   */
  static final long LARGEST_AMOUNT = 1L << 53;

  /**
   * Most values of one bucket in one reading, 2^24: the sum over all buckets then stays within 64
   * bits.
   */
  static final int LARGEST_BUCKET_COUNT = 1 << 24;

  /** Fewest bytes of a reading: null cell, technology, suspect and 17 nulls. */
  private static final int SMALLEST_READING_BYTES = 20;

  /** First branch of a union that is not null, as a zig-zag number. */
  private static final int PRESENT = 2;

  /** Bytes of a number that a word holds behind the one byte of its branch. */
  private static final int LONGEST_BEHIND_BRANCH = 7;

  /** The first five bytes of a word. */
  private static final long FIVE_BYTES = 0xFF_FFFF_FFFFL;

  /** No place in a record. */
  private static final int UNUSUAL = -1;

  private static final int RTT = Quantity.RTT_MICROS.ordinal();
  private static final int JITTER = Quantity.JITTER_MICROS.ordinal();
  private static final int DOWNLINK = Quantity.DOWNLINK_KBPS.ordinal();
  private static final int UPLINK = Quantity.UPLINK_KBPS.ordinal();

  // Each is followed by the total that is given with it.
  private static final int DOWNLINK_BYTES = Total.DOWNLINK_BYTES.ordinal();
  private static final int UPLINK_BYTES = Total.UPLINK_BYTES.ordinal();
  private static final int PROBES_SENT = Total.PROBES_SENT.ordinal();

  private static final Quantity[] QUANTITIES = Quantity.values();
  private static final int TECHNOLOGIES = Technology.values().length;
  private static final int TOTALS = Total.values().length;
  private static final byte[] ALL = SeriesKey.ALL.getBytes(StandardCharsets.US_ASCII);

  private final ByteCursor cursor = new ByteCursor();

  private long periodStartMillis;
  private int periodMillis;
  private int originFrom;
  private int originTo;
  private int originHash;

  private int readings;
  private long[] cellId = new long[16];
  private byte[] technology = new byte[16];
  private boolean[] suspect = new boolean[16];
  private int[] amountsEnd = new int[16];
  private int[] runsEnd = new int[16];

  private int amounts;
  private byte[] amountTotal = new byte[128];
  private long[] amount = new long[128];

  private int runs;
  private byte[] runQuantity = new byte[64];
  private int[] runEnd = new int[64];
  private long[] runSum = new long[64];

  /** Whether every value of the run counts once, so that no count is kept. */
  private boolean[] runOnce = new boolean[64];

  private int values;
  private short[] valueBucket = new short[256];
  private int[] valueCount = new int[256];

  /**
   * Reads and checks the body of a record, without framing.
   *
   * @param bytes the bytes; kept by reference until the next call
   * @param from first byte of the body
   * @param to first byte after it
   * @throws WireException where the body does not follow the contract or a value is out of range;
   *     the view then has no readings
   */
  public void read(byte[] bytes, int from, int to) throws WireException {
    try {
      readBody(bytes, from, to);
    } catch (WireException e) {
      readings = 0;
      throw e;
    }
  }

  private void readBody(byte[] bytes, int from, int to) throws WireException {
    readings = 0;
    amounts = 0;
    runs = 0;
    values = 0;
    cursor.reset(bytes, from, to);
    readPeriod();
    readOrigin();
    int count = cursor.readBlockCount(SMALLEST_READING_BYTES);
    while (count > 0) {
      makeRoomForReadings(count);
      for (int i = 0; i < count; i++) {
        if (!readUsualReading()) {
          readReading();
        }
      }
      count = cursor.readBlockCount(SMALLEST_READING_BYTES);
    }
    if (cursor.remaining() > 0) {
      throw cursor.malformed(
          "the record ends " + cursor.remaining() + " bytes before its bytes do");
    }
    if (readings == 0) {
      throw invalid("the report names no cell and should name at least one");
    }
  }

  private void readPeriod() throws WireException {
    periodStartMillis = cursor.readLong();
    periodMillis = cursor.readInt();
    if (!isPeriod(periodMillis)) {
      throw invalid(
          "periodMillis is "
              + periodMillis
              + " and should be in 1.."
              + CellReport.LONGEST_PERIOD_MILLIS);
    }
    if (!isBelievable(periodStartMillis)) {
      throw invalid(
          "periodStart is "
              + periodStartMillis
              + " ms and should be in 0.."
              + LATEST_MILLIS
              + " (1970 to 2200)");
    }
  }

  /** Whether a report may speak of a period of this length in milliseconds. */
  static boolean isPeriod(int millis) {
    return millis >= 1 && millis <= CellReport.LONGEST_PERIOD_MILLIS;
  }

  /** Whether a clock that is not broken can say this start of a period. */
  static boolean isBelievable(long startMillis) {
    return startMillis >= 0 && startMillis <= LATEST_MILLIS;
  }

  private void readOrigin() throws WireException {
    originFrom = cursor.position();
    requireLength("sourceId", cursor.skipText(), Origin.LONGEST_SOURCE_ID_BYTES);
    int ranHostLength = cursor.skipText();
    requireLength("ranHost", ranHostLength, Origin.LONGEST_NAME_BYTES);
    requireOneOperator(ranHostLength);
    if (cursor.readIndex(2) == 1) {
      requirePlmn(cursor.skipText());
    }
    readOptionalName("brand");
    readOptionalName("region");
    originTo = cursor.position();
    originHash = hash(cursor.bytes(), originFrom, originTo);
  }

  /** ALL stands for every operator together: as one of them it would be counted twice. */
  private void requireOneOperator(int length) throws WireException {
    int from = cursor.position() - length;
    if (length == ALL.length && ByteCursor.areEqual(cursor.bytes(), from, ALL, 0, length)) {
      throw invalid("ranHost is ALL and should be one operator");
    }
  }

  private void requirePlmn(int length) throws WireException {
    boolean digits = length == 5 || length == 6;
    for (int i = cursor.position() - length; digits && i < cursor.position(); i++) {
      digits = cursor.bytes()[i] >= '0' && cursor.bytes()[i] <= '9';
    }
    if (!digits) {
      throw invalid("plmn of " + length + " bytes should be 5 or 6 digits, for example 334020");
    }
  }

  private void readOptionalName(String name) throws WireException {
    if (cursor.readIndex(2) == 1) {
      requireLength(name, cursor.skipText(), Origin.LONGEST_NAME_BYTES);
    }
  }

  private void requireLength(String name, int length, int longest) throws WireException {
    if (length < 1 || length > longest) {
      throw invalid(name + " has " + length + " bytes and should have 1.." + longest);
    }
  }

  private void readReading() throws WireException {
    int i = readings;
    cellId[i] = cursor.readIndex(2) == 0 ? NO_CELL : readCellId();
    technology[i] = (byte) cursor.readIndex(TECHNOLOGIES);
    suspect[i] = cursor.readBoolean();
    for (Quantity quantity : QUANTITIES) {
      readQuantity(quantity);
    }
    makeRoomForAmounts();
    readPair(Total.DOWNLINK_BYTES, Total.DOWNLINK_ACTIVE_MILLIS, LARGEST_AMOUNT);
    readPair(Total.UPLINK_BYTES, Total.UPLINK_ACTIVE_MILLIS, LARGEST_AMOUNT);
    readPair(Total.PROBES_SENT, Total.PROBES_LOST, 0);
    readAvailability();
    readAttempts(Total.RRC_ATTEMPTS, Total.RRC_SUCCESSES);
    readAttempts(Total.SIGNALLING_ATTEMPTS, Total.SIGNALLING_SUCCESSES);
    readAttempts(Total.BEARER_ATTEMPTS, Total.BEARER_SUCCESSES);
    readRadio();
    endReading();
  }

  private void endReading() {
    amountsEnd[readings] = amounts;
    runsEnd[readings] = runs;
    readings++;
  }

  /**
   * Reads a reading of the usual form: a cell, samples instead of histograms, every value in its
   * range, and bytes behind it. What is of another form is left to {@link #readReading}, which also
   * says what is wrong with it.
   *
   * @return false where it is of another form; nothing has changed then
   */
  private boolean readUsualReading() {
    int amountsBefore = amounts;
    int runsBefore = runs;
    int valuesBefore = values;
    int after = readUsualReading(cursor.bytes(), cursor.position(), cursor.lastUsualPlace());
    if (after < 0) {
      amounts = amountsBefore;
      runs = runsBefore;
      values = valuesBefore;
      return false;
    }
    cursor.moveTo(after);
    endReading();
    return true;
  }

  /**
   * The places below are passed on from step to step, and {@link #UNUSUAL} from the first step that
   * meets another form.
   *
   * @param limit last place from which eight bytes of the record can be read at once
   */
  private int readUsualReading(byte[] bytes, int from, int limit) {
    if (from > limit) {
      return UNUSUAL;
    }
    int at = from + 1;
    long word = ByteCursor.wordAt(bytes, from) >>> Byte.SIZE;
    long stops = ByteCursor.stopsOf(word);
    long cell = ByteCursor.numberOf(word, stops);
    int length = ByteCursor.lengthOf(stops);
    at += length;
    if (bytes[from] != PRESENT
        || length > LONGEST_BEHIND_BRANCH
        || cell < 0
        || cell > Cell.LARGEST_NCI
        || at > limit) {
      return UNUSUAL;
    }
    int symbol = bytes[at];
    int flag = bytes[at + 1];
    if ((symbol & 0x81) != 0 || symbol >= 2 * TECHNOLOGIES || (flag & ~1) != 0) {
      return UNUSUAL;
    }
    cellId[readings] = cell;
    technology[readings] = (byte) (symbol >>> 1);
    suspect[readings] = flag == 1;
    at = readUsualSamples(RTT, Log64.MAX_VALUE, bytes, at + 2, limit);
    // What a source does not measure at all is absent together.
    if (at >= 0 && at <= limit && (ByteCursor.wordAt(bytes, at) & 0xFFFFFF) == 0) {
      at += 3;
    } else {
      at = readUsualSamples(JITTER, Log64.MAX_VALUE, bytes, at, limit);
      at = readUsualSamples(DOWNLINK, Log64.MAX_VALUE, bytes, at, limit);
      at = readUsualSamples(UPLINK, Log64.MAX_VALUE, bytes, at, limit);
    }
    at = readUsualLevels(Quantity.RSRP_DBM, bytes, at, limit);
    at = readUsualLevels(Quantity.SS_RSRP_DBM, bytes, at, limit);
    makeRoomForAmounts();
    at = readUsualPair(DOWNLINK_BYTES, LARGEST_AMOUNT, false, bytes, at, limit);
    at = readUsualPair(UPLINK_BYTES, LARGEST_AMOUNT, false, bytes, at, limit);
    at = readUsualPair(PROBES_SENT, LARGEST_AMOUNT, true, bytes, at, limit);
    // Neither availability nor attempts nor the use of the radio, each null.
    boolean isAll = at >= 0 && at + 4 <= limit && (ByteCursor.wordAt(bytes, at) & FIVE_BYTES) == 0;
    return isAll ? at + 5 : UNUSUAL;
  }

  private int readUsualSamples(int quantity, int mask, byte[] bytes, int from, int limit) {
    if (from < 0 || from > limit || bytes[from] == 0) {
      return from < 0 || from > limit ? UNUSUAL : from + 1;
    }
    int count = bytes[from + 1] >>> 1;
    if (bytes[from] != PRESENT || (bytes[from + 1] & 0x81) != 0 || count == 0) {
      return UNUSUAL;
    }
    makeRoomForValues(count);
    int at = from + 2;
    int value = values;
    long sum = 0;
    for (int last = value + count; value < last; value++) {
      if (at > limit) {
        return UNUSUAL;
      }
      long word = ByteCursor.wordAt(bytes, at);
      long stops = ByteCursor.stopsOf(word);
      long sample = ByteCursor.numberOf(word, stops);
      at += ByteCursor.lengthOf(stops);
      if (stops == 0 || (sample & ~mask) != 0) {
        return UNUSUAL;
      }
      sum += sample;
      valueBucket[value] = (short) Log64.bucketOf((int) sample);
    }
    return endUsualSamples(quantity, value, sum, bytes, at, limit);
  }

  private int readUsualLevels(Quantity quantity, byte[] bytes, int from, int limit) {
    if (from < 0 || from > limit || bytes[from] == 0) {
      return from < 0 || from > limit ? UNUSUAL : from + 1;
    }
    int count = bytes[from + 1] >>> 1;
    if (bytes[from] != PRESENT || (bytes[from + 1] & 0x81) != 0 || count == 0) {
      return UNUSUAL;
    }
    makeRoomForValues(count);
    int lowest = quantity.lowest();
    int highest = quantity.highest();
    int at = from + 2;
    int value = values;
    long sum = 0;
    for (int last = value + count; value < last; value++) {
      if (at > limit) {
        return UNUSUAL;
      }
      long word = ByteCursor.wordAt(bytes, at);
      long stops = ByteCursor.stopsOf(word);
      long level = ByteCursor.numberOf(word, stops);
      at += ByteCursor.lengthOf(stops);
      if (stops == 0 || level < lowest || level > highest) {
        return UNUSUAL;
      }
      sum += level;
      valueBucket[value] = (short) Levels.bucketOf((int) level);
    }
    return endUsualSamples(quantity.ordinal(), value, sum, bytes, at, limit);
  }

  private int endUsualSamples(int quantity, int end, long sum, byte[] bytes, int at, int limit) {
    if (at > limit || bytes[at] != 0) {
      return UNUSUAL;
    }
    values = end;
    endRun(quantity, true, sum);
    return at + 1;
  }

  /** Two amounts that are given together, the second perhaps bounded by the first. */
  private int readUsualPair(
      int firstTotal, long largest, boolean isPart, byte[] bytes, int from, int limit) {
    if (from < 0 || from > limit) {
      return UNUSUAL;
    }
    long firstWord = ByteCursor.wordAt(bytes, from);
    if ((firstWord & 0xFFFF) == 0) {
      return from + 2;
    }
    long stops = ByteCursor.stopsOf(firstWord >>> Byte.SIZE);
    long first = ByteCursor.numberOf(firstWord >>> Byte.SIZE, stops);
    int length = ByteCursor.lengthOf(stops);
    int middle = from + 1 + length;
    if ((firstWord & 0xFF) != PRESENT
        || length > LONGEST_BEHIND_BRANCH
        || first < 0
        || first > largest
        || middle > limit) {
      return UNUSUAL;
    }
    long secondWord = ByteCursor.wordAt(bytes, middle);
    stops = ByteCursor.stopsOf(secondWord >>> Byte.SIZE);
    long second = ByteCursor.numberOf(secondWord >>> Byte.SIZE, stops);
    length = ByteCursor.lengthOf(stops);
    int after = middle + 1 + length;
    if ((secondWord & 0xFF) != PRESENT
        || length > LONGEST_BEHIND_BRANCH
        || second < 0
        || second > (isPart ? first : largest)
        || after > limit) {
      return UNUSUAL;
    }
    int i = amounts;
    amountTotal[i] = (byte) firstTotal;
    amount[i] = first;
    amountTotal[i + 1] = (byte) (firstTotal + 1);
    amount[i + 1] = second;
    amounts = i + 2;
    return after;
  }

  private void readQuantity(Quantity quantity) throws WireException {
    int branch = cursor.readIndex(3);
    if (branch == 1) {
      readSamples(quantity);
    } else if (branch == 2) {
      readHistogram(quantity);
    }
  }

  private long readCellId() throws WireException {
    long id = cursor.readLong();
    if (id < 0 || id > Cell.LARGEST_NCI) {
      throw invalid("cellId is " + id + " and should be in 0.." + Cell.LARGEST_NCI);
    }
    return id;
  }

  private void readSamples(Quantity quantity) throws WireException {
    long sum = 0;
    int first = values;
    int count = cursor.readBlockCount(1);
    while (count > 0) {
      makeRoomForValues(count);
      for (int i = 0; i < count; i++) {
        int value = inRange(quantity, cursor.readLong());
        valueBucket[values++] = (short) quantity.bucketOf(value);
        sum += value;
      }
      count = cursor.readBlockCount(1);
    }
    if (values > first) {
      endRun(quantity.ordinal(), true, sum);
    }
  }

  private int inRange(Quantity quantity, long value) throws WireException {
    if (value < quantity.lowest() || value > quantity.highest()) {
      throw invalid(
          quantity
              + " is "
              + value
              + " and should be in "
              + quantity.lowest()
              + ".."
              + quantity.highest());
    }
    return (int) value;
  }

  private void readHistogram(Quantity quantity) throws WireException {
    int first = values;
    int previous = -1;
    long sum = cursor.readLong();
    long lowestSum = 0;
    long highestSum = 0;
    int count = cursor.readBlockCount(2);
    while (count > 0) {
      makeRoomForValues(count);
      for (int i = 0; i < count; i++) {
        int bucket = readBucket(quantity);
        int inBucket = readBucketCount(quantity);
        if (bucket <= previous) {
          throw invalid(quantity + " has buckets that do not ascend");
        }
        previous = bucket;
        lowestSum += inBucket * lowestOf(quantity, bucket);
        highestSum += inBucket * highestOf(quantity, bucket);
        valueBucket[values] = (short) bucket;
        valueCount[values++] = inBucket;
      }
      count = cursor.readBlockCount(2);
    }
    if (sum < lowestSum || sum > highestSum) {
      throw invalid(
          quantity + " has sum " + sum + " and its buckets allow " + lowestSum + ".." + highestSum);
    }
    if (values > first) {
      endRun(quantity.ordinal(), false, sum);
    }
  }

  private int readBucket(Quantity quantity) throws WireException {
    int bucket = cursor.readInt();
    if (quantity.isLevel()) {
      return quantity.bucketOf(inRange(quantity, bucket));
    }
    if (bucket < 0 || bucket >= quantity.buckets()) {
      throw invalid(
          quantity + " has bucket " + bucket + " and should have 0.." + (quantity.buckets() - 1));
    }
    return bucket;
  }

  private int readBucketCount(Quantity quantity) throws WireException {
    long count = cursor.readLong();
    if (count < 1 || count > LARGEST_BUCKET_COUNT) {
      throw invalid(
          quantity
              + " has a bucket with "
              + count
              + " values and should have 1.."
              + LARGEST_BUCKET_COUNT);
    }
    return (int) count;
  }

  private static long lowestOf(Quantity quantity, int bucket) {
    return quantity.isLevel() ? quantity.valueOf(bucket) : Log64.lowestOf(bucket);
  }

  private static long highestOf(Quantity quantity, int bucket) {
    if (quantity.isLevel()) {
      return quantity.valueOf(bucket);
    }
    return bucket + 1 < quantity.buckets() ? Log64.lowestOf(bucket + 1) - 1L : Log64.MAX_VALUE;
  }

  private void endRun(int quantity, boolean isOnce, long sum) {
    if (runs == runQuantity.length) {
      runQuantity = Arrays.copyOf(runQuantity, 2 * runs);
      runEnd = Arrays.copyOf(runEnd, 2 * runs);
      runSum = Arrays.copyOf(runSum, 2 * runs);
      runOnce = Arrays.copyOf(runOnce, 2 * runs);
    }
    runQuantity[runs] = (byte) quantity;
    runEnd[runs] = values;
    runOnce[runs] = isOnce;
    runSum[runs++] = sum;
  }

  /**
   * Two amounts that are given together.
   *
   * @param largestSecond bound of the second; 0 where the first bounds it
   */
  private void readPair(Total first, Total second, long largestSecond) throws WireException {
    boolean hasFirst = cursor.readIndex(2) == 1;
    long firstAmount = hasFirst ? readAmount(first, LARGEST_AMOUNT) : 0;
    boolean hasSecond = cursor.readIndex(2) == 1;
    if (hasFirst != hasSecond) {
      throw invalid(first + " and " + second + " should be given together");
    }
    if (hasFirst) {
      long secondAmount = readAmount(second, largestSecond == 0 ? firstAmount : largestSecond);
      keep(first, firstAmount);
      keep(second, secondAmount);
    }
  }

  private void readAvailability() throws WireException {
    if (cursor.readIndex(2) == 1) {
      keep(Total.UNAVAILABLE_MILLIS, readAmount(Total.UNAVAILABLE_MILLIS, periodMillis));
      keep(Total.OBSERVED_MILLIS, periodMillis);
    }
  }

  private void readAttempts(Total attempts, Total successes) throws WireException {
    if (cursor.readIndex(2) == 1) {
      long attempted = readAmount(attempts, LARGEST_AMOUNT);
      long succeeded = readAmount(successes, attempted);
      keep(attempts, attempted);
      keep(successes, succeeded);
    }
  }

  private void readRadio() throws WireException {
    if (cursor.readIndex(2) == 0) {
      return;
    }
    readPrb(Total.DOWNLINK_PRB_USED_MILLIS, Total.DOWNLINK_PRB_AVAILABLE_MILLIS);
    readPrb(Total.UPLINK_PRB_USED_MILLIS, Total.UPLINK_PRB_AVAILABLE_MILLIS);
    if (cursor.readIndex(2) == 1) {
      keep(Total.ABNORMAL_RELEASES, readAmount(Total.ABNORMAL_RELEASES, LARGEST_AMOUNT));
      keep(Total.SESSION_MILLIS, readAmount(Total.SESSION_MILLIS, LARGEST_AMOUNT));
    }
    if (cursor.readIndex(2) == 1) {
      long micros = readAmount(Total.DOWNLINK_DELAY_MICRO_SECONDS, Log64.MAX_VALUE);
      keep(Total.DOWNLINK_DELAY_MICRO_SECONDS, delayMicroSeconds(micros, periodMillis));
      keep(Total.DOWNLINK_DELAY_MILLIS, periodMillis);
    }
  }

  /** A mean delay times the seconds of its period, rounded half up. */
  static long delayMicroSeconds(long micros, int periodMillis) {
    return (micros * periodMillis + 500) / 1_000;
  }

  private void readPrb(Total used, Total available) throws WireException {
    if (cursor.readIndex(2) == 1) {
      long usedMillis = readAmount(used, LARGEST_AMOUNT);
      long availableMillis = readAmount(available, LARGEST_AMOUNT);
      if (usedMillis > availableMillis) {
        throw invalid(used + " is " + usedMillis + " and should be in 0.." + availableMillis);
      }
      keep(used, usedMillis);
      keep(available, availableMillis);
    }
  }

  private long readAmount(Total total, long largest) throws WireException {
    long read = cursor.readLong();
    if (read < 0 || read > largest) {
      throw invalid(total + " is " + read + " and should be in 0.." + largest);
    }
    return read;
  }

  private void keep(Total total, long value) {
    amountTotal[amounts] = (byte) total.ordinal();
    amount[amounts++] = value;
  }

  private void makeRoomForReadings(int more) {
    int needed = readings + more;
    if (needed > cellId.length) {
      int size = Math.max(needed, 2 * cellId.length);
      cellId = Arrays.copyOf(cellId, size);
      technology = Arrays.copyOf(technology, size);
      suspect = Arrays.copyOf(suspect, size);
      amountsEnd = Arrays.copyOf(amountsEnd, size);
      runsEnd = Arrays.copyOf(runsEnd, size);
    }
  }

  private void makeRoomForAmounts() {
    int needed = amounts + TOTALS;
    if (needed > amount.length) {
      amountTotal = Arrays.copyOf(amountTotal, 2 * needed);
      amount = Arrays.copyOf(amount, 2 * needed);
    }
  }

  private void makeRoomForValues(int more) {
    int needed = values + more;
    if (needed > valueBucket.length) {
      int size = Math.max(needed, 2 * valueBucket.length);
      valueBucket = Arrays.copyOf(valueBucket, size);
      valueCount = Arrays.copyOf(valueCount, size);
    }
  }

  private static WireException invalid(String what) {
    return new WireException(RejectionCause.INVALID_VALUE, what);
  }

  /**
   * Eight bytes at a time, each round a multiplication and a shift as in the finalizer of
   * SplitMix64; the high bits are folded in for tables of a power of two.
   */
  private static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mix(hash ^ ByteCursor.wordAt(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << Byte.SIZE | (bytes[at] & 0xFF);
    }
    hash = mix(hash ^ rest);
    return (int) (hash ^ hash >>> Integer.SIZE);
  }

  private static long mix(long value) {
    long product = value * 0xBF58476D1CE4E5B9L;
    return product ^ product >>> 31;
  }

  /** Number of readings, at least 1. */
  public int readings() {
    return readings;
  }

  /** First instant of the period, milliseconds since the epoch. */
  public long periodStartMillis() {
    return periodStartMillis;
  }

  /** Length of the period in milliseconds. */
  public int periodMillis() {
    return periodMillis;
  }

  /**
   * Last millisecond of the period, which decides the slice: event time, milliseconds since the
   * epoch.
   */
  public long eventTimeMillis() {
    return periodStartMillis + periodMillis - 1;
  }

  /** Hash of {@link #originEquals the origin's bytes}. */
  public int originHash() {
    return originHash;
  }

  /**
   * Whether the origin has the same bytes as one kept before.
   *
   * @param kept bytes of {@link #copyOrigin}, perhaps among others
   * @param from first of them
   * @param length number of them
   * @return true where source, operator, network, brand and region are the same
   */
  public boolean originEquals(byte[] kept, int from, int length) {
    return length == originTo - originFrom
        && ByteCursor.areEqual(cursor.bytes(), originFrom, kept, from, length);
  }

  /** The bytes of the origin, to tell it again later. */
  public byte[] copyOrigin() {
    return Arrays.copyOfRange(cursor.bytes(), originFrom, originTo);
  }

  /**
   * The origin that bytes of {@link #copyOrigin} say.
   *
   * @param origin the bytes
   * @return who says it
   */
  public static Origin decodeOrigin(byte[] origin) {
    ByteCursor cursor = new ByteCursor();
    cursor.reset(origin, 0, origin.length);
    try {
      return new Origin(
          readText(cursor),
          readText(cursor),
          readOptional(cursor),
          readOptional(cursor),
          readOptional(cursor));
    } catch (WireException e) {
      throw new IllegalArgumentException("origin bytes were not made by copyOrigin", e);
    }
  }

  private static Optional<String> readOptional(ByteCursor cursor) throws WireException {
    return cursor.readIndex(2) == 0 ? Optional.empty() : Optional.of(readText(cursor));
  }

  private static String readText(ByteCursor cursor) throws WireException {
    int length = cursor.skipText();
    return new String(cursor.bytes(), cursor.position() - length, length, StandardCharsets.UTF_8);
  }

  /**
   * Cell of a reading.
   *
   * @param reading 0..{@link #readings()}-1
   * @return ECI or NCI, or {@link #NO_CELL}
   */
  public long cellId(int reading) {
    return cellId[reading];
  }

  /**
   * Technology of a reading.
   *
   * @param reading 0..{@link #readings()}-1
   * @return ordinal of a {@link Technology}
   */
  public int technology(int reading) {
    return technology[reading];
  }

  /**
   * Counts the values of a reading in a run of buckets; a suspect one has none.
   *
   * @param reading 0..{@link #readings()}-1
   * @param quantity ordinal of the quantity
   * @param fromBucket first bucket that counts
   * @param toBucket first bucket after those
   * @return 0 or more
   */
  public long countBetween(int reading, int quantity, int fromBucket, int toBucket) {
    if (suspect[reading]) {
      return 0;
    }
    long found = 0;
    for (int run = reading == 0 ? 0 : runsEnd[reading - 1]; run < runsEnd[reading]; run++) {
      if (runQuantity[run] == quantity) {
        for (int i = run == 0 ? 0 : runEnd[run - 1]; i < runEnd[run]; i++) {
          if (valueBucket[i] >= fromBucket && valueBucket[i] < toBucket) {
            found += runOnce[run] ? 1 : valueCount[i];
          }
        }
      }
    }
    return found;
  }

  /**
   * Adds what a reading says to totals. A suspect one is counted and adds no value.
   *
   * @param reading 0..{@link #readings()}-1
   * @param target what it is added to
   */
  public void addTo(int reading, KpiTotals target) {
    target.add(Total.READINGS, 1);
    if (suspect[reading]) {
      target.add(Total.SUSPECT, 1);
      return;
    }
    for (int i = reading == 0 ? 0 : amountsEnd[reading - 1]; i < amountsEnd[reading]; i++) {
      target.add(amountTotal[i], amount[i]);
    }
    for (int run = reading == 0 ? 0 : runsEnd[reading - 1]; run < runsEnd[reading]; run++) {
      int first = run == 0 ? 0 : runEnd[run - 1];
      Distribution distribution = target.of(runQuantity[run]);
      if (runOnce[run]) {
        distribution.addAll(valueBucket, first, runEnd[run], runSum[run]);
      } else {
        distribution.addAll(valueBucket, valueCount, first, runEnd[run], runSum[run]);
      }
    }
  }
}
