package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.engine.CellIndex;
import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.UncheckedBytes;
import io.umbral.model.Log64;
import java.util.TreeMap;

/**
 * One partition of the loop: reads the bytes of a record once, from front to back, and adds to
 * arrays as it goes. It expects that periods are whole seconds.
 */
final class LoopWorker extends UncheckedBytes {

  static final long SLICE_MILLIS = LeafResult.WINDOW_MILLIS;

  /** How far a record may be behind the newest of its partition. */
  private static final long OUT_OF_ORDERNESS_MILLIS = 5_000;

  private static final int PERIOD_MILLIS = 1_000;

  /** Levels of the engineering default in dBm. */
  private static final long COVERED_DBM = -110;

  private final int partition;
  private final CellIndex cells;
  private final LoopResults results;
  private final TreeMap<Long, LoopSlice> open = new TreeMap<>();
  private LoopSlice slice;
  private long sliceEndMillis = Long.MIN_VALUE;
  private long newestMillis = Long.MIN_VALUE;

  /** Cells that every open minute has room for. */
  private int knownCells;

  LoopWorker(int partition, Leaves leaves, LoopResults results) {
    this.partition = partition;
    this.cells = new CellIndex(leaves);
    this.results = results;
  }

  /** Reads a record and returns its readings. */
  int read(byte[] value) {
    begin(value);
    long start = readLong();
    if (readLong() != PERIOD_MILLIS) {
      throw new IllegalStateException("this loop reads periods of " + PERIOD_MILLIS + " ms");
    }
    long end = start + PERIOD_MILLIS;
    newestMillis = Math.max(newestMillis, end - 1);
    if (end > sliceEndMillis || end <= sliceEndMillis - SLICE_MILLIS) {
      enter(Math.floorDiv(end - 1, SLICE_MILLIS) * SLICE_MILLIS);
    }
    long second = 1L << ((end - slice.startMillis) / PERIOD_MILLIS - 1);
    skipText(); // sourceId
    skipText(); // ranHost
    int plmn = readLong() == 0 ? 0 : readDigits();
    skipOptionalText(); // brand
    skipOptionalText(); // region
    int readings = 0;
    for (long count = readLong(); count > 0; count = readLong()) {
      readings += (int) count;
      for (long left = count; left > 0; left--) {
        readReading(plmn, second, start);
      }
    }
    return readings;
  }

  private void readReading(int plmn, long second, long instantMillis) {
    long cellId = readLong() == 0 ? 0 : readLong();
    readLong(); // technology: the inventory knows it
    boolean suspect = readBoolean();
    int cell = cellOf(plmn, cellId, instantMillis);
    LoopSlice to = slice;
    long before = to.seen[cell];
    if ((before & second) != 0) {
      readValues(null, 0, 0);
      return;
    }
    to.seen[cell] = before | second;
    int leaf = cells.leafOf(cell);
    int row = leaf * LoopSlice.COLUMNS;
    long[] sums = to.sums;
    sums[row + LeafColumns.N]++;
    if (before == 0) {
      sums[row + LeafColumns.REPORTING_CELLS]++;
    }
    if (suspect) {
      sums[row + LeafColumns.SUSPECT]++;
      readValues(null, 0, 0);
    } else {
      readValues(to, row, leaf * Log64.BUCKETS);
    }
  }

  /** Reads the values of a reading; adds nothing where there is nothing to add to. */
  private void readValues(LoopSlice to, int row, int firstBucket) {
    readRtt(to, row, firstBucket);
    skipSamples(); // jitter
    skipSamples(); // downlink samples
    skipSamples(); // uplink samples
    readLevels(to, row);
    readLevels(to, row);
    readAmount(to, row + LeafColumns.DOWNLINK_BYTES);
    readAmount(to, row + LeafColumns.DOWNLINK_ACTIVE_MILLIS);
    readAmount(to, row + LeafColumns.UPLINK_BYTES);
    readAmount(to, row + LeafColumns.UPLINK_ACTIVE_MILLIS);
    readAmount(to, row + LeafColumns.PROBES_SENT);
    readAmount(to, row + LeafColumns.PROBES_LOST);
    readAmount(null, 0); // unavailable time
    skipAttempts();
    skipAttempts();
    skipAttempts();
  }

  private void readRtt(LoopSlice to, int row, int firstBucket) {
    if (!hasSamples()) {
      return;
    }
    for (long count = readLong(); count > 0; count = readLong()) {
      for (long left = count; left > 0; left--) {
        int value = (int) readLong();
        if (to != null) {
          to.rtt[firstBucket + Log64.bucketOf(value)]++;
          to.sums[row + LeafColumns.RTT_SUM] += value;
          to.sums[row + LeafColumns.RTT_TOTAL]++;
        }
      }
    }
  }

  private void readLevels(LoopSlice to, int row) {
    if (!hasSamples()) {
      return;
    }
    for (long count = readLong(); count > 0; count = readLong()) {
      for (long left = count; left > 0; left--) {
        long dbm = readLong();
        if (to != null) {
          to.sums[row + LeafColumns.COVERAGE_GOOD] += dbm >= COVERED_DBM ? 1 : 0;
          to.sums[row + LeafColumns.COVERAGE_TOTAL]++;
        }
      }
    }
  }

  private void readAmount(LoopSlice to, int column) {
    if (readLong() == 1) {
      long amount = readLong();
      if (to != null) {
        to.sums[column] += amount;
      }
    }
  }

  private void enter(long startMillis) {
    slice = open.get(startMillis);
    if (slice == null) {
      slice = results.fresh(startMillis);
      open.put(startMillis, slice);
      makeRoomIn(slice, 0);
    }
    sliceEndMillis = startMillis + SLICE_MILLIS;
  }

  private void makeRoomIn(LoopSlice any, int fromCell) {
    for (int cell = fromCell; cell < cells.size(); cell++) {
      any.makeRoomForCell(cell);
      any.makeRoomForLeaf(cells.leafOf(cell));
    }
  }

  private int cellOf(int plmn, long cellId, long instantMillis) {
    int cell = cells.cellOf(plmn, cellId, instantMillis);
    if (cell >= knownCells) {
      open.values().forEach(any -> makeRoomIn(any, knownCells));
      knownCells = cells.size();
    }
    return cell;
  }

  /** Hands on the minutes that are over; called between polls. */
  void closePassed() {
    if (newestMillis != Long.MIN_VALUE) {
      closeUpTo(newestMillis - OUT_OF_ORDERNESS_MILLIS - 1);
    }
  }

  /** Hands on everything. */
  void closeAll() {
    closeUpTo(Long.MAX_VALUE);
  }

  private void closeUpTo(long watermarkMillis) {
    while (!open.isEmpty() && open.firstKey() + SLICE_MILLIS - 1 <= watermarkMillis) {
      results.close(open.pollFirstEntry().getValue());
      sliceEndMillis = Long.MIN_VALUE;
    }
    results.advance(partition, watermarkMillis);
  }
}
