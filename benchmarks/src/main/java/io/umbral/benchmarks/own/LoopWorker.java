package io.umbral.benchmarks.own;

import io.umbral.benchmarks.engine.CellIndex;
import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.UncheckedBytes;
import io.umbral.model.Log64;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;

/**
 * One partition of the loop: reads the bytes of a record once, from front to back, and adds to
 * arrays as it goes. It expects that periods are of one length and end on its grid.
 */
final class LoopWorker extends UncheckedBytes {

  /** How far a record may be behind the newest of its partition. */
  private static final long OUT_OF_ORDERNESS_MILLIS = 5_000;

  /** Levels of the engineering default in dBm. */
  private static final long COVERED_DBM = -110;

  private final int partition;
  private final int periodMillis;
  private final long sliceMillis;
  private final CellIndex cells;
  private final LoopResults results;
  private final TreeMap<Long, LoopSlice> open = new TreeMap<>();
  private LoopSlice slice;
  private long sliceEndMillis = Long.MIN_VALUE;
  private long newestMillis = Long.MIN_VALUE;

  /** Cells that every open slice has room for. */
  private int knownCells;

  LoopWorker(int partition, LoopVariant variant, Leaves leaves, LoopResults results) {
    this.partition = partition;
    this.periodMillis = variant.periodMillis();
    this.sliceMillis = variant.sliceMillis();
    this.cells = new CellIndex(leaves);
    this.results = results;
  }

  /** Reads a record and returns its readings. */
  int read(byte[] value) {
    begin(value);
    long start = readLong();
    if (readLong() != periodMillis) {
      throw new IllegalStateException("this loop reads periods of " + periodMillis + " ms");
    }
    long end = start + periodMillis;
    newestMillis = Math.max(newestMillis, end - 1);
    if (end > sliceEndMillis || end <= sliceEndMillis - sliceMillis) {
      enter(Math.floorDiv(end - 1, sliceMillis) * sliceMillis);
    }
    long period = 1L << ((int) (end - slice.startMillis) / periodMillis - 1);
    skipText(); // sourceId
    skipText(); // ranHost
    int plmn = readLong() == 0 ? 0 : readDigits();
    skipOptionalText(); // brand
    skipOptionalText(); // region
    int readings = 0;
    for (long count = readLong(); count > 0; count = readLong()) {
      readings += (int) count;
      for (long left = count; left > 0; left--) {
        readReading(plmn, period, start);
      }
    }
    return readings;
  }

  private void readReading(int plmn, long period, long instantMillis) {
    long cellId = readLong() == 0 ? 0 : readLong();
    readLong(); // technology: the inventory knows it
    boolean suspect = readBoolean();
    int cell = cellOf(plmn, cellId, instantMillis);
    LoopSlice to = slice;
    long before = to.seen[cell];
    if ((before & period) != 0) {
      readValues(null, 0, 0);
      return;
    }
    to.seen[cell] = before | period;
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
    skipRadio();
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
    sliceEndMillis = startMillis + sliceMillis;
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

  /** Hands on the slices that are over; called between polls. */
  void closePassed() throws InterruptedException {
    if (newestMillis != Long.MIN_VALUE) {
      closeUpTo(newestMillis - OUT_OF_ORDERNESS_MILLIS - 1);
    }
  }

  /** Hands on everything. */
  void closeAll() throws InterruptedException {
    closeUpTo(Long.MAX_VALUE);
  }

  private void closeUpTo(long watermarkMillis) throws InterruptedException {
    while (!open.isEmpty() && open.firstKey() + sliceMillis - 1 <= watermarkMillis) {
      results.close(open.pollFirstEntry().getValue());
      sliceEndMillis = Long.MIN_VALUE;
    }
    results.advance(partition, watermarkMillis);
  }

  /** Writes what is open, with the place in the partition up to which it counts. */
  void snapshot(Path file, long position) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, position));
      for (LoopSlice any : open.values()) {
        any.writeTo(channel);
      }
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
