package io.umbral.pipeline.aggregate;

import io.umbral.alerting.rule.RuleBook;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Topology;
import io.umbral.model.Total;
import io.umbral.pipeline.aggregate.SeenPeriods.Mark;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.SliceBurden;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.Account;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.CellReportView;
import io.umbral.wire.KpiTotalsCodec;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.WireException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Reads reports, counts each reading once, and adds it to the totals of its leaf and slice; hands
 * the totals on, rolled up over regions, operators and technologies, when the watermark closes a
 * slice.
 *
 * <p>Every reading ends in exactly one place of the {@link #account}. Not safe for use by several
 * threads.
 */
public final class LocalAggregate {

  /** Takes what the aggregate has to say. */
  public interface Output {

    /**
     * A part of a slice of a series.
     *
     * @param partial the part
     */
    void partial(SlicePartial partial);

    /**
     * A slice has its first reading here.
     *
     * @param sliceStartMillis first instant of the slice
     */
    void announce(long sliceStartMillis);

    /**
     * A refusal.
     *
     * @param rejected the refusal
     */
    void rejected(Rejected rejected);
  }

  /** Slices that may wait for their next use. */
  private static final int SPARE_SLICES = 2;

  private static final int UNKNOWN_CELL = -2;
  private static final int UNKNOWN_REGION = -3;
  private static final Technology[] TECHNOLOGIES = Technology.values();

  /** For whom no rule asks. */
  private static final CellLedger.Output NO_CELLS =
      new CellLedger.Output() {
        @Override
        public void burden(SliceBurden burden) {
          throw new IllegalStateException("nobody asked for " + burden);
        }

        @Override
        public void part(SlicePartial part) {
          throw new IllegalStateException("nobody asked for " + part);
        }
      };

  private final SlicePlan plan;
  private final Topology topology;
  private final Output output;
  private final Map<Integer, PartitionSources> partitions = new HashMap<>();
  private final Map<Integer, PartitionSources> unclaimed = new HashMap<>();
  private final Map<Leaf, Integer> leafIndex = new HashMap<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final TreeMap<Long, OpenSlice> open = new TreeMap<>();
  private final List<OpenSlice> spare = new ArrayList<>();
  private final KpiTotalsCodec codec = new KpiTotalsCodec();
  private final RollUp rollUp;
  private final CellLedger cells;

  private PartitionSources lastPartition;
  private int lastPartitionId = -1;
  private OpenSlice lastOpen;
  private long watermarkMillis = Long.MIN_VALUE;
  private long topologyVersion;

  private long received;
  private long aggregated;
  private long duplicate;
  private long late;
  private long rejected;

  /**
   * Makes an empty one of which no rule asks for cells.
   *
   * @param plan how time is cut
   * @param topology the reference data, which may grow meanwhile
   * @param output takes what there is to say
   */
  public LocalAggregate(SlicePlan plan, Topology topology, Output output) {
    this(plan, topology, output, CoverageThreshold.ENGINEERING_DEFAULT, NO_CELLS);
  }

  /**
   * Makes an empty one.
   *
   * @param plan how time is cut
   * @param topology the reference data, which may grow meanwhile
   * @param output takes what there is to say
   * @param coverage from which level a sample counts as covered
   * @param cellOutput takes what there is to say of single cells
   */
  public LocalAggregate(
      SlicePlan plan,
      Topology topology,
      Output output,
      CoverageThreshold coverage,
      CellLedger.Output cellOutput) {
    this.plan = plan;
    this.topology = topology;
    this.output = output;
    this.topologyVersion = topology.version();
    this.rollUp = new RollUp(topology);
    this.cells = new CellLedger(topology, coverage, leaves, cellOutput);
  }

  /**
   * Learns what rules ask of single cells, for slices that begin from now on.
   *
   * @param rules all rules
   */
  public void ask(RuleBook rules) {
    cells.ask(rules);
  }

  /**
   * Takes a record.
   *
   * @param report the record; not kept
   */
  public void receive(ReceivedReport report) {
    if (!report.isReadable()) {
      refuseUnreadable(report);
      return;
    }
    CellReportView view = report.view();
    int readings = view.readings();
    received += readings;
    long eventTimeMillis = view.eventTimeMillis();
    long slice = sliceOf(eventTimeMillis);
    PartitionSources partition = partitionOf(report.partition());
    long reachedMillis = Math.max(watermarkMillis, partition.reachedMillis());
    if (plan.isExpired(slice, reachedMillis)) {
      late += readings;
      output.rejected(late(report, view, reachedMillis));
      return;
    }
    int source = partition.sourceOf(view);
    OpenSlice target = openSlice(slice);
    boolean isCellAsked = cells.isAsked();
    if (isCellAsked) {
      cells.turnTo(slice, partition, source);
    }
    long endMillis = eventTimeMillis + 1;
    boolean afterClose = plan.isClosed(slice, reachedMillis);
    int unknown = 0;
    int firstUnknown = 0;
    for (int i = 0; i < readings; i++) {
      int series = partition.seriesOf(source, view.cellId(i), view.technology(i));
      int leaf = leafOf(partition, source, series, view, i);
      if (leaf < 0) {
        firstUnknown = unknown++ == 0 ? i : firstUnknown;
        continue;
      }
      Mark mark = partition.mark(series, endMillis, view.periodMillis());
      if (mark == Mark.DUPLICATE) {
        duplicate++;
        continue;
      }
      aggregated++;
      KpiTotals totals = target.of(leaf);
      if (isCellAsked) {
        cells.add(view, i, series, leaf, totals);
      } else {
        view.addTo(i, totals);
      }
      if (mark == Mark.FIRST_OF_SERIES) {
        totals.add(Total.REPORTING_CELLS, 1);
      }
      if (afterClose) {
        totals.add(Total.LATE, 1);
      }
    }
    if (unknown > 0) {
      rejected += unknown;
      output.rejected(
          unknownPlace(report, view, partition.originOf(source), firstUnknown, unknown));
    }
  }

  private void refuseUnreadable(ReceivedReport report) {
    int readings = report.refusedReadings();
    received += readings;
    rejected += readings;
    WireException failure = report.failure().orElseThrow();
    output.rejected(refusal(failure.rejectionCause(), failure.getMessage(), report, readings));
  }

  /** Keeps of the bytes what the topic of refusals keeps: a large record is not carried there. */
  private static Rejected refusal(
      RejectionCause cause, String detail, ReceivedReport report, int readings) {
    byte[] kept = report.copyBytes(RejectedCodec.LARGEST_BYTES);
    return new Rejected(cause, detail, report.place(), readings, report.size(), kept);
  }

  private Rejected late(ReceivedReport report, CellReportView view, long reachedMillis) {
    String detail =
        "the period ends at "
            + Instant.ofEpochMilli(view.eventTimeMillis() + 1)
            + " and the watermark is "
            + Instant.ofEpochMilli(reachedMillis)
            + ", ahead by more than the allowed lateness of "
            + plan.allowedLatenessMillis()
            + " ms";
    return refusal(RejectionCause.LATE, detail, report, view.readings());
  }

  private Rejected unknownPlace(
      ReceivedReport report, CellReportView view, byte[] originBytes, int reading, int unknown) {
    Origin origin = CellReportView.decodeOrigin(originBytes);
    boolean hasRegion = origin.region().isPresent();
    String cell =
        view.cellId(reading) == CellReportView.NO_CELL
            ? "a reading without cell"
            : "cell " + origin.plmn().orElse("(no plmn)") + "-" + view.cellId(reading);
    String detail =
        hasRegion
            ? "region '"
                + origin.region().get()
                + "' of source "
                + origin.sourceId()
                + " is not in the region tree"
            : cell
                + " of source "
                + origin.sourceId()
                + " is not in the inventory at "
                + Instant.ofEpochMilli(view.eventTimeMillis())
                + " and the report names no region";
    RejectionCause cause = hasRegion ? RejectionCause.UNKNOWN_REGION : RejectionCause.UNKNOWN_CELL;
    return refusal(cause, detail, report, unknown);
  }

  private PartitionSources partitionOf(int partition) {
    if (partition != lastPartitionId) {
      lastPartition = partitions.computeIfAbsent(partition, this::claim);
      lastPartitionId = partition;
    }
    return lastPartition;
  }

  private PartitionSources claim(int partition) {
    PartitionSources restored = unclaimed.remove(partition);
    if (restored == null) {
      return new PartitionSources(plan.sliceMillis());
    }
    forgetExpired(restored, restored.reachedMillis());
    return restored;
  }

  /** Start of the slice that holds an instant: mostly that of the report before. */
  private long sliceOf(long instantMillis) {
    if (lastOpen != null) {
      long start = lastOpen.startMillis();
      if (instantMillis >= start && instantMillis - start < plan.sliceMillis()) {
        return start;
      }
    }
    return plan.sliceOf(instantMillis);
  }

  private OpenSlice openSlice(long slice) {
    if (lastOpen == null || lastOpen.startMillis() != slice) {
      lastOpen = open.computeIfAbsent(slice, this::newSlice);
    }
    return lastOpen;
  }

  private OpenSlice newSlice(long slice) {
    output.announce(slice);
    if (spare.isEmpty()) {
      return new OpenSlice(slice);
    }
    OpenSlice reused = spare.remove(spare.size() - 1);
    reused.reuseFor(slice);
    return reused;
  }

  private int leafOf(
      PartitionSources partition, int source, int series, CellReportView view, int reading) {
    long instant = view.eventTimeMillis();
    if (topologyVersion != topology.version()) {
      topologyVersion = topology.version();
      partitions.values().forEach(PartitionSources::unresolve);
    }
    if (!partition.isResolved(series, instant)) {
      resolve(partition, source, series, view, reading);
    }
    return partition.leafOf(series);
  }

  private void resolve(
      PartitionSources partition, int source, int series, CellReportView view, int reading) {
    Origin origin = CellReportView.decodeOrigin(partition.originOf(source));
    long instant = view.eventTimeMillis();
    String technology = TECHNOLOGIES[view.technology(reading)].name();
    long cellId = view.cellId(reading);
    long until = Long.MAX_VALUE;
    if (cellId != CellReportView.NO_CELL) {
      CellKey key = new CellKey(origin.plmn().filter(CellKey::isPlmn).orElse(""), cellId);
      until = topology.nextChangeOf(key, instant);
      Optional<Cell> cell = topology.cellAt(key, instant);
      if (cell.isPresent()) {
        int leaf =
            indexOf(
                new Leaf(
                    cell.get().municipality(),
                    cell.get().ranHost(),
                    cell.get().technology().name()));
        partition.resolve(series, leaf, cell.get().validFromMillis(), until);
        return;
      }
    }
    int leaf = origin.region().isPresent() ? regionLeaf(origin, technology) : UNKNOWN_CELL;
    partition.resolve(series, leaf, instant, until);
  }

  private int regionLeaf(Origin origin, String technology) {
    String region = origin.region().orElseThrow();
    return topology.hasRegion(region)
        ? indexOf(new Leaf(region, origin.ranHost(), technology))
        : UNKNOWN_REGION;
  }

  private int indexOf(Leaf leaf) {
    return leafIndex.computeIfAbsent(
        leaf,
        added -> {
          leaves.add(added);
          return leaves.size() - 1;
        });
  }

  /**
   * Hands on every slice that a watermark closes, late additions to closed ones too, and forgets
   * what takes no more data. To be called before the watermark itself is passed on, or a window
   * would close without its parts.
   *
   * @param newWatermarkMillis no event time at or before it is still expected
   */
  public void advanceTo(long newWatermarkMillis) {
    watermarkMillis = Math.max(watermarkMillis, newWatermarkMillis);
    while (!open.isEmpty() && plan.isClosed(open.firstKey(), watermarkMillis)) {
      handOn(open.pollFirstEntry().getValue());
    }
    partitions.values().forEach(partition -> forgetExpired(partition, watermarkMillis));
  }

  private void forgetExpired(PartitionSources partition, long reachedMillis) {
    if (reachedMillis != Long.MIN_VALUE) {
      partition.forgetBefore(
          reachedMillis == Long.MAX_VALUE
              ? Long.MAX_VALUE
              : plan.sliceOf(reachedMillis - plan.allowedLatenessMillis() + 1));
    }
  }

  /**
   * Hands on all that there is, closed or not: nobody waits any more, or the parts should not wait.
   */
  public void handOnEverything() {
    while (!open.isEmpty()) {
      handOn(open.pollFirstEntry().getValue());
    }
  }

  private void handOn(OpenSlice slice) {
    lastOpen = null;
    rollUp.roll(
        slice,
        leaves,
        (key, isLeaf, totals) ->
            output.partial(
                new SlicePartial(key, slice.startMillis(), isLeaf, codec.encode(totals))));
    cells.handOn(slice.startMillis());
    if (spare.size() < SPARE_SLICES) {
      spare.add(slice);
    }
  }

  /** The account of every reading so far. */
  public Account account() {
    return new Account(received, aggregated, duplicate, late, rejected);
  }

  /**
   * The parts that were not handed on yet, leaf by leaf, for a checkpoint.
   *
   * @return parts that may be given to any subtask
   */
  public List<SlicePartial> pending() {
    List<SlicePartial> pending = new ArrayList<>();
    for (OpenSlice slice : open.values()) {
      for (int i = 0; i < slice.touchedCount(); i++) {
        int leaf = slice.touchedLeaf(i);
        Leaf of = leaves.get(leaf);
        SeriesKey key = new SeriesKey(of.region(), of.ranHost(), of.technology());
        pending.add(new SlicePartial(key, slice.startMillis(), true, codec.encode(slice.of(leaf))));
      }
    }
    return pending;
  }

  /**
   * Tells what single cells added in slices that were not handed on yet, for a checkpoint. It adds
   * up with whatever is told later, so it may be told by any subtask.
   *
   * @param taker takes it
   */
  public void tellPendingCells(CellLedger.Output taker) {
    cells.tellPending(taker);
  }

  /**
   * Takes parts of a checkpoint back.
   *
   * @param partial a part of {@link #pending}, of this or another subtask
   */
  public void restorePending(SlicePartial partial) {
    SeriesKey key = partial.key();
    int leaf = indexOf(new Leaf(key.region(), key.operator(), key.technology()));
    codec.mergeInto(partial.totals(), openSlice(partial.sliceStartMillis()).of(leaf));
  }

  /**
   * The counted periods of every partition that was read here, for a checkpoint.
   *
   * @return snapshot by partition
   */
  public Map<Integer, byte[]> countedPeriods() {
    Map<Integer, byte[]> snapshots = new HashMap<>();
    partitions.forEach(
        (partition, sources) -> snapshots.put(partition, sources.snapshot(watermarkMillis)));
    return snapshots;
  }

  /**
   * Counted periods of partitions that were in the checkpoint this one started from and were not
   * read here since, for the next checkpoint.
   *
   * @param writtenHere which partitions to write: every subtask holds all of them
   * @return snapshot by partition
   */
  public Map<Integer, byte[]> unclaimedPeriods(IntPredicate writtenHere) {
    Map<Integer, byte[]> snapshots = new HashMap<>();
    unclaimed.forEach(
        (partition, sources) -> {
          if (writtenHere.test(partition)) {
            forgetExpired(sources, sources.reachedMillis());
            snapshots.put(partition, sources.snapshot(Long.MIN_VALUE));
          }
        });
    return snapshots;
  }

  /**
   * Takes counted periods of a checkpoint back, for the case that their partition is read here.
   *
   * @param partition partition of the topic
   * @param snapshot of {@link #countedPeriods} or {@link #unclaimedPeriods}, of this or another
   *     subtask; several of a partition add up
   */
  public void restorePeriods(int partition, byte[] snapshot) {
    unclaimed
        .computeIfAbsent(partition, any -> new PartitionSources(plan.sliceMillis()))
        .restore(snapshot);
  }

  /**
   * Takes an account of a checkpoint back.
   *
   * @param account added to this one's
   */
  public void restoreAccount(Account account) {
    received += account.received();
    aggregated += account.aggregated();
    duplicate += account.duplicate();
    late += account.late();
    rejected += account.rejected();
  }

  /** Sources that are remembered, over all partitions. */
  public int rememberedSources() {
    return partitions.values().stream().mapToInt(PartitionSources::sources).sum();
  }

  /** Start of the oldest slice that is still being added to. */
  public OptionalLong oldestOpenSlice() {
    return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.firstKey());
  }
}
