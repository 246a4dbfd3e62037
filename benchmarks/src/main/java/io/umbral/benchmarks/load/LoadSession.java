package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Compared;
import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Reports;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.harness.Verifier;
import io.umbral.benchmarks.replay.EngineProcess;
import io.umbral.benchmarks.replay.Entry;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A broker, a generator, the job and an observer on the cores of this machine. Rates are sent one
 * after the other to the same job; at the end everything that was sent is counted again by the
 * loop.
 */
final class LoadSession implements AutoCloseable {

  /** Time that the generator is given to be ready for a schedule. */
  private static final int AHEAD_MILLIS = 1_000;

  /** Silence after which nothing more is expected of a job that has received everything. */
  private static final int QUIET_MILLIS = 1_000;

  /** The same before results are compared, where nothing may be missed. */
  private static final int VERY_QUIET_MILLIS = 4_000;

  private static final int LOOK_MILLIS = 50;

  private final Lab lab;
  private final LoadPlan plan;
  private final LoadTopics topics;
  private final Path directory;
  private final Observer observer;
  private Generator generator;
  private Job job;
  private volatile Consumer<Figures> watcher = any -> {};
  private volatile Sent sent = new Sent(0, Optional.empty());
  private long sentRecords;
  private long lastPeriodEndMillis = Long.MIN_VALUE;

  /**
   * What was sent.
   *
   * @param readings before the schedule, if there is one
   * @param sending what is being sent
   */
  private record Sent(long readings, Optional<Schedule> sending) {}

  private LoadSession(
      Lab lab, LoadPlan plan, LoadTopics topics, Path directory, Observer observer) {
    this.lab = lab;
    this.plan = plan;
    this.topics = topics;
    this.directory = directory;
    this.observer = observer;
  }

  /** Makes the topics, and starts the observer. */
  static LoadSession open(Lab lab, LoadPlan plan) throws IOException, InterruptedException {
    LoadTopics topics = LoadTopics.create(lab, plan);
    return new LoadSession(
        lab,
        plan,
        topics,
        lab.newDirectory("job-"),
        new Observer(lab.topics(), topics.windows(), plan));
  }

  LoadPlan plan() {
    return plan;
  }

  Job job() {
    return job;
  }

  Generator generator() {
    return generator;
  }

  Observer observer() {
    return observer;
  }

  Lab lab() {
    return lab;
  }

  LoadTopics topics() {
    return topics;
  }

  void startGenerator() throws IOException, InterruptedException {
    generator = Generator.start(lab, topics.reports(), plan.partitions(), plan.workload());
  }

  /**
   * Sends a history, as fast as the broker takes it.
   *
   * @param history who reports what
   * @param rounds how many
   * @param firstStartMillis start of the first, event time, milliseconds since the epoch
   */
  void prefill(Workload history, int rounds, long firstStartMillis) throws InterruptedException {
    long readings =
        lab.send(history, topics.reports(), plan.partitions(), rounds, firstStartMillis);
    sent = new Sent(sent.readings() + readings, Optional.empty());
    sentRecords += readings / history.readingsPerRecord();
    lastPeriodEndMillis =
        firstStartMillis + (rounds - 1L) * history.everyMillis() + history.periodMillis();
  }

  /**
   * Starts the job and waits until it can read.
   *
   * @param from checkpoint to go on from
   */
  void startJob(Optional<Path> from) throws IOException {
    job = Job.start(lab, plan, topics, directory, from, figures -> watcher.accept(figures));
    job.await("a job that runs", () -> job.figure(JobProcess.SUBTASKS) == 2L * plan.partitions());
  }

  /** Tells somebody every status of the job from now on. */
  void watch(Consumer<Figures> by) {
    watcher = by;
  }

  /**
   * Begins to send.
   *
   * @param readingsPerSecond rate
   * @param seconds for how long
   * @param eventLagMillis how far event time is behind the clock, whole ticks
   */
  Schedule begin(long readingsPerSecond, int seconds, long eventLagMillis) {
    int tick = plan.workload().periodMillis();
    long earliest = System.currentTimeMillis() + AHEAD_MILLIS;
    double recordsPerSecond = (double) readingsPerSecond / plan.workload().readingsPerRecord();
    Schedule begun =
        new Schedule(
            (earliest / tick + 1) * tick,
            tick,
            recordsPerSecond,
            (long) (recordsPerSecond * seconds),
            plan.workload().sources(),
            eventLagMillis);
    generator.begin(begun);
    sent = new Sent(sent.readings(), Optional.of(begun));
    return begun;
  }

  /** Ends the sending, finished or not, and returns what the generator has to say. */
  Figures end() throws IOException, InterruptedException {
    Figures figures = generator.end();
    Schedule ended = sent.sending().orElseThrow();
    long records = figures.get("records");
    if (records > 0) {
      lastPeriodEndMillis = ended.periodStartMillis(records - 1) + plan.workload().periodMillis();
    }
    sentRecords += records;
    sent =
        new Sent(sent.readings() + records * plan.workload().readingsPerRecord(), Optional.empty());
    return figures;
  }

  /** Readings that were due when a status was told, and had not been received. */
  long lagAt(Figures status) {
    Sent now = sent;
    long due = now.readings();
    if (now.sending().isPresent()) {
      Schedule sending = now.sending().get();
      long sinceMillis = status.get(JobProcess.MILLIS) - sending.startMillis();
      due += sending.dueBy(sinceMillis * 1_000_000) * plan.workload().readingsPerRecord();
    }
    return due - status.get(JobProcess.RECEIVED);
  }

  /** Waits until everything that was sent is received, and its results have come. */
  void drain() throws IOException {
    drain(QUIET_MILLIS);
  }

  private void drain(int quietMillis) throws IOException {
    job.await(
        "the receipt of all readings", () -> job.figure(JobProcess.RECEIVED) >= sent.readings());
    long seen = -1;
    while (seen != observer.arrivals()) {
      seen = observer.arrivals();
      pause(quietMillis);
    }
  }

  /** Waits. */
  static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }

  /** Waits until an instant, milliseconds since the epoch, or until a condition holds. */
  static void pauseUntil(long millis, BooleanSupplier unless) {
    while (System.currentTimeMillis() < millis && !unless.getAsBoolean()) {
      pause(LOOK_MILLIS);
    }
  }

  /**
   * Ends the job, counts again what was sent, and holds the results against that.
   *
   * @return whether every window that could be closed is as the loop counts it
   */
  boolean isAgreed() throws IOException, InterruptedException, WireException {
    drain(VERY_QUIET_MILLIS);
    job.kill();
    Compared compared = plan.compared(lastPeriodEndMillis);
    Digest ofJob =
        new Verifier(lab.topics(), compared)
            .ofJob(topics.windows(), lab.file("lines-load-job.txt"));
    Entry count = Entry.counting("load-count", plan.workload(), compared, plan.count());
    Digest counted = new EngineProcess(lab).run(count, reports()).digest();
    boolean isAgreed = ofJob.equals(counted) && counted.windows() > 0;
    Say.line(
        "%,d readings sent; %,d windows of the job, %,d of the loop: digests %s",
        sent.readings(),
        ofJob.windows(),
        counted.windows(),
        isAgreed ? "agree" : "DIFFER: no figure counts");
    return isAgreed;
  }

  private Reports reports() {
    return new Reports(
        topics.reports(),
        topics.inventory(),
        plan.workload(),
        1,
        plan.partitions(),
        sentRecords,
        sent.readings(),
        0);
  }

  @Override
  public void close() throws IOException {
    if (job != null) {
      job.close();
    }
    if (generator != null) {
      generator.close();
    }
    observer.close();
    topics.delete(lab);
    Lab.delete(directory);
  }
}
