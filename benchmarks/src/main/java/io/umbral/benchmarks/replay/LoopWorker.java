package io.umbral.benchmarks.replay;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.Log64;
import io.umbral.model.Topology;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

/**
 * One partition of the loop: reads the bytes of a record once, from front to back, and adds to
 * arrays as it goes. It knows the contract by heart and trusts it: no field is checked, samples are
 * expected where there might be histograms, periods are whole seconds.
 */
final class LoopWorker {

  static final long SLICE_MILLIS = 60_000;

  /** How far a record may be behind the newest of its partition. */
  private static final long OUT_OF_ORDERNESS_MILLIS = 5_000;

  private static final int PERIOD_MILLIS = 1_000;

  /** Single-object header: marker and fingerprint. */
  private static final int HEADER_BYTES = 10;

  /** Levels of the engineering default in dBm. */
  private static final long COVERED_DBM = -110;

  private static final long NOT_HELD = -1;

  private final int partition;
  private final Topology topology;
  private final LoopResults results;
  private final TreeMap<Long, LoopSlice> open = new TreeMap<>();
  private LoopSlice slice;
  private long sliceEndMillis = Long.MIN_VALUE;
  private long newestMillis = Long.MIN_VALUE;

  // Cells by (network, cell), open addressing.
  private long[] cellKeys = filled(1 << 12);
  private int[] cellIndex = new int[1 << 12];
  private int[] leafOfCell = new int[1 << 10];
  private int cells;

  private byte[] bytes;
  private int at;

  LoopWorker(int partition, Topology topology, LoopResults results) {
    this.partition = partition;
    this.topology = topology;
    this.results = results;
  }

  private static long[] filled(int size) {
    long[] keys = new long[size];
    Arrays.fill(keys, NOT_HELD);
    return keys;
  }

  /** Reads a record and returns its readings. */
  int read(byte[] value) {
    bytes = value;
    at = HEADER_BYTES;
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
    boolean suspect = bytes[at++] == 1;
    int cell = cellOf(plmn, cellId, instantMillis);
    LoopSlice to = slice;
    long before = to.seen[cell];
    if ((before & second) != 0) {
      readValues(null, 0, 0);
      return;
    }
    to.seen[cell] = before | second;
    int leaf = leafOfCell[cell];
    int row = leaf * LoopSlice.COLUMNS;
    long[] sums = to.sums;
    sums[row + LoopSlice.N]++;
    if (before == 0) {
      sums[row + LoopSlice.REPORTING_CELLS]++;
    }
    if (suspect) {
      sums[row + LoopSlice.SUSPECT]++;
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
    readAmount(to, row + LoopSlice.DOWNLINK_BYTES);
    readAmount(to, row + LoopSlice.DOWNLINK_ACTIVE_MILLIS);
    readAmount(to, row + LoopSlice.UPLINK_BYTES);
    readAmount(to, row + LoopSlice.UPLINK_ACTIVE_MILLIS);
    readAmount(to, row + LoopSlice.PROBES_SENT);
    readAmount(to, row + LoopSlice.PROBES_LOST);
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
          to.sums[row + LoopSlice.RTT_SUM] += value;
          to.sums[row + LoopSlice.RTT_TOTAL]++;
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
          to.sums[row + LoopSlice.COVERAGE_GOOD] += dbm >= COVERED_DBM ? 1 : 0;
          to.sums[row + LoopSlice.COVERAGE_TOTAL]++;
        }
      }
    }
  }

  private boolean hasSamples() {
    long branch = readLong();
    if (branch > 1) {
      throw new IllegalStateException("this loop reads samples, not histograms");
    }
    return branch == 1;
  }

  private void skipSamples() {
    if (hasSamples()) {
      for (long count = readLong(); count > 0; count = readLong()) {
        for (long left = count; left > 0; left--) {
          readLong();
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

  private void skipAttempts() {
    if (readLong() == 1) {
      readLong();
      readLong();
    }
  }

  private void skipText() {
    int length = (int) readLong(); // moves the place, so it comes first
    at += length;
  }

  private void skipOptionalText() {
    if (readLong() == 1) {
      skipText();
    }
  }

  private int readDigits() {
    int length = (int) readLong();
    int number = 0;
    for (int end = at + length; at < end; at++) {
      number = 10 * number + bytes[at] - '0';
    }
    return number;
  }

  private long readLong() {
    long next = bytes[at++];
    long raw = next & 0x7f;
    for (int shift = 7; next < 0; shift += 7) {
      next = bytes[at++];
      raw |= (next & 0x7f) << shift;
    }
    return (raw >>> 1) ^ -(raw & 1);
  }

  private void enter(long startMillis) {
    slice = open.computeIfAbsent(startMillis, results::fresh);
    slice.makeRoomForCell(cells);
    for (int cell = 0; cell < cells; cell++) {
      slice.makeRoomForCell(cell);
      slice.makeRoomForLeaf(leafOfCell[cell]);
    }
    sliceEndMillis = startMillis + SLICE_MILLIS;
  }

  private int cellOf(int plmn, long cellId, long instantMillis) {
    long key = (long) plmn << 36 | cellId;
    int mask = cellKeys.length - 1;
    int slot = slotOf(key, mask);
    while (cellKeys[slot] != key) {
      if (cellKeys[slot] == NOT_HELD) {
        return add(key, plmn, cellId, instantMillis);
      }
      slot = (slot + 1) & mask;
    }
    return cellIndex[slot];
  }

  private static int slotOf(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
  }

  private int add(long key, int plmn, long cellId, long instantMillis) {
    if (4 * cells > cellKeys.length) {
      growCells();
    }
    String network = String.format(Locale.ROOT, "%06d", plmn);
    Cell cell = topology.cellAt(new CellKey(network, cellId), instantMillis).orElseThrow();
    if (cells == leafOfCell.length) {
      leafOfCell = Arrays.copyOf(leafOfCell, 2 * cells);
    }
    int leaf =
        results.leafOf(cell.municipality() + '|' + cell.ranHost() + '|' + cell.technology().name());
    leafOfCell[cells] = leaf;
    for (LoopSlice any : open.values()) {
      any.makeRoomForCell(cells);
      any.makeRoomForLeaf(leaf);
    }
    place(key, cells);
    return cells++;
  }

  private void growCells() {
    long[] keys = cellKeys;
    int[] indexes = cellIndex;
    cellKeys = filled(2 * keys.length);
    cellIndex = new int[cellKeys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != NOT_HELD) {
        place(keys[i], indexes[i]);
      }
    }
  }

  private void place(long key, int index) {
    int mask = cellKeys.length - 1;
    int slot = slotOf(key, mask);
    while (cellKeys[slot] != NOT_HELD) {
      slot = (slot + 1) & mask;
    }
    cellKeys[slot] = key;
    cellIndex[slot] = index;
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
