package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.ChildProcess;
import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The process of the job, seen from here. */
final class Job implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long LOOK_NANOS = 20_000_000;
  private static final String CHECKPOINT = "chk-";

  private final ChildProcess process;
  private final Path directory;
  private final AtomicReference<Figures> status;

  private Job(ChildProcess process, Path directory, AtomicReference<Figures> status) {
    this.process = process;
    this.directory = directory;
    this.status = status;
  }

  /**
   * Starts it and returns at once.
   *
   * @param lab where
   * @param plan what it is
   * @param topics its topics
   * @param directory for state and checkpoints
   * @param from checkpoint to go on from
   * @param watcher is told every status
   */
  static Job start(
      Lab lab,
      LoadPlan plan,
      LoadTopics topics,
      Path directory,
      Optional<Path> from,
      Consumer<Figures> watcher)
      throws IOException {
    AtomicReference<Figures> status = new AtomicReference<>(new Figures());
    ChildProcess process =
        ChildProcess.start(
            JobProcess.class,
            plan.heapMebibytes(),
            plan.jvmOptions(),
            List.of(
                lab.bootstrap(),
                topics.reports(),
                topics.inventory(),
                topics.windows(),
                topics.rejected(),
                plan.job().toString(),
                Integer.toString(plan.partitions()),
                directory.toAbsolutePath().toString(),
                from.map(Path::toString).orElse(JobProcess.NO_CHECKPOINT),
                plan.alarms().map(Enum::name).orElse(JobProcess.NO_ALARMS),
                topics.alarms().alerts(),
                topics.alarms().alertState(),
                topics.alarms().alertRules(),
                topics.alarms().operatorActions()),
            lab.file("log-job.txt"),
            figures -> {
              status.set(figures);
              watcher.accept(figures);
            });
    return new Job(process, directory, status);
  }

  /** A figure as it was told last; 0 before the first. */
  long figure(String name) {
    return status.get().asMap().getOrDefault(name, 0L);
  }

  /**
   * Waits for a condition.
   *
   * @param what it is, for the message where it does not come true
   * @param condition looked at again and again
   */
  void await(String what, BooleanSupplier condition) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "the job %s before there was %s, see %s"
                .formatted(
                    process.isAlive() ? "ran for " + PATIENCE.toMinutes() + " minutes" : "ended",
                    what,
                    process.log()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Bytes in use after full collections. */
  long liveHeapBytes() throws IOException, InterruptedException {
    process.tell(JobProcess.HEAP);
    return Long.parseLong(process.answer(PATIENCE));
  }

  Duration cpu() {
    return process.cpu();
  }

  /** The newest checkpoint that is complete. */
  Optional<Path> newestCheckpoint() {
    try (Stream<Path> found = Files.walk(checkpoints())) {
      return found
          .filter(path -> path.endsWith("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparingLong(Job::numberOf));
    } catch (IOException | UncheckedIOException passing) {
      return Optional.empty(); // Flink deletes old checkpoints while we look.
    }
  }

  private static long numberOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(CHECKPOINT.length()));
  }

  /** Bytes of all files of checkpoints; some may be of one that is about to be deleted. */
  long checkpointBytesOnDisk() {
    try (Stream<Path> found = Files.walk(checkpoints())) {
      return found.filter(Files::isRegularFile).mapToLong(Job::sizeOf).sum();
    } catch (IOException | UncheckedIOException passing) {
      return 0;
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException passing) {
      return 0;
    }
  }

  private Path checkpoints() {
    return directory.resolve("checkpoints");
  }

  /** Kills it (SIGKILL): no last words, no last checkpoint. */
  void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
