package io.umbral.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.model.WindowResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts are killed and paused while reports come in, and in the end every minute is as it was
 * counted apart from the job. {@code -Dumbral.faults=50} makes it 50 faults, {@code
 * -Dumbral.faults.seed} repeats them.
 */
@Tag("failures")
final class FailureTest {

  private static final int FAULTS = Integer.getInteger("umbral.faults", 5);
  private static final long SEED = Long.getLong("umbral.faults.seed", 20261125);

  /** No partition is ever idle, so that nothing depends on how long a part is away. */
  private static final Map<String, String> SETTINGS =
      Map.of("sla.windows", "1m,5m", "sla.idleness", "1h");

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What is done to a part: killed, where it is paused for no time at all. */
  private record Blow(Part part, Duration pause) {

    @Override
    public String toString() {
      return pause.isZero() ? "kill " + part : "pause " + part + " for " + pause.toMillis() + " ms";
    }
  }

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private final Random random = new Random(SEED);

  private static Blow kill(Part part) {
    return new Blow(part, Duration.ZERO);
  }

  /** A pause of some seconds: of shorter ones nobody takes note, after longer ones one is dead. */
  private Blow pause() {
    List<Part> parts = List.of(Part.KAFKA, Part.JOBMANAGER, Part.TASKMANAGER_1, Part.TASKMANAGER_2);
    return new Blow(
        parts.get(random.nextInt(parts.size())), Duration.ofMillis(2_000 + random.nextInt(6_000)));
  }

  /** Every kind of kill and a pause, in an order by chance, again and again. */
  private List<Blow> blows() {
    List<Blow> blows = new ArrayList<>();
    while (blows.size() < FAULTS) {
      List<Blow> round =
          new ArrayList<>(
              List.of(
                  kill(Part.TASKMANAGER_1),
                  kill(Part.TASKMANAGER_2),
                  kill(Part.JOBMANAGER),
                  kill(Part.KAFKA),
                  pause()));
      Collections.shuffle(round, random);
      blows.addAll(round);
    }
    return blows.subList(0, FAULTS);
  }

  /** A jar of another build would be tested in the place of what is here. */
  @BeforeAll
  static void theJobJarIsOfTheseSources() throws IOException {
    try (JarFile jar = new JarFile(ClassPaths.find().jobJar().toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith("io/umbral/") && name.endsWith(".class")) {
          try (InputStream inJar = jar.getInputStream(entry);
              InputStream here = FailureTest.class.getClassLoader().getResourceAsStream(name)) {
            assertTrue(
                here != null && Arrays.equals(inJar.readAllBytes(), here.readAllBytes()),
                () ->
                    jar.getName()
                        + " has another "
                        + name
                        + ": build it with mvn package -pl deploy/job -am -Dmaven.test.skip=true");
          }
        }
      }
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void whatIsKilledOrPausedCostsNoReadingAndCountsNoneTwice() throws Exception {
    long startMillis =
        Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS).toEpochMilli();
    LocalCluster cluster = LocalCluster.in(directory);
    List<String> job = new ArrayList<>(List.of("sla"));
    SETTINGS.forEach((key, value) -> job.addAll(List.of("--set", key + "=" + value)));
    try {
      cluster.startKafka();
      try (Feed feed =
              new Feed(
                  SEED,
                  ReferenceData.read(ShippedFiles.directory("mexico")),
                  startMillis,
                  cluster.bootstrap());
          Results results = new Results(cluster.bootstrap(), "sla-windows")) {
        feed.sendInventory();
        cluster.startFlink(job);
        feed.start();
        System.out.printf(Locale.ROOT, "%d faults of seed %d%n", FAULTS, SEED);
        System.out.printf(
            Locale.ROOT, "the first result after %.1f s%n", seconds(untilResultsOf(feed, results)));
        System.out.printf(
            Locale.ROOT,
            "undisturbed, a result after %.1f s%n",
            seconds(untilResultsOf(feed, results)));
        for (Blow blow : blows()) {
          Duration recovery = suffer(blow, cluster, job, feed, results);
          System.out.printf(Locale.ROOT, "%-32s a result after %.1f s%n", blow, seconds(recovery));
        }
        assertSaysWhatItShould(feed.end(), feed.minuteMillis(), results);
      }
    } finally {
      cluster.stop();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private Duration suffer(
      Blow blow, LocalCluster cluster, List<String> job, Feed feed, Results results) {
    long begin = System.nanoTime();
    if (blow.pause().isZero()) {
      cluster.kill(blow.part());
      cluster.start(blow.part(), blow.part() == Part.KAFKA ? List.of() : job);
    } else {
      cluster.pause(blow.part());
      LockSupport.parkNanos(blow.pause().toNanos());
      cluster.resume(blow.part());
    }
    Duration unused = untilResultsOf(feed, results);
    assertTrue(
        LocalCluster.await(PATIENCE, () -> cluster.job().map(JobStanding::isWhole).orElse(false)),
        () -> "the job is whole again after " + blow + ": " + cluster.job());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits for a result of reports that are not sent yet. */
  private static Duration untilResultsOf(Feed feed, Results results) {
    long begin = System.nanoTime();
    long wanted = feed.minuteMillis() + Feed.MINUTE_MILLIS;
    boolean isThere =
        LocalCluster.await(
            PATIENCE,
            () -> {
              results.read();
              return results.newestMinuteMillis() >= wanted;
            });
    assertTrue(
        isThere,
        () ->
            "no result of "
                + Instant.ofEpochMilli(wanted)
                + " within "
                + PATIENCE
                + ", the newest is of "
                + Instant.ofEpochMilli(results.newestMinuteMillis()));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void assertSaysWhatItShould(
      Map<ExpectedSlaTotals.Key, Figures> expected, long endMillis, Results results) {
    boolean unused =
        LocalCluster.await(
            PATIENCE,
            () -> {
              results.read();
              return Oracle.differences(expected, results.endingBy(endMillis)).isEmpty();
            });
    Map<String, WindowResult> found = results.endingBy(endMillis);
    assertEquals(Map.of(), Oracle.differences(expected, found));
    System.out.printf(
        Locale.ROOT, "compared: %,d series and minutes, counted the plain way%n", expected.size());
  }
}
