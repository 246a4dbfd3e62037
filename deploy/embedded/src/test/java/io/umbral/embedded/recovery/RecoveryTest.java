package io.umbral.embedded.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.pipeline.FinalAccount;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.SlaJobOnKafka.Mode;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.sla.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped or killed, and resumed, says what an uninterrupted one says. */
@Tag("slow")
final class RecoveryTest {

  /** No partition is ever idle, so that nothing depends on how fast this machine is. */
  static final SlaJobConfig CONFIG = SlaJobConfig.from(Map.of("sla.idleness", "1h"));

  private static final long SEED = 20260301;

  /** A folder for each release: a canonical savepoint of 0.3 of the measurements. */
  private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");

  /**
   * What a savepoint of a release holds lies before this instant; later windows are all to come.
   */
  private static final long AFTER_SAVEPOINT = Measurements.BEGIN + 20 * Measurements.MINUTE;

  @TempDir private Path directory;
  private EmbeddedKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;
  private final Measurements measurements = new Measurements(SEED);

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start();
    producer = Measurements.producer(kafka.bootstrap());
    kafka.createTopic("cell-reports", Measurements.PARTITIONS, Map.of());
    kafka.createTopic("cell-inventory", 1, Map.of("cleanup.policy", "compact"));
    measurements.sendInventory(producer, "cell-inventory");
  }

  @AfterEach
  void stop() {
    producer.close();
    kafka.close();
  }

  /** What a run came to. */
  private record Said(Map<String, WindowResult> windows, Set<String> refusals, Account account) {}

  private SlaJobOnKafka job(String run, Mode mode) {
    Topics topics =
        new Topics("cell-reports", "cell-inventory", "windows-" + run, "rejected-" + run);
    kafka.createTopic(topics.slaWindows(), 2, Map.of());
    kafka.createTopic(topics.rejected(), 1, Map.of());
    return new SlaJobOnKafka(
        kafka.bootstrap(), new Properties(), run, topics, Optional.empty(), mode);
  }

  private OutputTopics outputs(SlaJobOnKafka job) {
    return new OutputTopics(kafka.bootstrap(), job.topics().slaWindows(), job.topics().rejected());
  }

  private void sendUpTo(double share) throws Exception {
    measurements.sendUpTo(share, producer, "cell-reports");
  }

  private Said uninterrupted() throws Exception {
    SlaJobOnKafka job = job("uninterrupted", Mode.BOUNDED);
    try (RunningJob running =
            RunningJob.start(
                "uninterrupted", job, CONFIG, 2, directory.resolve("whole"), Optional.empty());
        OutputTopics outputs = outputs(job)) {
      Account account = FinalAccount.of(running.result());
      outputs.read();
      return said(outputs, account);
    }
  }

  private static Said said(OutputTopics outputs, Account account) {
    return new Said(outputs.bestBefore(Measurements.FINAL_BEFORE), outputs.refusals(), account);
  }

  /** Waits for the end of a resumed run and compares. */
  private void assertSaysTheSame(RunningJob running, OutputTopics outputs) throws Exception {
    Said expected = uninterrupted();
    assertEquals(measurements.readings(), expected.account().received());
    assertTrue(expected.account().duplicate() > 0 && expected.account().rejected() > 0);
    assertEquals(0, expected.account().late());
    assertTrue(expected.windows().values().stream().allMatch(of -> of.status() == Status.FINAL));
    outputs.await(
        "as many readings as were sent",
        () -> running.account().received() == measurements.readings());
    outputs.await(
        "the results of an uninterrupted run",
        () -> outputs.bestBefore(Measurements.FINAL_BEFORE).equals(expected.windows()));
    outputs.await(
        "the refusals of an uninterrupted run",
        () -> outputs.refusals().equals(expected.refusals()));
    assertEquals(expected, said(outputs, running.account()));
  }

  @Test
  void savepointsAndOtherParallelismsChangeNothing() throws Exception {
    SlaJobOnKafka job = job("resumed", Mode.UNBOUNDED);
    Path savepoints = directory.resolve("savepoints");
    try (OutputTopics outputs = outputs(job)) {
      Optional<String> from = Optional.empty();
      double share = 0;
      for (int parallelism : List.of(1, 4)) {
        share += 0.3;
        sendUpTo(share);
        outputs.read();
        int before = outputs.windows().size();
        try (RunningJob running =
            RunningJob.start("resumed", job, CONFIG, parallelism, directory, from)) {
          outputs.await("results", () -> outputs.windows().size() > before);
          sendUpTo(share + 0.05);
          from = Optional.of(running.stop(savepoints));
        }
      }
      sendUpTo(1);
      try (RunningJob running = RunningJob.start("resumed", job, CONFIG, 2, directory, from)) {
        assertSaysTheSame(running, outputs);
      }
    }
  }

  /**
   * A release adds its savepoint: run this test with {@code -Dumbral.savepoint=VERSION}, which
   * writes the folder of that name beside those that are there, and keep it. None is ever changed.
   */
  @Test
  void theStateOfEveryReleaseIsGoneOnFrom() throws Exception {
    Optional<String> added = Optional.ofNullable(System.getProperty("umbral.savepoint"));
    if (added.isPresent()) {
      writeSavepoint(SAVEPOINTS.resolve(added.get()));
    }
    sendUpTo(1);
    Said expected = uninterrupted();
    List<Path> releases;
    try (Stream<Path> found = Files.list(SAVEPOINTS)) {
      releases = found.sorted().toList();
    }
    assertTrue(!releases.isEmpty(), () -> "no savepoint in " + SAVEPOINTS);
    for (Path release : releases) {
      assertGoesOnFrom(release, expected);
    }
  }

  private void writeSavepoint(Path folder) throws Exception {
    SlaJobOnKafka job = job("release", Mode.UNBOUNDED);
    sendUpTo(0.3);
    try (OutputTopics outputs = outputs(job);
        RunningJob running =
            RunningJob.start("release", job, CONFIG, 2, directory, Optional.empty())) {
      outputs.await("results", () -> !outputs.windows().isEmpty());
      // Its files name the folder in which it was written: one that says nothing of its writer.
      URI written = URI.create(running.stop(Path.of("/tmp", "umbral-savepoint")));
      Files.move(
          Path.of(written),
          Files.createDirectories(folder.getParent()).resolve(folder.getFileName()));
    }
  }

  private void assertGoesOnFrom(Path release, Said expected) throws Exception {
    String name = "release-" + release.getFileName();
    SlaJobOnKafka job = job(name, Mode.UNBOUNDED);
    Optional<String> from = Optional.of(release.toUri().toString());
    try (OutputTopics outputs = outputs(job);
        RunningJob running = RunningJob.start(name, job, CONFIG, 2, directory, from)) {
      outputs.await(
          "as many readings as were sent, with those of the savepoint of " + release,
          () -> running.account().received() == measurements.readings());
      outputs.await(
          "the results of an uninterrupted run from the savepoint of " + release,
          () ->
              later(outputs.bestBefore(Measurements.FINAL_BEFORE))
                  .equals(later(expected.windows())));
      assertEquals(expected.account(), running.account());
      outputs
          .bestBefore(Measurements.FINAL_BEFORE)
          .forEach((key, window) -> assertEquals(expected.windows().get(key), window));
    }
  }

  private static Map<String, WindowResult> later(Map<String, WindowResult> windows) {
    Map<String, WindowResult> later = new TreeMap<>(windows);
    later.values().removeIf(window -> window.windowStartMillis() < AFTER_SAVEPOINT);
    return later;
  }

  @Test
  void aKilledProcessChangesNothing() throws Exception {
    SlaJobOnKafka job = job("killed", Mode.UNBOUNDED);
    sendUpTo(0.4);
    try (OutputTopics outputs = outputs(job)) {
      Process child = startChild(job.topics());
      try {
        outputs.await("results of the child", () -> !outputs.windows().isEmpty());
        String first = latestCheckpoint();
        outputs.await("a checkpoint after that", () -> !latestCheckpoint().equals(first));
        int before = outputs.windows().size();
        sendUpTo(0.7);
        outputs.await("more results", () -> outputs.windows().size() > before);
      } finally {
        child.destroyForcibly().waitFor();
      }
      sendUpTo(1);
      try (RunningJob running =
          RunningJob.start("killed", job, CONFIG, 2, directory, Optional.of(latestCheckpoint()))) {
        assertSaysTheSame(running, outputs);
      }
    }
  }

  private Process startChild(Topics topics) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Duser.timezone=UTC",
            "-Djava.io.tmpdir=" + directory,
            "-cp",
            System.getProperty("java.class.path"),
            ChildJob.class.getName(),
            kafka.bootstrap(),
            topics.cellReports(),
            topics.cellInventory(),
            topics.slaWindows(),
            topics.rejected(),
            directory.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("child.log").toFile())
        .start();
  }

  /** The newest checkpoint that is complete, or nothing where there is none. */
  private String latestCheckpoint() {
    try (Stream<Path> found = Files.walk(directory.resolve("checkpoints"))) {
      return found
          .filter(path -> path.endsWith("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparingLong(RecoveryTest::numberOf))
          .map(Path::toString)
          .orElse("");
    } catch (IOException | UncheckedIOException passing) {
      // Flink deletes old checkpoints while we look.
      return "";
    }
  }

  private static long numberOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
