package io.umbral.pipeline.merge;

import io.umbral.model.Expectations;
import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowSpec;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.KpiTotalsCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Merges the parts of slices and makes windows of them: publishes each window when the watermark
 * passes its end, again whenever late data changes it, and as final when no more data is taken. A
 * series that the inventory expects is published even where nothing was heard of it.
 *
 * <p>Windows are sums of {@link Terms} of the length of their slide, kept from window to window by
 * a {@link RunningSum} where there are many. Not safe for use by several threads.
 */
public final class WindowAssembler {

  /** Keeps what rests, and takes the results. */
  public interface Host {

    /**
     * Takes a result.
     *
     * @param result its totals are used again after the call
     */
    void emit(WindowResult result);

    /**
     * Keeps a chunk of terms, in place of an earlier one of the same name.
     *
     * @param key the series
     * @param termMillis length of a term in milliseconds
     * @param startMillis first instant of the chunk, milliseconds since the epoch
     * @param chunk any bytes
     */
    void store(SeriesKey key, long termMillis, long startMillis, byte[] chunk) throws Exception;

    /**
     * Gives back a chunk that it keeps.
     *
     * @param key the series
     * @param termMillis length of a term in milliseconds
     * @param startMillis first instant of the chunk, milliseconds since the epoch
     * @return the bytes that were stored last
     */
    byte[] load(SeriesKey key, long termMillis, long startMillis) throws Exception;

    /**
     * Forgets a chunk that it keeps.
     *
     * @param key the series
     * @param termMillis length of a term in milliseconds
     * @param startMillis first instant of the chunk, milliseconds since the epoch
     */
    void forget(SeriesKey key, long termMillis, long startMillis) throws Exception;
  }

  /**
   * Memory for terms, and as much again for running sums, in bytes: 64 MiB. Enough for a minute of
   * slices of one second of about 2,000 series, and for some minutes of slices of one minute of
   * 20,000; what does not fit rests with the host.
   */
  public static final long ROOM_BYTES = 64L << 20;

  /** A window to be published, of every series; new if it never was before. */
  private record Due(
      Family family, long start, Status status, boolean isNew, Expectations expectations) {}

  /**
   * One day: what is silent for longer is no longer news, and its windows would be many. At least
   * the longest window, so that no window lies in two stretches.
   */
  private static final long LONGEST_SILENCE_MILLIS = 86_400_000;

  private final SlicePlan plan;
  private final Topology topology;
  private final Predicate<SeriesKey> isOwn;
  private final Host host;
  private final long roomBytes;
  private final Tiers tiers;
  private final Terms terms;
  private final Map<SeriesKey, Series> series = new HashMap<>();

  /** For windows that no running sum is kept of, by family. */
  private final List<RunningSum> scratch = new ArrayList<>();

  private final KpiTotals nothing = new KpiTotals();
  private final KpiTotals late = new KpiTotals();
  private final KpiTotalsCodec codec = new KpiTotalsCodec();
  private final AnnouncedTime announced;

  private long sumsBytes;
  private long watermarkMillis = Long.MIN_VALUE;

  /** Terms up to here may have been made of slices already: by whoever wrote a checkpoint. */
  private long madeUntilMillis = Long.MIN_VALUE;

  private Expectations ownOf;
  private List<SeriesKey> ownExpected = List.of();

  /**
   * Makes an empty one.
   *
   * @param plan how time is cut
   * @param topology the reference data, which may grow meanwhile
   * @param isOwn which series are merged here, of all that the inventory expects
   * @param host keeps what rests, and takes the results
   * @param roomBytes memory for terms, and as much again for running sums
   */
  public WindowAssembler(
      SlicePlan plan, Topology topology, Predicate<SeriesKey> isOwn, Host host, long roomBytes) {
    this.plan = plan;
    this.topology = topology;
    this.isOwn = isOwn;
    this.host = host;
    this.roomBytes = roomBytes;
    this.tiers = new Tiers(plan);
    this.terms = new Terms(host, roomBytes);
    tiers.families().forEach(family -> scratch.add(new RunningSum(family)));
    long longestWindow = plan.windows().get(plan.windows().size() - 1).sizeMillis();
    this.announced = new AnnouncedTime(Math.max(LONGEST_SILENCE_MILLIS, longestWindow));
  }

  /**
   * Widens the time in which windows exist.
   *
   * @param sliceStartMillis first instant of a slice with a reading
   */
  public void announce(long sliceStartMillis) {
    announced.add(sliceStartMillis);
  }

  /** The time in which windows exist, for a checkpoint and from one. */
  public AnnouncedTime announced() {
    return announced;
  }

  /** Watermark up to which windows were published, for a checkpoint. */
  public long publishedUntil() {
    return watermarkMillis;
  }

  /** Series of which something is kept. */
  public int seriesCount() {
    return series.size();
  }

  /** Memory of terms and running sums, beside one entry for each chunk. */
  public long memoryBytes() {
    return terms.loadedBytes() + sumsBytes;
  }

  /**
   * Stores all that the host has not, for a checkpoint.
   *
   * @return what there is, for {@link #restore}
   */
  public byte[] writeThrough() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream index = new DataOutputStream(bytes);
    index.writeInt(tiers.all().size());
    for (Tier tier : tiers.all()) {
      index.writeLong(tier.termMillis());
      index.writeInt(tier.termsPerChunk());
    }
    index.writeInt(series.size());
    for (Series of : series.values()) {
      index.writeUTF(of.key.region());
      index.writeUTF(of.key.operator());
      index.writeUTF(of.key.technology());
      for (Tier tier : tiers.all()) {
        writeThrough(of.chunks(tier), index);
      }
    }
    return bytes.toByteArray();
  }

  private void writeThrough(Chunks chunks, DataOutputStream index) throws Exception {
    index.writeInt(chunks.size());
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      terms.store(chunk);
      index.writeLong(chunk.startMillis);
      index.writeLong(chunk.present);
    }
  }

  /**
   * Knows again of what rests with the host; reads none of it.
   *
   * @param written by {@link #writeThrough}, here or elsewhere; what is not merged here is passed
   *     over
   */
  public void restore(byte[] written) throws Exception {
    DataInputStream index = new DataInputStream(new ByteArrayInputStream(written));
    List<Tier> tiersThen = new ArrayList<>();
    for (int left = index.readInt(); left > 0; left--) {
      tiersThen.add(new Tier(-1, 0, index.readLong(), index.readInt()));
    }
    for (int left = index.readInt(); left > 0; left--) {
      SeriesKey key = new SeriesKey(index.readUTF(), index.readUTF(), index.readUTF());
      boolean isOwnKey = isOwn.test(key);
      for (Tier then : tiersThen) {
        restore(key, isOwnKey, then, index);
      }
    }
  }

  private void restore(SeriesKey key, boolean isOwnKey, Tier then, DataInputStream index)
      throws Exception {
    Tier now = tierLike(then);
    for (int left = index.readInt(); left > 0; left--) {
      long start = index.readLong();
      long present = index.readLong();
      if (isOwnKey && now != null) {
        Terms.remember(seriesOf(key), now, start, present);
      } else if (isOwnKey) {
        // The windows were set otherwise then, and nothing is made of such terms now.
        host.forget(key, then.termMillis(), start);
      }
    }
  }

  private Tier tierLike(Tier then) {
    for (Tier tier : tiers.all()) {
      if (tier.termMillis() == then.termMillis() && tier.termsPerChunk() == then.termsPerChunk()) {
        return tier;
      }
    }
    return null;
  }

  /**
   * Goes on from a checkpoint; windows that some subtask had not published yet are published again.
   *
   * @param publishedByAllMillis least of the watermarks up to which subtasks had published
   * @param publishedBySomeMillis greatest of them
   */
  public void resumeAt(long publishedByAllMillis, long publishedBySomeMillis) {
    watermarkMillis = publishedByAllMillis;
    madeUntilMillis = publishedBySomeMillis;
  }

  private Series seriesOf(SeriesKey key) {
    Series found = series.get(key);
    if (found == null) {
      found = new Series(key, tiers.all(), 2 * tiers.families().size());
      series.put(key, found);
    }
    return found;
  }

  /**
   * Adds a part.
   *
   * @param partial the part
   * @return false where its slice takes no more data
   */
  public boolean add(SlicePartial partial) throws Exception {
    long slice = partial.sliceStartMillis();
    if (plan.isExpired(slice, watermarkMillis)) {
      return false;
    }
    Series of = seriesOf(partial.key());
    terms.append(of, tiers.slices(), slice, partial.totals());
    if (plan.isClosed(slice, Math.max(watermarkMillis, madeUntilMillis))) {
      revise(of, slice, partial.totals());
    }
    return true;
  }

  /** Adds late data to all that is made of its slice already, and publishes what it changes. */
  private void revise(Series of, long slice, byte[] part) throws Exception {
    late.clear();
    codec.mergeInto(part, late);
    long ofSlice = terms.reportingCellsOf(of, tiers.slices(), slice);
    addToSums(of, tiers.slices(), slice, ofSlice);
    for (Tier tier : tiers.all()) {
      long term = tier.termOf(slice);
      boolean isClosed = term < tier.firstOpen(watermarkMillis);
      if (tier.index() > 0 && terms.has(of, tier, term)) {
        addToSums(of, tier, term, terms.add(of, tier, term, late, ofSlice));
      } else if (tier.index() > 0 && isClosed) {
        addToSums(of, tier, term, terms.make(of, tier, baseOf(tier), term));
      }
    }
    for (Family family : tiers.families()) {
      RunningSum sum = scratch.get(family.index());
      sum.forget();
      WindowSpec window = family.window();
      long start = window.firstStartHolding(slice);
      for (; start <= slice && isPublished(window, start); start += window.slideMillis()) {
        emit(of.key, dueAt(family, start, false), sum.moveTo(start, of, terms));
      }
    }
  }

  private void addToSums(Series of, Tier tier, long term, long reportingCells) {
    for (Family family : tiers.families()) {
      if (family.tier().equals(tier)) {
        for (Status status : Status.values()) {
          RunningSum sum = of.sums[numberOf(family, status)];
          if (sum != null) {
            int before = sum.memoryBytes();
            sum.add(term, late, reportingCells);
            sumsBytes += sum.memoryBytes() - before;
          }
        }
      }
    }
  }

  private Tier baseOf(Tier tier) {
    return tiers.all().get(tier.base());
  }

  /** One sum follows the newest window, one the newest that is final. */
  private static int numberOf(Family family, Status status) {
    return 2 * family.index() + status.ordinal();
  }

  private static boolean isPublished(WindowSpec window, long start, long atWatermarkMillis) {
    return start + window.sizeMillis() - 1 <= atWatermarkMillis;
  }

  private boolean isPublished(WindowSpec window, long start) {
    return isPublished(window, start, watermarkMillis);
  }

  /**
   * Publishes the windows that a watermark completes, those that are new before those that were
   * said before and become final; lets closed terms rest, forgets what is past use. Of a series,
   * the new windows of one length come in the order of time however far time has jumped, for who
   * reads them takes an older one after a newer one for late data.
   *
   * @param newWatermarkMillis no event time at or before it is still expected
   */
  public void advanceTo(long newWatermarkMillis) throws Exception {
    if (newWatermarkMillis <= watermarkMillis) {
      return;
    }
    long before = watermarkMillis;
    watermarkMillis = newWatermarkMillis;
    if (isInsideOneSlice(before, newWatermarkMillis)) {
      return;
    }
    List<Due> dues = duesSince(before);
    publishSilent(dues);
    // News first: somebody waits for it, and a final result mostly says again what was said before.
    for (Series of : series.values()) {
      close(of, before);
      publish(of, dues, true);
    }
    Iterator<Series> all = series.values().iterator();
    while (all.hasNext()) {
      Series of = all.next();
      publish(of, dues, false);
      settle(of, before);
      if (of.isEmpty()) {
        for (RunningSum sum : of.sums) {
          sumsBytes -= sum == null ? 0 : sum.memoryBytes();
        }
        all.remove();
      }
    }
    announced.forgetBefore(
        newWatermarkMillis == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : plan.oldestNeededSlice(newWatermarkMillis));
  }

  /** Whether no slice was closed, and none became final, from one watermark to the next. */
  private boolean isInsideOneSlice(long before, long after) {
    return before != Long.MIN_VALUE
        && after != Long.MAX_VALUE
        && firstOpen(before) == firstOpen(after)
        && firstOpen(before - plan.allowedLatenessMillis())
            == firstOpen(after - plan.allowedLatenessMillis());
  }

  private long firstOpen(long atWatermarkMillis) {
    return tiers.slices().firstOpen(atWatermarkMillis);
  }

  private List<Due> duesSince(long before) {
    List<Due> dues = new ArrayList<>();
    for (Family family : tiers.families()) {
      for (Map.Entry<Long, Long> stretch : announced.stretches().entrySet()) {
        addDues(family, stretch.getKey(), stretch.getValue(), before, dues);
      }
    }
    return dues;
  }

  private void addDues(
      Family family, long firstSlice, long lastSlice, long before, List<Due> dues) {
    WindowSpec window = family.window();
    long first = window.firstStartHolding(firstSlice);
    long lateness = plan.allowedLatenessMillis();
    // The first window that was not final before; all earlier ones have been said for good.
    long start =
        before == Long.MIN_VALUE
            ? first
            : Math.max(first, window.firstStartHolding(before - lateness + 1));
    for (; start <= lastSlice && isPublished(window, start); start += window.slideMillis()) {
      boolean isNew = before == Long.MIN_VALUE || !isPublished(window, start, before);
      Due due = dueAt(family, start, isNew);
      if (isNew || due.status() == Status.FINAL) {
        dues.add(due);
      }
    }
  }

  private Due dueAt(Family family, long start, boolean isNew) {
    boolean isFinal =
        watermarkMillis == Long.MAX_VALUE
            || isPublished(family.window(), start, watermarkMillis - plan.allowedLatenessMillis());
    Status status = isFinal ? Status.FINAL : Status.PROVISIONAL;
    return new Due(family, start, status, isNew, topology.expectationsAt(start));
  }

  /** The series that are expected and of which nothing is kept. */
  private void publishSilent(List<Due> dues) {
    Set<Expectations> differing = new LinkedHashSet<>();
    dues.forEach(due -> differing.add(due.expectations()));
    for (Expectations expectations : differing) {
      for (SeriesKey key : expectedHere(expectations)) {
        if (!series.containsKey(key)) {
          for (Due due : dues) {
            if (due.expectations() == expectations) {
              emit(key, due, nothing);
            }
          }
        }
      }
    }
  }

  private List<SeriesKey> expectedHere(Expectations expectations) {
    if (ownOf != expectations) {
      ownOf = expectations;
      ownExpected = expectations.series().stream().filter(isOwn).toList();
    }
    return ownExpected;
  }

  private void publish(Series of, List<Due> dues, boolean areNew) throws Exception {
    for (Due due : dues) {
      if (due.isNew() == areNew) {
        publish(of, due);
      }
    }
  }

  private void publish(Series of, Due due) throws Exception {
    Family family = due.family();
    long start = due.start();
    if (!of.isExpectedBy(due.expectations())
        && !Terms.hasAny(of, family.tier(), start, family.endOf(start))) {
      return;
    }
    RunningSum sum = sumFor(of, family, due.status());
    int before = sum.memoryBytes();
    emit(of.key, due, sum.moveTo(start, of, terms));
    int number = numberOf(family, due.status());
    if (of.sums[number] == sum) {
      sumsBytes += sum.memoryBytes() - before;
      dropWhereNoRoom(of, number);
    }
  }

  private RunningSum sumFor(Series of, Family family, Status status) {
    int number = numberOf(family, status);
    if (of.sums[number] == null && family.isRunning() && sumsBytes < roomBytes) {
      of.sums[number] = new RunningSum(family);
      sumsBytes += of.sums[number].memoryBytes();
    }
    RunningSum kept = of.sums[number];
    if (kept != null) {
      return kept;
    }
    scratch.get(family.index()).forget();
    return scratch.get(family.index());
  }

  private void dropWhereNoRoom(Series of, int number) {
    if (sumsBytes > roomBytes) {
      sumsBytes -= of.sums[number].memoryBytes();
      of.sums[number] = null;
    }
  }

  private void emit(SeriesKey key, Due due, KpiTotals totals) {
    long start = due.start();
    host.emit(
        new WindowResult(
            key,
            topology.levelOf(key.region()).orElse(RegionLevel.COUNTRY),
            start,
            (int) due.family().window().sizeMillis(),
            due.status(),
            totals,
            due.expectations().of(key, start, due.family().endOf(start))));
  }

  /** Makes terms of all that the watermark closes, shortest first. */
  private void close(Series of, long before) throws Exception {
    Tier slices = tiers.slices();
    terms.close(of, slices, slices.firstOpen(before), slices.firstOpen(watermarkMillis));
    for (Tier tier : tiers.all()) {
      long to = tier.firstOpen(watermarkMillis);
      if (tier.index() == 0 || tier.firstOpen(before) >= to) {
        continue;
      }
      Tier base = baseOf(tier);
      long part = of.chunks(base).firstTermFrom(tier.firstOpen(before));
      while (part < to) {
        long term = tier.termOf(part);
        if (!terms.has(of, tier, term)) {
          terms.make(of, tier, base, term);
        }
        part = of.chunks(base).firstTermFrom(term + tier.termMillis());
      }
    }
  }

  private void leaveBefore(long oldest, Series of, Family family) throws Exception {
    for (Status status : Status.values()) {
      RunningSum sum = of.sums[numberOf(family, status)];
      if (sum != null) {
        sum.leaveBefore(oldest, of, terms);
      }
    }
  }

  /** Forgets the terms that are past use, and stores the chunks that the watermark completes. */
  private void settle(Series of, long before) throws Exception {
    for (Tier tier : tiers.all()) {
      long oldest = tiers.oldestNeeded(tier, watermarkMillis);
      for (Family family : tiers.families()) {
        if (family.tier().equals(tier)) {
          leaveBefore(oldest, of, family);
        }
      }
      terms.forgetBefore(of, tier, oldest);
      long to = tier.firstOpenChunk(watermarkMillis);
      Chunks chunks = of.chunks(tier);
      int i = chunks.firstFrom(tier.firstOpenChunk(before));
      for (; i < chunks.size() && chunks.get(i).startMillis < to; i++) {
        terms.store(chunks.get(i));
      }
    }
  }
}
