package io.umbral.pipeline.aggregate;

import io.umbral.pipeline.aggregate.SeenPeriods.Mark;
import io.umbral.wire.CellReportView;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sources of one partition of the topic, and which of their periods were counted in the slices
 * that still take data. It travels with its partition: whichever subtask reads the partition next
 * gets it from the checkpoint.
 *
 * <p>A source is an origin of reports, a series one cell and technology that it speaks of; both are
 * numbered as they come, and what is known of them stands in arrays in that order, which is about
 * that of the following reports: the memory that is needed next lies beside.
 */
final class PartitionSources {

  /** A series without a usual rhythm, as no period was counted yet. */
  private static final long NO_RHYTHM = 0;

  private static final int UNRESOLVED = -1;

  /** A source that has not named any cell yet. */
  private static final int NO_SERIES = -1;

  private static final int TECHNOLOGY_BITS = 8;
  private static final int EMPTY = 0;

  private final PeriodGrid grid;

  /** Open addressing by the hash of the origin: hash in the upper half, number + 1 in the lower. */
  private long[] table = new long[128];

  // By source.
  private int sources;
  private byte[] origins = new byte[1 << 12];
  private int[] originEnd = new int[64];

  /** The series with which the next search begins: a source mostly names its cells in one order. */
  private int[] nextSeries = new int[64];

  /** The series that was named last for the first time; the one after it in the ring was first. */
  private int[] newestSeries = new int[64];

  // By series.
  private int seriesCount;
  private long[] cell = new long[64];
  private int[] nextOfSource = new int[64];

  /** Length of a series' usual period in the upper half, how far it ends after the grid below. */
  private long[] usualRhythm = new long[64];

  private int[] leaf = new int[64];
  private long[] leafFromMillis = new long[64];
  private long[] leafUntilMillis = new long[64];

  // When the leaves of all resolved series hold, so that mostly no single one is asked.
  private long allFromMillis = Long.MIN_VALUE;
  private long allUntilMillis = Long.MAX_VALUE;

  private final TreeMap<Long, SeenPeriods> seen = new TreeMap<>();
  private SeenPeriods lastSeen;

  // Most readings are of the period that the one before was of: what follows from it is kept.
  private int lastEndMillis;
  private int lastPeriodMillis;
  private long lastRhythm;

  private long forgottenBeforeMillis = Long.MIN_VALUE;
  private int forgottenBlocks;
  private long reachedMillis = Long.MIN_VALUE;
  private int numbering;

  PartitionSources(long sliceMillis) {
    this(PeriodGrid.of(sliceMillis));
  }

  private PartitionSources(PeriodGrid grid) {
    this.grid = grid;
  }

  /** The number of the source of a report. */
  int sourceOf(CellReportView view) {
    int hash = view.originHash();
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != EMPTY) {
      if ((int) (table[slot] >>> Integer.SIZE) == hash) {
        int source = (int) table[slot] - 1;
        int from = originFrom(source);
        if (view.originEquals(origins, from, originEnd[source] - from)) {
          return source;
        }
      }
      slot = (slot + 1) & mask;
    }
    return add(view.copyOrigin(), hash);
  }

  private int originFrom(int source) {
    return source == 0 ? 0 : originEnd[source - 1];
  }

  /** The bytes by which a source is known, as {@link CellReportView#copyOrigin} made them. */
  byte[] originOf(int source) {
    return Arrays.copyOfRange(origins, originFrom(source), originEnd[source]);
  }

  private int add(byte[] origin, int hash) {
    if (2 * (sources + 1) > table.length) {
      growTable();
    }
    if (sources == originEnd.length) {
      int size = 2 * sources;
      originEnd = Arrays.copyOf(originEnd, size);
      nextSeries = Arrays.copyOf(nextSeries, size);
      newestSeries = Arrays.copyOf(newestSeries, size);
    }
    int source = sources++;
    int from = originFrom(source);
    int end = Math.addExact(from, origin.length);
    if (end > origins.length) {
      origins = Arrays.copyOf(origins, Math.max(end, origins.length + origins.length / 2));
    }
    System.arraycopy(origin, 0, origins, from, origin.length);
    originEnd[source] = end;
    nextSeries[source] = NO_SERIES;
    newestSeries[source] = NO_SERIES;
    place((long) hash << Integer.SIZE | (source + 1));
    return source;
  }

  private void growTable() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long entry : old) {
      if (entry != EMPTY) {
        place(entry);
      }
    }
  }

  private void place(long entry) {
    int mask = table.length - 1;
    int slot = (int) (entry >>> Integer.SIZE) & mask;
    while (table[slot] != EMPTY) {
      slot = (slot + 1) & mask;
    }
    table[slot] = entry;
  }

  /** The number of the series of a source's cell. */
  int seriesOf(int source, long cellId, int technology) {
    long wanted = cellId << TECHNOLOGY_BITS | technology;
    int first = nextSeries[source];
    if (first != NO_SERIES) {
      int series = first;
      do {
        if (cell[series] == wanted) {
          nextSeries[source] = nextOfSource[series];
          return series;
        }
        series = nextOfSource[series];
      } while (series != first);
    }
    return newSeries(source, wanted);
  }

  private int newSeries(int source, long cellAndTechnology) {
    int series = newSeries();
    cell[series] = cellAndTechnology;
    int newest = newestSeries[source];
    if (newest == NO_SERIES) {
      nextOfSource[series] = series;
    } else {
      nextOfSource[series] = nextOfSource[newest];
      nextOfSource[newest] = series;
    }
    newestSeries[source] = series;
    nextSeries[source] = nextOfSource[series];
    return series;
  }

  private int newSeries() {
    if (seriesCount == leaf.length) {
      int size = 2 * seriesCount;
      cell = Arrays.copyOf(cell, size);
      nextOfSource = Arrays.copyOf(nextOfSource, size);
      usualRhythm = Arrays.copyOf(usualRhythm, size);
      leaf = Arrays.copyOf(leaf, size);
      leafFromMillis = Arrays.copyOf(leafFromMillis, size);
      leafUntilMillis = Arrays.copyOf(leafUntilMillis, size);
    }
    leaf[seriesCount] = UNRESOLVED;
    return seriesCount++;
  }

  /** Whether the leaf of a series is known for an instant. */
  boolean isResolved(int series, long instantMillis) {
    if (leaf[series] == UNRESOLVED) {
      return false;
    }
    return (instantMillis >= allFromMillis && instantMillis < allUntilMillis)
        || (instantMillis >= leafFromMillis[series] && instantMillis < leafUntilMillis[series]);
  }

  int leafOf(int series) {
    return leaf[series];
  }

  void resolve(int series, int toLeaf, long fromMillis, long untilMillis) {
    leaf[series] = toLeaf;
    leafFromMillis[series] = fromMillis;
    leafUntilMillis[series] = untilMillis;
    allFromMillis = Math.max(allFromMillis, fromMillis);
    allUntilMillis = Math.min(allUntilMillis, untilMillis);
  }

  /** Forgets where every series belongs, after the reference data changed. */
  void unresolve() {
    Arrays.fill(leaf, 0, seriesCount, UNRESOLVED);
    allFromMillis = Long.MIN_VALUE;
    allUntilMillis = Long.MAX_VALUE;
  }

  /**
   * Counts a period once.
   *
   * @param series number of the series
   * @param endMillis first instant after the period, milliseconds since the epoch
   * @param periodMillis length of the period
   */
  Mark mark(int series, long endMillis, int periodMillis) {
    SeenPeriods periods = lastSeen;
    if (periods == null || !holds(periods, endMillis)) {
      periods = seenIn(grid.blockOf(endMillis - 1));
    }
    int end = (int) (endMillis - periods.startMillis);
    if (end != lastEndMillis || periodMillis != lastPeriodMillis) {
      lastEndMillis = end;
      lastPeriodMillis = periodMillis;
      lastRhythm = rhythmOf(periodMillis, grid.phaseOf(end));
    }
    boolean usual = usualRhythm[series] == lastRhythm || becomesUsual(series, lastRhythm);
    return periods.mark(series, end, periodMillis, usual);
  }

  private static long rhythmOf(int periodMillis, int phaseMillis) {
    return (long) periodMillis << Integer.SIZE | phaseMillis;
  }

  private boolean holds(SeenPeriods periods, long endMillis) {
    return endMillis > periods.startMillis && endMillis <= periods.startMillis + grid.blockMillis();
  }

  private SeenPeriods seenIn(long blockStartMillis) {
    if (lastSeen == null || lastSeen.startMillis != blockStartMillis) {
      lastSeen =
          seen.computeIfAbsent(
              blockStartMillis, start -> new SeenPeriods(start, grid, seriesCount));
    }
    return lastSeen;
  }

  private boolean becomesUsual(int series, long rhythm) {
    // Bits speak of the usual rhythm, so it may change only while there are none.
    for (SeenPeriods periods : seen.values()) {
      if (periods.word(series) != 0) {
        return false;
      }
    }
    usualRhythm[series] = rhythm;
    return true;
  }

  /** Forgets the periods of slices that take no more data, and then the series without any. */
  void forgetBefore(long sliceStartMillis) {
    if (sliceStartMillis <= forgottenBeforeMillis) {
      return;
    }
    forgottenBeforeMillis = sliceStartMillis;
    SortedMap<Long, SeenPeriods> past = seen.headMap(firstNeededBlock(sliceStartMillis));
    forgottenBlocks += past.size();
    past.clear();
    lastSeen = null;
    // To ask every series costs a pass over everything: only now and then.
    if (4 * forgottenBlocks >= seen.size()) {
      forgottenBlocks = 0;
      forgetSilent();
    }
  }

  private long firstNeededBlock(long sliceStartMillis) {
    return sliceStartMillis == Long.MAX_VALUE ? Long.MAX_VALUE : grid.blockOf(sliceStartMillis);
  }

  private void forgetSilent() {
    int alive = 0;
    for (int series = 0; series < seriesCount; series++) {
      alive += isAlive(series) ? 1 : 0;
    }
    // Rebuilding costs another pass: only where half of the series went silent.
    if (2 * alive <= seriesCount) {
      rebuild();
    }
  }

  /** Whether a period of the series is remembered; one that was never counted has none. */
  private boolean isAlive(int series) {
    for (SeenPeriods periods : seen.values()) {
      if (periods.hasAny(series)) {
        return true;
      }
    }
    return false;
  }

  private int aliveSeries(int source) {
    int alive = 0;
    for (int series : seriesOf(source)) {
      alive += isAlive(series) ? 1 : 0;
    }
    return alive;
  }

  /** The series of a source in the order in which it named them. */
  int[] seriesOf(int source) {
    int newest = newestSeries[source];
    if (newest == NO_SERIES) {
      return new int[0];
    }
    int count = 1;
    for (int series = nextOfSource[newest]; series != newest; series = nextOfSource[series]) {
      count++;
    }
    int[] found = new int[count];
    int series = newest;
    for (int i = 0; i < count; i++) {
      series = nextOfSource[series];
      found[i] = series;
    }
    return found;
  }

  private int[] hashes() {
    int[] hashes = new int[sources];
    for (long entry : table) {
      if (entry != EMPTY) {
        hashes[(int) entry - 1] = (int) (entry >>> Integer.SIZE);
      }
    }
    return hashes;
  }

  private void rebuild() {
    PartitionSources rebuilt = new PartitionSources(grid);
    int[] hashes = hashes();
    for (int source = 0; source < sources; source++) {
      if (aliveSeries(source) > 0) {
        rebuilt.take(source, hashes[source], this);
      }
    }
    table = rebuilt.table;
    sources = rebuilt.sources;
    origins = rebuilt.origins;
    originEnd = rebuilt.originEnd;
    nextSeries = rebuilt.nextSeries;
    newestSeries = rebuilt.newestSeries;
    seriesCount = rebuilt.seriesCount;
    cell = rebuilt.cell;
    nextOfSource = rebuilt.nextOfSource;
    usualRhythm = rebuilt.usualRhythm;
    leaf = rebuilt.leaf;
    leafFromMillis = rebuilt.leafFromMillis;
    leafUntilMillis = rebuilt.leafUntilMillis;
    seen.clear();
    seen.putAll(rebuilt.seen);
    lastSeen = null;
    numbering++;
  }

  /** Another number each time that the series were numbered anew. */
  int numbering() {
    return numbering;
  }

  private void take(int source, int hash, PartitionSources from) {
    int copy = add(from.originOf(source), hash);
    for (int old : from.seriesOf(source)) {
      if (!from.isAlive(old)) {
        continue;
      }
      int series = newSeries(copy, from.cell[old]);
      usualRhythm[series] = from.usualRhythm[old];
      leaf[series] = from.leaf[old];
      leafFromMillis[series] = from.leafFromMillis[old];
      leafUntilMillis[series] = from.leafUntilMillis[old];
      from.seen.forEach(
          (block, periods) -> {
            seenIn(block).restore(series, periods.word(old));
            periods
                .odd(old)
                .forEach((end, period) -> seenIn(block).mark(series, end, period, false));
          });
    }
  }

  int sources() {
    return sources;
  }

  int openBlocks() {
    return seen.size();
  }

  /**
   * Watermark that the partition's readers before a restart had reached: what was late for them is
   * late for their successor, which starts without a watermark, for they have forgotten its
   * periods.
   */
  long reachedMillis() {
    return reachedMillis;
  }

  /**
   * The periods that were counted, in a form that does not depend on where it was made.
   *
   * @param watermarkMillis that the partition's reader has reached
   */
  byte[] snapshot(long watermarkMillis) {
    SeenPeriods[] blocks = seen.values().toArray(new SeenPeriods[0]);
    boolean[] alive = new boolean[seriesCount];
    long bytes = Long.BYTES + Integer.BYTES + (long) blocks.length * Long.BYTES + 1;
    for (int source = 0; source < sources; source++) {
      bytes += sizeOf(source, blocks, alive);
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(bytes));
    out.putLong(Math.max(watermarkMillis, reachedMillis));
    out.putInt(blocks.length);
    for (SeenPeriods block : blocks) {
      out.putLong(block.startMillis);
    }
    int[] hashes = hashes();
    for (int source = 0; source < sources; source++) {
      write(source, hashes[source], blocks, alive, out);
    }
    out.put((byte) 0);
    return out.array();
  }

  /** Marks the series of a source that are alive; bytes that they take, 0 where none is. */
  private long sizeOf(int source, SeenPeriods[] blocks, boolean[] alive) {
    long bytes = 0;
    int newest = newestSeries[source];
    if (newest == NO_SERIES) {
      return 0;
    }
    int series = newest;
    do {
      series = nextOfSource[series];
      long ofSeries = 0;
      for (SeenPeriods block : blocks) {
        alive[series] |= block.hasAny(series);
        ofSeries += Long.BYTES + Integer.BYTES + 2L * Integer.BYTES * block.odd(series).size();
      }
      bytes += alive[series] ? 2 * Long.BYTES + ofSeries : 0;
    } while (series != newest);
    int header = 1 + Short.BYTES + 2 * Integer.BYTES + originEnd[source] - originFrom(source);
    return bytes == 0 ? 0 : header + bytes;
  }

  private void write(int source, int hash, SeenPeriods[] blocks, boolean[] alive, ByteBuffer out) {
    int count = 0;
    int newest = newestSeries[source];
    if (newest == NO_SERIES) {
      return;
    }
    int series = newest;
    do {
      series = nextOfSource[series];
      count += alive[series] ? 1 : 0;
    } while (series != newest);
    if (count == 0) {
      return;
    }
    int from = originFrom(source);
    int length = originEnd[source] - from;
    out.put((byte) 1).putShort((short) length).put(origins, from, length);
    out.putInt(hash).putInt(count);
    do {
      series = nextOfSource[series];
      if (alive[series]) {
        write(series, blocks, out);
      }
    } while (series != newest);
  }

  private void write(int series, SeenPeriods[] blocks, ByteBuffer out) {
    out.putLong(cell[series]).putLong(usualRhythm[series]);
    for (SeenPeriods block : blocks) {
      OddPeriods odds = block.odd(series);
      out.putLong(block.word(series)).putInt(odds.size());
      odds.forEach((end, period) -> out.putInt(end).putInt(period));
    }
  }

  /** Adds what a snapshot says; more than one of a partition add up. */
  void restore(byte[] snapshot) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      reachedMillis = Math.max(reachedMillis, in.readLong());
      long[] blocks = new long[in.readInt()];
      for (int i = 0; i < blocks.length; i++) {
        blocks[i] = in.readLong();
      }
      while (in.readBoolean()) {
        readSource(in, blocks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "a snapshot of " + snapshot.length + " bytes of counted periods cannot be read", e);
    }
  }

  private void readSource(DataInputStream in, long[] blocks) throws IOException {
    byte[] origin = new byte[in.readUnsignedShort()];
    in.readFully(origin);
    int source = known(origin, in.readInt());
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      long cellAndTechnology = in.readLong();
      int series =
          seriesOf(
              source,
              cellAndTechnology >> TECHNOLOGY_BITS,
              (int) cellAndTechnology & ((1 << TECHNOLOGY_BITS) - 1));
      long usual = in.readLong();
      boolean sameUsual = usualRhythm[series] == NO_RHYTHM || usualRhythm[series] == usual;
      if (sameUsual) {
        usualRhythm[series] = usual;
      }
      for (long block : blocks) {
        SeenPeriods periods = seenIn(block);
        restoreWord(periods, series, in.readLong(), usual, sameUsual);
        for (int left = in.readInt(); left > 0; left--) {
          periods.mark(series, in.readInt(), in.readInt(), false);
        }
      }
    }
  }

  private void restoreWord(
      SeenPeriods periods, int series, long word, long usual, boolean sameUsual) {
    if (sameUsual) {
      periods.restore(series, word);
      return;
    }
    int period = (int) (usual >>> Integer.SIZE);
    int phase = (int) usual;
    for (long left = word; left != 0; left &= left - 1) {
      int end = grid.endOf(Long.numberOfTrailingZeros(left), phase);
      periods.mark(series, end, period, false);
    }
  }

  private int known(byte[] origin, int hash) {
    int mask = table.length - 1;
    for (int slot = hash & mask; table[slot] != EMPTY; slot = (slot + 1) & mask) {
      int source = (int) table[slot] - 1;
      if ((int) (table[slot] >>> Integer.SIZE) == hash && Arrays.equals(originOf(source), origin)) {
        return source;
      }
    }
    return add(origin, hash);
  }
}
