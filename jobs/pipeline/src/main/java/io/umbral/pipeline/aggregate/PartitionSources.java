package io.umbral.pipeline.aggregate;

import io.umbral.pipeline.aggregate.SeenPeriods.Mark;
import io.umbral.wire.CellReportView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The sources of one partition of the topic, and which of their periods were counted in the slices
 * that still take data. It travels with its partition: whichever subtask reads the partition next
 * gets it from the checkpoint.
 */
final class PartitionSources {

  /** A series without a usual period, as none was counted yet. */
  private static final int NO_PERIOD = 0;

  private static final int UNRESOLVED = -1;

  private final int gridMillis;
  private final long sliceMillis;
  private Source[] table = new Source[64];
  private int sources;

  // What a source and its series are known by stands in the order of their first reports, which is
  // about that of the following ones: the memory that is needed next lies beside.
  private byte[] origins = new byte[1 << 12];
  private int originsLength;
  private int seriesCount;
  private long[] cellId = new long[64];
  private byte[] technology = new byte[64];
  private int[] nextOfSource = new int[64];
  private int[] usualPeriodMillis = new int[64];
  private int[] leaf = new int[64];
  private long[] leafFromMillis = new long[64];
  private long[] leafUntilMillis = new long[64];
  private final TreeMap<Long, SeenPeriods> seen = new TreeMap<>();
  private SeenPeriods lastSeen;
  private long forgottenBeforeMillis = Long.MIN_VALUE;
  private long reachedMillis = Long.MIN_VALUE;

  PartitionSources(long sliceMillis) {
    this.sliceMillis = sliceMillis;
    this.gridMillis = SeenPeriods.gridOf(sliceMillis);
  }

  Source sourceOf(CellReportView view) {
    int mask = table.length - 1;
    int slot = view.originHash() & mask;
    while (table[slot] != null) {
      Source source = table[slot];
      if (source.hash == view.originHash()
          && view.originEquals(origins, source.originFrom, source.originLength)) {
        return source;
      }
      slot = (slot + 1) & mask;
    }
    return add(view.copyOrigin(), view.originHash());
  }

  private Source add(byte[] origin, int hash) {
    int from = originsLength;
    originsLength += origin.length;
    if (originsLength > origins.length) {
      origins = Arrays.copyOf(origins, Math.max(originsLength, 2 * origins.length));
    }
    System.arraycopy(origin, 0, origins, from, origin.length);
    return add(new Source(hash, from, origin.length));
  }

  /** The bytes by which a source was known, as {@link CellReportView#copyOrigin} made them. */
  byte[] originOf(Source source) {
    return Arrays.copyOfRange(origins, source.originFrom, source.originFrom + source.originLength);
  }

  private Source add(Source source) {
    if (2 * (sources + 1) > table.length) {
      Source[] old = table;
      table = new Source[2 * old.length];
      for (Source kept : old) {
        if (kept != null) {
          place(kept);
        }
      }
    }
    place(source);
    sources++;
    return source;
  }

  private void place(Source source) {
    int mask = table.length - 1;
    int slot = source.hash & mask;
    while (table[slot] != null) {
      slot = (slot + 1) & mask;
    }
    table[slot] = source;
  }

  int seriesOf(Source source, long ofCell, int ofTechnology) {
    int first = source.nextSeries;
    if (first != Source.NO_SERIES) {
      int series = first;
      do {
        if (cellId[series] == ofCell && technology[series] == ofTechnology) {
          source.nextSeries = nextOfSource[series];
          return series;
        }
        series = nextOfSource[series];
      } while (series != first);
    }
    return newSeries(source, ofCell, ofTechnology);
  }

  private int newSeries(Source source, long ofCell, int ofTechnology) {
    int series = newSeries();
    cellId[series] = ofCell;
    technology[series] = (byte) ofTechnology;
    int newest = source.newestSeries();
    nextOfSource[series] = newest == Source.NO_SERIES ? series : nextOfSource[newest];
    if (newest != Source.NO_SERIES) {
      nextOfSource[newest] = series;
    }
    source.add(series);
    source.nextSeries = nextOfSource[series];
    return series;
  }

  private int newSeries() {
    if (seriesCount == leaf.length) {
      int size = 2 * seriesCount;
      cellId = Arrays.copyOf(cellId, size);
      technology = Arrays.copyOf(technology, size);
      nextOfSource = Arrays.copyOf(nextOfSource, size);
      usualPeriodMillis = Arrays.copyOf(usualPeriodMillis, size);
      leaf = Arrays.copyOf(leaf, size);
      leafFromMillis = Arrays.copyOf(leafFromMillis, size);
      leafUntilMillis = Arrays.copyOf(leafUntilMillis, size);
    }
    leaf[seriesCount] = UNRESOLVED;
    return seriesCount++;
  }

  /** Whether the leaf of a series is known for an instant. */
  boolean isResolved(int series, long instantMillis) {
    return leaf[series] != UNRESOLVED
        && instantMillis >= leafFromMillis[series]
        && instantMillis < leafUntilMillis[series];
  }

  int leafOf(int series) {
    return leaf[series];
  }

  void resolve(int series, int toLeaf, long fromMillis, long untilMillis) {
    leaf[series] = toLeaf;
    leafFromMillis[series] = fromMillis;
    leafUntilMillis[series] = untilMillis;
  }

  /** Forgets where every series belongs, after the reference data changed. */
  void unresolve() {
    Arrays.fill(leaf, 0, seriesCount, UNRESOLVED);
  }

  Mark mark(int series, long sliceStartMillis, int endMillis, int periodMillis) {
    SeenPeriods periods = seenIn(sliceStartMillis);
    return periods.mark(series, endMillis, periodMillis, isUsual(series, periodMillis));
  }

  private SeenPeriods seenIn(long sliceStartMillis) {
    if (lastSeen == null || lastSeen.sliceStartMillis != sliceStartMillis) {
      lastSeen =
          seen.computeIfAbsent(
              sliceStartMillis, start -> new SeenPeriods(start, gridMillis, seriesCount));
    }
    return lastSeen;
  }

  private boolean isUsual(int series, int periodMillis) {
    if (usualPeriodMillis[series] == periodMillis) {
      return true;
    }
    // Bits speak of the usual length, so it may change only while there are none.
    for (SeenPeriods periods : seen.values()) {
      if (periods.word(series) != 0) {
        return false;
      }
    }
    usualPeriodMillis[series] = periodMillis;
    return true;
  }

  /** Forgets the periods of slices that take no more data, and then the series without any. */
  void forgetBefore(long sliceStartMillis) {
    if (sliceStartMillis <= forgottenBeforeMillis) {
      return;
    }
    forgottenBeforeMillis = sliceStartMillis;
    seen.headMap(sliceStartMillis).clear();
    lastSeen = null;
    int alive = 0;
    for (int series = 0; series < seriesCount; series++) {
      alive += isAlive(series) ? 1 : 0;
    }
    // Rebuilding costs a pass over everything: only where half of the series went silent.
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

  private int aliveSeries(Source source) {
    int alive = 0;
    for (int series : seriesOf(source)) {
      alive += isAlive(series) ? 1 : 0;
    }
    return alive;
  }

  /** The series of a source in the order in which it named them. */
  private int[] seriesOf(Source source) {
    int[] found = new int[source.count()];
    int series = source.newestSeries();
    for (int i = 0; i < found.length; i++) {
      series = nextOfSource[series];
      found[i] = series;
    }
    return found;
  }

  private void rebuild() {
    PartitionSources rebuilt = new PartitionSources(sliceMillis);
    for (Source source : table) {
      if (source != null && aliveSeries(source) > 0) {
        rebuilt.take(source, this);
      }
    }
    table = rebuilt.table;
    sources = rebuilt.sources;
    origins = rebuilt.origins;
    originsLength = rebuilt.originsLength;
    seriesCount = rebuilt.seriesCount;
    cellId = rebuilt.cellId;
    technology = rebuilt.technology;
    nextOfSource = rebuilt.nextOfSource;
    usualPeriodMillis = rebuilt.usualPeriodMillis;
    leaf = rebuilt.leaf;
    leafFromMillis = rebuilt.leafFromMillis;
    leafUntilMillis = rebuilt.leafUntilMillis;
    seen.clear();
    seen.putAll(rebuilt.seen);
    lastSeen = null;
  }

  private void take(Source source, PartitionSources from) {
    Source copy = add(from.originOf(source), source.hash);
    for (int old : from.seriesOf(source)) {
      if (!from.isAlive(old)) {
        continue;
      }
      int series = newSeries(copy, from.cellId[old], from.technology[old]);
      usualPeriodMillis[series] = from.usualPeriodMillis[old];
      leaf[series] = from.leaf[old];
      leafFromMillis[series] = from.leafFromMillis[old];
      leafUntilMillis[series] = from.leafUntilMillis[old];
      from.seen.forEach(
          (slice, periods) -> {
            seenIn(slice).restore(series, periods.word(old));
            periods
                .odd(old)
                .forEach(
                    odd -> seenIn(slice).mark(series, odd.endMillis(), odd.periodMillis(), false));
          });
    }
  }

  int sources() {
    return sources;
  }

  int openSlices() {
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(Math.max(watermarkMillis, reachedMillis));
      out.writeInt(seen.size());
      for (long slice : seen.keySet()) {
        out.writeLong(slice);
      }
      for (Source source : table) {
        int alive = source == null ? 0 : aliveSeries(source);
        if (alive > 0) {
          out.writeBoolean(true);
          writeSource(source, alive, out);
        }
      }
      out.writeBoolean(false);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void writeSource(Source source, int alive, DataOutputStream out) throws IOException {
    out.writeShort(source.originLength);
    out.write(origins, source.originFrom, source.originLength);
    out.writeInt(source.hash);
    out.writeInt(alive);
    for (int series : seriesOf(source)) {
      if (!isAlive(series)) {
        continue;
      }
      out.writeLong(cellId[series]);
      out.writeByte(technology[series]);
      out.writeInt(usualPeriodMillis[series]);
      for (SeenPeriods periods : seen.values()) {
        out.writeLong(periods.word(series));
        out.writeInt(periods.odd(series).size());
        for (SeenPeriods.Odd odd : periods.odd(series)) {
          out.writeInt(odd.endMillis());
          out.writeInt(odd.periodMillis());
        }
      }
    }
  }

  /** Adds what a snapshot says; more than one of a partition add up. */
  void restore(byte[] snapshot) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      reachedMillis = Math.max(reachedMillis, in.readLong());
      long[] slices = new long[in.readInt()];
      for (int i = 0; i < slices.length; i++) {
        slices[i] = in.readLong();
      }
      while (in.readBoolean()) {
        readSource(in, slices);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "a snapshot of " + snapshot.length + " bytes of counted periods cannot be read", e);
    }
  }

  private void readSource(DataInputStream in, long[] slices) throws IOException {
    byte[] origin = new byte[in.readUnsignedShort()];
    in.readFully(origin);
    Source source = known(origin, in.readInt());
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int series = seriesOf(source, in.readLong(), in.readByte());
      int usual = in.readInt();
      boolean sameUsual =
          usualPeriodMillis[series] == NO_PERIOD || usualPeriodMillis[series] == usual;
      if (sameUsual) {
        usualPeriodMillis[series] = usual;
      }
      for (long slice : slices) {
        SeenPeriods periods = seenIn(slice);
        restoreWord(periods, series, in.readLong(), usual, sameUsual);
        for (int left = in.readInt(); left > 0; left--) {
          periods.mark(series, in.readInt(), in.readInt(), false);
        }
      }
    }
  }

  private void restoreWord(
      SeenPeriods periods, int series, long word, int usual, boolean sameUsual) {
    if (sameUsual) {
      periods.restore(series, word);
      return;
    }
    for (long left = word; left != 0; left &= left - 1) {
      int endMillis = (Long.numberOfTrailingZeros(left) + 1) * gridMillis;
      periods.mark(series, endMillis, usual, false);
    }
  }

  private Source known(byte[] origin, int hash) {
    int mask = table.length - 1;
    for (int slot = hash & mask; table[slot] != null; slot = (slot + 1) & mask) {
      if (table[slot].hash == hash && Arrays.equals(originOf(table[slot]), origin)) {
        return table[slot];
      }
    }
    return add(origin, hash);
  }
}
