package io.umbral.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.embedded.alarms.RuleFiles;
import io.umbral.embedded.demo.ExpectedAlarms;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.wire.AlertRuleCodec.Written;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts are killed, paused, cut off and filled up while reports come in, and in the end every topic
 * is as it was counted apart from the job. Five faults; {@code -Dumbral.faults=50} makes it 50 by
 * chance, {@code -Dumbral.faults.seed} repeats them, {@code -Dumbral.faults.delivery=at-least-once}
 * has alarms written in the idempotent mode.
 */
@Tag("failures")
final class FailureTest {

  private static final int FEW = 5;
  private static final int FAULTS = Integer.getInteger("umbral.faults", FEW);
  private static final long SEED = Long.getLong("umbral.faults.seed", 20261125);
  private static final String EXACTLY_ONCE = "exactly-once";
  private static final String DELIVERY = System.getProperty("umbral.faults.delivery", EXACTLY_ONCE);

  /**
   * No partition is ever idle and nothing is ever late, so that nothing depends on how long a part
   * is away: a minute of event time is a second here.
   */
  private static final List<String> JOB =
      List.of(
          "alert",
          "--set",
          "sla.windows=1m,5m",
          "--set",
          "sla.idleness=12h",
          "--set",
          "sla.allowed-lateness=4h",
          "--set",
          "alert.delivery=" + DELIVERY);

  /** A day of event time is 24 minutes here, and never catches up with the broker's clock. */
  private static final int DAYS_BACK = 6;

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private final Random random = new Random(SEED);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, List<Long>> recoveriesMillis = new TreeMap<>();
  private Path driveTests;
  private int consolePort;
  private LocalCluster cluster;

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
                        + ": build it with mvn package -pl deploy/local-cluster/flink,deploy/job"
                        + " -am -Dmaven.test.skip=true");
          }
        }
      }
    }
  }

  @BeforeEach
  void placesThatStay() throws IOException {
    driveTests = Files.createDirectories(directory.resolve("drive-tests"));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      consolePort = free.getLocalPort();
    }
  }

  /** With what a part is started. */
  private List<String> arguments(Part part) {
    return switch (part) {
      case ZOOKEEPER, KAFKA -> List.of();
      case JOBMANAGER, TASKMANAGER_1, TASKMANAGER_2 -> JOB;
      case INGEST ->
          List.of("--format", DriveTest.FORMAT, "--watch", "--input", driveTests.toString());
      case CONSOLE ->
          List.of(
              "--port",
              Integer.toString(consolePort),
              "--set",
              "console.history.file=" + directory.resolve("history.duckdb"));
    };
  }

  @Test
  @Timeout(value = 90, unit = TimeUnit.MINUTES)
  void whatHappensToPartsCostsNoReadingAndCountsNoneTwice() throws Exception {
    long startMillis =
        Instant.now()
            .minus(DAYS_BACK, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.HOURS)
            .toEpochMilli();
    ReferenceData reference = ReferenceData.read(ShippedFiles.directory("mexico"));
    List<Written> rules = RuleFiles.read(ClassPaths.deploy().resolve("rules/loss.yaml"));
    cluster = LocalCluster.in(directory);
    String bootstrap = cluster.bootstrap();
    Feed feed = null;
    Faults faults = null;
    try {
      cluster.startKafka();
      feed = new Feed(SEED, reference, startMillis, bootstrap, new DriveTest(driveTests));
      faults = Faults.of(cluster, directory, this::arguments, feed);
      try (Results results = new Results(bootstrap, "sla-windows");
          Told told = new Told(bootstrap, feed)) {
        feed.sendInventory();
        AlarmTopics.publish(bootstrap, rules);
        faults.startWhatHasEnded();
        feed.start();
        run(faults, feed, results, told);
        assertSaysWhatItShould(feed, reference, rules, results, told);
      }
    } finally {
      if (feed != null) {
        feed.close();
      }
      cluster.stop();
      if (faults != null) {
        faults.close();
      }
    }
  }

  private void run(Faults faults, Feed feed, Results results, Told told) throws IOException {
    List<Fault> drawn = FAULTS == FEW ? faults.few() : faults.draw(FAULTS, random);
    System.out.printf(Locale.ROOT, "%d faults of seed %d, alarms %s%n", FAULTS, SEED, DELIVERY);
    System.out.printf(
        Locale.ROOT,
        "the first result after %.1f s%n",
        seconds(untilWhole(faults, feed, results, told)));
    for (int i = 0; i < FEW; i++) {
      record("undisturbed", untilWhole(faults, feed, results, told));
    }
    int undisturbed = told.latenciesMillis().size();
    for (Fault fault : drawn) {
      fault.strike().run();
      LockSupport.parkNanos(fault.lasting().toNanos());
      long mended = System.nanoTime();
      fault.mend().run();
      Duration unused = untilWhole(faults, feed, results, told);
      record(fault.name(), Duration.ofNanos(System.nanoTime() - mended));
    }
    List<Long> latencies = new ArrayList<>(told.latenciesMillis().subList(0, undisturbed));
    Collections.sort(latencies);
    if (!latencies.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "undisturbed, %d events of alarms %s were read %.1f s (median) after their minute%n",
          latencies.size(),
          DELIVERY,
          latencies.get(latencies.size() / 2) / 1_000.0);
    }
    Path unused = Files.writeString(Path.of("target", "faults.json"), json(drawn.size()));
  }

  private void record(String what, Duration recovery) {
    recoveriesMillis.computeIfAbsent(what, any -> new ArrayList<>()).add(recovery.toMillis());
    System.out.printf(Locale.ROOT, "%-45s whole again after %.1f s%n", what, seconds(recovery));
  }

  private String json(int faults) {
    List<String> lines = new ArrayList<>();
    recoveriesMillis.forEach(
        (what, millis) -> lines.add("    \"%s\" : %s".formatted(what, millis)));
    return """
        {
          "command" : "mvn -Pfailures test -pl deploy/local-cluster -am -Dumbral.faults=%d -Dumbral.faults.delivery=%s",
          "seed" : %d,
          "processors" : %d,
          "jdk" : "%s",
          "faults" : %d,
          "recoveriesMillis" : {
        %s
          }
        }
        """
        .formatted(
            faults,
            DELIVERY,
            SEED,
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            faults,
            String.join(",\n", lines));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Waits for a result of reports that are not sent yet, a job of which every task runs, pages. */
  private Duration untilWhole(Faults faults, Feed feed, Results results, Told told) {
    long begin = System.nanoTime();
    long wanted = feed.minuteMillis() + Feed.MINUTE_MILLIS;
    boolean isThere =
        LocalCluster.await(
            PATIENCE,
            () -> {
              // One that the others took for dead ends by itself, some time after it is back.
              faults.startWhatHasEnded();
              results.read();
              told.read();
              return results.newestMinuteMillis() >= wanted
                  && cluster.job().map(JobStanding::isWhole).orElse(false)
                  && isConsoleReady();
            });
    assertTrue(
        isThere,
        () ->
            "not whole within %s: a result of %s is wanted, the newest is of %s; the job: %s; the console is ready: %s; what they wrote: %s"
                .formatted(
                    PATIENCE,
                    Instant.ofEpochMilli(wanted),
                    Instant.ofEpochMilli(results.newestMinuteMillis()),
                    cluster.job(),
                    isConsoleReady(),
                    cluster.logOf(Part.JOBMANAGER).getParent()));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private boolean isConsoleReady() {
    URI ready = URI.create("http://" + Ports.HOST + ":" + consolePort + "/readyz");
    try {
      return http.send(
                  HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void assertSaysWhatItShould(
      Feed feed, ReferenceData reference, List<Written> rules, Results results, Told told)
      throws InterruptedException {
    Map<ExpectedSlaTotals.Key, Figures> expected = feed.end();
    long endMillis = feed.minuteMillis();
    Set<String> alarms = ExpectedAlarms.of(expected, reference, rules);
    AtomicLong nextRound = new AtomicLong(System.nanoTime());
    boolean unused =
        LocalCluster.await(
            PATIENCE,
            () -> {
              if (System.nanoTime() >= nextRound.get()) {
                feed.goOn();
                nextRound.set(System.nanoTime() + BETWEEN_ROUNDS.toNanos());
              }
              results.read();
              told.read();
              return Oracle.differences(expected, results.endingBy(endMillis)).isEmpty()
                  && ExpectedAlarms.toldOf(told.events(), rules).equals(alarms)
                  && told.refusedReadings() == feed.aheadReadings()
                  && told.states().values().stream().noneMatch(Alarm::isFiring);
            });
    assertEquals(Map.of(), Oracle.differences(expected, results.endingBy(endMillis)));
    assertEquals(alarms, ExpectedAlarms.toldOf(told.events(), rules));
    assertTrue(!alarms.isEmpty(), "there are alarms to be told of");
    assertEquals(feed.aheadReadings(), told.refusedReadings());
    Map<String, Alarm> last = new TreeMap<>();
    for (AlarmEvent event : told.events()) {
      last.put(event.alarm().alertId(), event.alarm());
    }
    last.values().forEach(alarm -> assertTrue(!alarm.isFiring(), () -> "still raised: " + alarm));
    assertEquals(seqs(last), seqs(told.states()), "alert-state says what alerts says last");
    if (DELIVERY.equals(EXACTLY_ONCE)) {
      assertEquals(0, told.repeated(), "events that were told twice");
    }
    System.out.printf(
        Locale.ROOT,
        "as counted the plain way: %,d series and minutes, %,d alarms in %,d events (%d told again),"
            + " %,d readings refused%n",
        expected.size(),
        alarms.size(),
        told.events().size(),
        told.repeated(),
        told.refusedReadings());
  }

  private static Map<String, Long> seqs(Map<String, Alarm> alarms) {
    Map<String, Long> seqs = new TreeMap<>();
    alarms.forEach((alertId, alarm) -> seqs.put(alertId, alarm.seq()));
    return seqs;
  }
}
