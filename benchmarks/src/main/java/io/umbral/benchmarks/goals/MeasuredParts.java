package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.load.LoadPlan;
import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.LoadTrial;
import io.umbral.benchmarks.load.MemoryResult;
import io.umbral.benchmarks.load.MemoryTrial;
import io.umbral.benchmarks.load.RecoveryResult;
import io.umbral.benchmarks.load.RecoveryTrial;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.replay.Comparison;
import io.umbral.benchmarks.replay.ComparisonResult;
import io.umbral.benchmarks.replay.Contender;
import io.umbral.benchmarks.replay.Entries;
import io.umbral.benchmarks.replay.Entry;
import io.umbral.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The measurements as they are made, on this machine, when they are asked for.
 *
 * <p>What each rests on is said here, and nowhere else.
 */
final class MeasuredParts implements Parts {

  /** Engines of others that no goal speaks of. */
  private static final Set<Contender> WITHOUT_GOAL =
      EnumSet.of(Contender.FLINK_HEAP, Contender.FLINK_ROCKSDB);

  private static final int PARTITIONS = 2;
  private static final int MUNICIPALITIES = 80;
  private static final int SLIDE_SECONDS = 120;
  private static final int FEW_SITES = 1_000;
  private static final int REPLAY_SITES = 2_000;

  /** Ten cells each: 10^6 cells. */
  private static final int CHECKPOINT_SITES = 100_000;

  /** What the machine needs beside the largest engine, in MiB. */
  private static final int LEFT_MEBIBYTES = 6_144;

  private static final double RECOVERY_SHARE = 0.5;
  private static final double MILLION_CELLS_SHARE = 0.7;

  private final Lab lab;
  private final Scale scale;
  private final long seed;
  private final Path folder;
  private final String command;

  private final Part<ComparisonResult> batched;
  private final Part<ComparisonResult> single;
  private final Part<ComparisonResult> peersBatched;
  private final Part<ComparisonResult> peersSingle;
  private final Part<ComparisonResult> slide;
  private final Part<ComparisonResult> checkpoints;
  private final Part<ComparisonResult> cells;
  private final Part<ComparisonResult> skew;
  private final Part<LoadResult> nation;
  private final Part<LoadResult> millionCells;
  private final Part<RecoveryResult> recovery;
  private final Part<MemoryResult> memory;

  /**
   * Nothing is measured yet.
   *
   * @param lab where
   * @param scale how much
   * @param seed of all values
   * @param folder takes a file of each part
   * @param command that measures all of it again
   */
  MeasuredParts(Lab lab, Scale scale, long seed, Path folder, String command) {
    this.lab = lab;
    this.scale = scale;
    this.seed = seed;
    this.folder = folder;
    this.command = command;
    batched = comparison("replay-batched", () -> ownEngines(true), scale.rounds());
    single = comparison("replay-one-by-one", () -> ownEngines(false), scale.rounds());
    peersBatched = comparison("peers-batched", () -> engines(true), scale.peerRounds());
    peersSingle = comparison("peers-one-by-one", () -> engines(false), scale.peerRounds());
    slide = comparison("slide", this::slideEntries, scale.variantRounds());
    checkpoints = comparison("checkpoints", this::checkpointEntries, scale.variantRounds());
    cells = comparison("cells", this::cellEntries, scale.variantRounds());
    skew = comparison("skew", this::skewEntries, scale.variantRounds());
    nation =
        new Part<>(
            "load",
            folder,
            () -> nationTrial().run(lab, scale.warmUpSeconds()),
            result -> result.toJson(command));
    millionCells =
        new Part<>(
            "load-million-cells",
            folder,
            () -> millionCellsTrial().run(lab, scale.warmUpSeconds()),
            result -> result.toJson(command));
    recovery =
        new Part<>(
            "recovery", folder, () -> recoveryTrial().run(lab), result -> result.toJson(command));
    memory =
        new Part<>(
            "memory",
            folder,
            () -> new MemoryTrial(seed, scale.memorySites()).run(lab),
            result -> result.toJson(command));
  }

  private Part<ComparisonResult> comparison(
      String name, Callable<List<Entry>> entries, int rounds) {
    return new Part<>(
        name,
        folder,
        () -> new Comparison(lab, entries.call(), PARTITIONS).run(rounds),
        result -> result.toJson(command));
  }

  @Override
  public Scale scale() {
    return scale;
  }

  @Override
  public Part<ComparisonResult> own(boolean isBatched) {
    return isBatched ? batched : single;
  }

  @Override
  public Part<ComparisonResult> peers(boolean isBatched) {
    return isBatched ? peersBatched : peersSingle;
  }

  @Override
  public Part<ComparisonResult> slide() {
    return slide;
  }

  @Override
  public Part<ComparisonResult> checkpoints() {
    return checkpoints;
  }

  @Override
  public Part<ComparisonResult> cells() {
    return cells;
  }

  @Override
  public Part<ComparisonResult> skew() {
    return skew;
  }

  @Override
  public Part<LoadResult> nation() {
    return nation;
  }

  @Override
  public Part<LoadResult> millionCells() {
    return millionCells;
  }

  @Override
  public Part<RecoveryResult> recovery() {
    return recovery;
  }

  @Override
  public Part<MemoryResult> memory() {
    return memory;
  }

  private List<Entry> ownEngines(boolean isBatched) {
    return Entries.of(
        scale.isFull()
            ? List.of(Contender.LOOP, Contender.LOOP_SNAPSHOTS, Contender.JOB)
            : List.of(Contender.LOOP, Contender.JOB),
        replayed(REPLAY_SITES, isBatched).redelivering(true),
        scale.readings(),
        0);
  }

  private List<Entry> engines(boolean isBatched) {
    Set<Contender> engines = EnumSet.of(Contender.JOB);
    Stream.of(Contender.values())
        .filter(contender -> contender.isPeer() && contender.isBuilt())
        .filter(contender -> scale.isFull() || !WITHOUT_GOAL.contains(contender))
        .forEach(engines::add);
    return Entries.of(
        List.copyOf(engines),
        replayed(scale.peerSites(), isBatched),
        scale.readings(),
        scale.peerReadings());
  }

  private List<Entry> slideEntries() {
    // Many cells: the result of a second must not be made of a handful of readings.
    Workload workload = replayed(scale.slideSites(), true);
    // Two minutes, of which the second is measured: in it exactly one tumbling window closes.
    long readings = SLIDE_SECONDS * (long) workload.cells();
    JobVariant seconds = JobVariant.MINUTES.with(Map.of("sla.slice", "1s", "sla.windows", "1m/1s"));
    return List.of(
        Entries.of(TUMBLING, JobVariant.MINUTES, workload, readings),
        Entries.of(SLIDING, seconds, workload, readings));
  }

  private List<Entry> checkpointEntries() {
    Workload workload = replayed(CHECKPOINT_SITES, true);
    return List.of(
        Entries.of(
            WITHOUT,
            JobVariant.MINUTES.with("checkpoints", "none"),
            workload,
            scale.manyCellReadings()),
        Entries.of(EVERY_10_S, JobVariant.MINUTES, workload, scale.manyCellReadings()));
  }

  private List<Entry> cellEntries() {
    long largest = Machine.memoryMebibytes() - LEFT_MEBIBYTES;
    Entry many =
        Entries.of(
            MANY_CELLS,
            JobVariant.MINUTES,
            replayed(scale.manySites(), true),
            scale.manyCellReadings());
    // Few cells reach the end of a window after few readings: in one municipality the windows are
    // so
    // few that closing them does not make a reading dear, which would flatter the many.
    Workload few = replayed(FEW_SITES, true).sized(FEW_SITES, 1);
    return List.of(
        Entries.of(FEW_CELLS, JobVariant.MINUTES, few, scale.variantReadings()),
        many.heap((int) Math.min(many.heapMebibytes(), largest)));
  }

  private List<Entry> skewEntries() {
    Workload workload = replayed(REPLAY_SITES, true);
    return List.of(
        Entries.of(UNIFORM, JobVariant.MINUTES, workload, scale.variantReadings()),
        Entries.of(SKEWED, JobVariant.MINUTES, workload.skewed(true), scale.variantReadings()));
  }

  private Workload replayed(int sites, boolean isBatched) {
    return Workload.of(seed, sites, MUNICIPALITIES).batched(isBatched);
  }

  private LoadTrial nationTrial() {
    return new LoadTrial(
        LoadPlan.of(seed, LoadPlan.NATION_SITES, LoadPlan.NATION_MUNICIPALITIES),
        Optional.of(scale.search()),
        List.of(MILLION),
        SHARES,
        scale.pace());
  }

  private LoadTrial millionCellsTrial() throws PartFailure {
    return new LoadTrial(
        LoadPlan.of(seed, CHECKPOINT_SITES, LoadPlan.NATION_MUNICIPALITIES),
        Optional.empty(),
        List.of(shareOfSustained(MILLION_CELLS_SHARE)),
        List.of(),
        scale.pace());
  }

  private RecoveryTrial recoveryTrial() throws PartFailure {
    return RecoveryTrial.of(
        seed,
        LoadPlan.NATION_SITES,
        LoadPlan.NATION_MUNICIPALITIES,
        shareOfSustained(RECOVERY_SHARE),
        scale.historySlices());
  }

  private long shareOfSustained(double share) throws PartFailure {
    long sustained = nation.get().found().orElseThrow().readingsPerSecond();
    if (sustained == 0) {
      throw new PartFailure(
          "load", new IllegalStateException("no rate was sustained to take a share of"));
    }
    return Math.round(share * sustained);
  }
}
