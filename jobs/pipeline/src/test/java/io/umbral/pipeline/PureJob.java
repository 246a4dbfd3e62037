package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.umbral.model.Rejected;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.aggregate.LocalAggregate;
import io.umbral.pipeline.merge.WindowAssembler;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.pipeline.types.WindowResultSerializer;
import io.umbral.sla.Account;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.SchemaLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * The SLA job without Flink: as many aggregates and assemblers as there are subtasks, wired by
 * calls. Partitions go to subtasks as chance has it, and so do the pieces of a checkpoint.
 */
final class PureJob {

  /** Name of what a host keeps. */
  private record Chunk(SeriesKey key, long termMillis, long startMillis) {}

  /** What a checkpoint holds. */
  record Checkpoint(
      List<SlicePartial> pending,
      List<Map.Entry<Integer, byte[]>> periods,
      List<Account> accounts,
      Map<Integer, Long> judged,
      Map<Chunk, byte[]> chunks,
      List<byte[]> indexes,
      List<Map.Entry<Long, Long>> announced,
      List<Long> published) {}

  private final SlicePlan plan;
  private final Random random;
  private final IntPredicate hasEnded;
  private final Consumer<WindowResult> results;
  private final List<Combine> combines = new ArrayList<>();
  private final List<Merge> merges = new ArrayList<>();
  private final Map<Integer, Integer> subtaskOf = new HashMap<>();
  private final Map<Integer, Long> judgedBefore = new HashMap<>();
  private final ReceivedReport received =
      new ReceivedReport(
          "cell-reports", new CellReportDecoder(SchemaLookup.NONE, 1 << 20), 1L << 50);

  /**
   * Makes one that has received nothing.
   *
   * @param hasEnded whether a partition has no more records
   */
  PureJob(
      SlicePlan plan,
      int subtasks,
      Random random,
      IntPredicate hasEnded,
      Consumer<WindowResult> results) {
    this.plan = plan;
    this.random = random;
    this.hasEnded = hasEnded;
    this.results = results;
    for (int i = 0; i < subtasks; i++) {
      combines.add(new Combine());
      merges.add(new Merge(i));
    }
    for (int partition = 0; partition < RandomNation.PARTITIONS; partition++) {
      subtaskOf.put(partition, random.nextInt(subtasks));
    }
  }

  /** Applies facts to the topology of every subtask. */
  void learn(Consumer<Topology> facts) {
    combines.forEach(combine -> facts.accept(combine.topology));
    merges.forEach(merge -> facts.accept(merge.topology));
  }

  /** Takes a record where its partition is read. */
  void receive(byte[] value, int partition, long offset) {
    received.take(value, partition, offset, Long.MAX_VALUE);
    Combine combine = combines.get(subtaskOf.get(partition));
    combine.aggregate.receive(received);
    if (received.isReadable()) {
      combine.newest.merge(partition, received.view().eventTimeMillis(), Math::max);
    }
  }

  /** Watermark by which the readers of a partition judge what is late, before a restart too. */
  long watermarkAt(int partition) {
    long now = combines.get(subtaskOf.get(partition)).sent;
    return Math.max(now, judgedBefore.getOrDefault(partition, Long.MIN_VALUE));
  }

  /** Emits the watermark of some subtask. */
  void tick() {
    int subtask = random.nextInt(combines.size());
    Combine combine = combines.get(subtask);
    long mark = Long.MAX_VALUE;
    for (int partition : subtaskOf.keySet()) {
      if (subtaskOf.get(partition) == subtask && !hasEnded.test(partition)) {
        long newest = combine.newest.getOrDefault(partition, Long.MIN_VALUE);
        boolean isNone = newest == Long.MIN_VALUE;
        mark = Math.min(mark, isNone ? newest : newest - RandomNation.OUT_OF_ORDERNESS - 1);
      }
    }
    if (mark > combine.sent) {
      combine.advanceTo(mark);
      advanceMerges();
    }
  }

  private void advanceMerges() {
    long least = combines.stream().mapToLong(combine -> combine.sent).min().orElseThrow();
    merges.forEach(merge -> merge.advanceTo(least));
  }

  /** The end of all input. */
  void end() {
    combines.forEach(combine -> combine.advanceTo(Long.MAX_VALUE));
    advanceMerges();
  }

  Account account() {
    return combines.stream()
        .map(combine -> combine.aggregate.account())
        .reduce(Account.EMPTY, Account::plus);
  }

  /** Whether nothing is remembered. */
  boolean isEmpty() {
    return combines.stream()
            .allMatch(
                combine ->
                    combine.aggregate.rememberedSources() == 0
                        && combine.aggregate.oldestOpenSlice().isEmpty())
        && merges.stream()
            .allMatch(
                merge ->
                    merge.assembler.seriesCount() == 0
                        && merge.assembler.memoryBytes() == 0
                        && merge.stored.isEmpty());
  }

  Checkpoint checkpoint() {
    Checkpoint taken =
        new Checkpoint(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new HashMap<>(),
            new HashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 0; i < combines.size(); i++) {
      int subtask = i;
      LocalAggregate aggregate = combines.get(i).aggregate;
      taken.pending().addAll(aggregate.pending());
      aggregate.countedPeriods().forEach((p, of) -> taken.periods().add(Map.entry(p, of)));
      aggregate
          .unclaimedPeriods(partition -> partition % combines.size() == subtask)
          .forEach((p, of) -> taken.periods().add(Map.entry(p, of)));
      taken.accounts().add(aggregate.account());
    }
    subtaskOf.keySet().forEach(partition -> taken.judged().put(partition, watermarkAt(partition)));
    for (Merge merge : merges) {
      taken.indexes().add(checked(() -> merge.assembler.writeThrough()));
      taken.chunks().putAll(merge.stored);
      taken.announced().addAll(Map.copyOf(merge.assembler.announced().stretches()).entrySet());
      taken.published().add(merge.assembler.publishedUntil());
    }
    return taken;
  }

  /** Takes a checkpoint back into a job that has received nothing yet. */
  void restore(Checkpoint taken) {
    for (Account account : taken.accounts()) {
      combines.get(random.nextInt(combines.size())).aggregate.restoreAccount(account);
    }
    judgedBefore.putAll(taken.judged());
    for (Combine combine : combines) {
      taken.periods().forEach(of -> combine.aggregate.restorePeriods(of.getKey(), of.getValue()));
    }
    taken.chunks().forEach((name, chunk) -> mergeOf(name.key()).stored.put(name, chunk));
    for (Merge merge : merges) {
      taken.announced().forEach(of -> merge.assembler.announced().add(of.getKey(), of.getValue()));
      merge.assembler.resumeAt(
          taken.published().stream().mapToLong(of -> of).min().orElseThrow(),
          taken.published().stream().mapToLong(of -> of).max().orElseThrow());
      taken.indexes().forEach(merge::restore);
    }
    for (SlicePartial partial : taken.pending()) {
      combines.get(random.nextInt(combines.size())).aggregate.restorePending(partial);
    }
  }

  private static <T> T checked(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException("no host of this test throws", e);
    }
  }

  private Merge mergeOf(SeriesKey key) {
    return merges.get(Math.floorMod(key.hashCode(), merges.size()));
  }

  private final class Combine implements LocalAggregate.Output {
    private final Topology topology = new Topology();
    private final LocalAggregate aggregate = new LocalAggregate(plan, topology, this);
    private final Map<Integer, Long> newest = new HashMap<>();
    private long sent = Long.MIN_VALUE;

    private Combine() {}

    private void advanceTo(long mark) {
      sent = mark;
      aggregate.advanceTo(mark);
    }

    @Override
    public void partial(SlicePartial partial) {
      boolean isTaken = checked(() -> mergeOf(partial.key()).assembler.add(partial));
      if (!isTaken) {
        throw new AssertionError(partial + " came after its slice was gone");
      }
    }

    @Override
    public void announce(long sliceStartMillis) {
      merges.forEach(merge -> merge.assembler.announce(sliceStartMillis));
    }

    @Override
    public void rejected(Rejected rejected) {
      // Accounts say how many; what they look like is for other tests.
    }
  }

  private final class Merge implements WindowAssembler.Host {
    private final Topology topology = new Topology();
    private final Map<Chunk, byte[]> stored = new HashMap<>();
    private final WindowAssembler assembler;

    private Merge(int subtask) {
      // From no room at all to more than is ever needed.
      long roomBytes = random.nextInt(4) == 0 ? 0 : 1L << (8 + random.nextInt(12));
      assembler =
          new WindowAssembler(
              plan, topology, key -> mergeOf(key) == merges.get(subtask), this, roomBytes);
    }

    private void advanceTo(long mark) {
      checked(
          () -> {
            assembler.advanceTo(mark);
            return true;
          });
    }

    private void restore(byte[] index) {
      checked(
          () -> {
            assembler.restore(index);
            return true;
          });
    }

    @Override
    public void emit(WindowResult result) {
      results.accept(new WindowResultSerializer().copy(result));
    }

    @Override
    public void store(SeriesKey key, long termMillis, long startMillis, byte[] chunk) {
      stored.put(new Chunk(key, termMillis, startMillis), chunk);
    }

    @Override
    public byte[] load(SeriesKey key, long termMillis, long startMillis) {
      return stored.get(new Chunk(key, termMillis, startMillis));
    }

    @Override
    public void forget(SeriesKey key, long termMillis, long startMillis) {
      assertNotNull(
          stored.remove(new Chunk(key, termMillis, startMillis)), "what is forgotten was kept");
    }
  }
}
