package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.Workload;
import io.umbral.benchmarks.engine.Engine.Place;
import io.umbral.benchmarks.engine.EngineRun;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares engines on one topic: fills it once, then runs every engine in a process of its own,
 * round by round in alternating order, checks that all came to the same windows, and writes what it
 * cost.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "CPU per reading of the SLA job beside a loop that is written by hand.")
public final class Replay implements Callable<Integer> {

  static final String ENGINE_HEAP = "2g";

  private static final String REPORTS = "reports-";
  private static final String INVENTORY = "inventory-";

  /** An engine that knows no end of its input cannot close its last windows. */
  private static final long NOT_COMPARED_MILLIS = 2 * LeafResult.WINDOW_MILLIS;

  /** Rounds that are run again where the canary says that the machine was not still. */
  private static final int TRIES = 3;

  @Option(names = "--batched", description = "A site reports its ten cells in one record.")
  private boolean isBatched;

  @Option(
      names = "--readings",
      description = "At least this many readings (default: ${DEFAULT-VALUE}).")
  private long readings = 48_000_000;

  @Option(
      names = "--peer-readings",
      description =
          "At least this many of them for engines of others, which read the beginning of the same"
              + " topic again; what they do not reach is not compared (default: ${DEFAULT-VALUE}).")
  private long peerReadings = 9_600_000;

  @Option(names = "--sites", description = "Sites, of ten cells each (default: ${DEFAULT-VALUE}).")
  private int sites = 2_000;

  @Option(names = "--municipalities", description = "Leaf regions (default: ${DEFAULT-VALUE}).")
  private int municipalities = 80;

  @Option(
      names = "--partitions",
      description = "Partitions, and threads of an engine (default: ${DEFAULT-VALUE}).")
  private int partitions = 2;

  @Option(names = "--rounds", description = "Runs of each engine (default: ${DEFAULT-VALUE}).")
  private int rounds = 2;

  @Option(
      names = "--engines",
      split = ",",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Contender> engines = List.of(Contender.LOOP, Contender.JOB);

  @Option(names = "--seed", description = "Of all values (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--directory",
      description = "Topics, kept for the next time; state (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("benchmarks", "target", "replay");

  @Option(names = "--out", description = "File of the result as JSON.")
  private Path out;

  @Option(names = "--fill-only", description = "Fill the topic and stop.")
  private boolean isFillOnly;

  private String[] command = {};

  /**
   * Runs the command.
   *
   * @param args options
   */
  public static void main(String[] args) {
    Replay replay = new Replay();
    replay.command = args;
    System.exit(new CommandLine(replay).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    boolean withPeers = engines.stream().anyMatch(Contender::isPeer);
    Workload workload = new Workload(seed, sites, municipalities, isBatched, !withPeers);
    Files.createDirectories(directory);
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"))) {
      Fill.Filled filled = fill(workload, seconds(workload, readings), broker.bootstrap());
      if (withPeers) {
        Fill.Filled unused = fill(workload, seconds(workload, peerReadings), broker.bootstrap());
      }
      if (isFillOnly) {
        return 0;
      }
      List<Round> done = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        done.add(stillRound(round, workload, broker.bootstrap(), filled));
      }
      ReplayResult result =
          new ReplayResult(workload, filled, partitions, String.join(" ", command), done);
      tell(result);
      if (out != null) {
        result.write(out);
      }
      return result.isAgreed() ? 0 : 1;
    }
  }

  private String name(Workload workload, int seconds) {
    return "%d-%d-%d-%d-%d-%d%s"
        .formatted(
            workload.readingsPerRecord(),
            seed,
            sites,
            municipalities,
            partitions,
            seconds,
            workload.redelivers() ? "" : "-once");
  }

  private static int seconds(Workload workload, long ofReadings) {
    return Math.toIntExact((ofReadings + workload.cells() - 1) / workload.cells());
  }

  private Fill.Filled fill(Workload workload, int seconds, String bootstrap)
      throws IOException, InterruptedException, ExecutionException {
    String name = name(workload, seconds);
    Path marker = directory.resolve(REPORTS + name + ".properties");
    Properties kept = new Properties();
    if (Files.exists(marker)) {
      try (InputStream in = Files.newInputStream(marker)) {
        kept.load(in);
      }
      return new Fill.Filled(
          number(kept, "records"), number(kept, "readings"), number(kept, "bytes"));
    }
    say("filling %s", REPORTS + name);
    Fill fill = new Fill(bootstrap);
    Map<String, String> keep = Map.of("retention.ms", "-1");
    fill.createTopic(INVENTORY + name, 1, keep);
    fill.inventory(workload, INVENTORY + name);
    // As the contract has it: the broker dates the arrival.
    fill.createTopic(
        REPORTS + name,
        partitions,
        Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"));
    Fill.Filled filled = fill.reports(workload, REPORTS + name, partitions, seconds);
    kept.setProperty("records", Long.toString(filled.records()));
    kept.setProperty("readings", Long.toString(filled.readings()));
    kept.setProperty("bytes", Long.toString(filled.bytes()));
    try (OutputStream file = Files.newOutputStream(marker)) {
      kept.store(file, null);
    }
    return filled;
  }

  private static long number(Properties properties, String name) {
    return Long.parseLong(properties.getProperty(name));
  }

  private Round stillRound(int number, Workload workload, String bootstrap, Fill.Filled filled)
      throws Exception {
    Round round = round(number, workload, bootstrap, filled);
    for (int tries = 1; round.isDisturbed() && tries < TRIES; tries++) {
      say(
          "the canary moved from %.1f to %.1f ms: once more",
          round.canaryBeforeMillis(), round.canaryAfterMillis());
      round = round(number, workload, bootstrap, filled);
    }
    return round;
  }

  /** A B, then B A: what drifts hits both alike. */
  private Round round(int number, Workload workload, String bootstrap, Fill.Filled filled)
      throws Exception {
    List<Contender> order = new ArrayList<>(engines);
    if (number % 2 == 1) {
      Collections.reverse(order);
    }
    Canary canary = new Canary();
    double before = canary.sing();
    List<Run> runs = new ArrayList<>();
    for (Contender contender : order) {
      runs.add(run(number, contender, workload, bootstrap, filled));
    }
    return new Round(before, canary.sing(), runs);
  }

  private Run run(
      int round, Contender contender, Workload workload, String bootstrap, Fill.Filled filled)
      throws IOException, InterruptedException, ExecutionException, WireException {
    Fill topics = new Fill(bootstrap);
    String windows = "windows-" + System.nanoTime();
    // An engine may date its results by event time, which is long past for the broker.
    topics.createTopic(windows, partitions, Map.of("retention.ms", "-1"));
    topics.createTopic(SlaJobEngine.rejectedBeside(windows), 1, Map.of());
    Path state = Files.createTempDirectory(directory, "state-");
    Properties figures =
        measure(contender, placeOf(contender, workload, bootstrap, filled, windows, state));
    Path lines = directory.resolve("lines-" + contender + ".txt");
    Run run =
        new Run(
            round,
            contender,
            new Verifier(bootstrap, comparedUntilMillis(workload))
                .verify(contender, windows, lines),
            figures);
    topics.deleteTopic(windows);
    topics.deleteTopic(SlaJobEngine.rejectedBeside(windows));
    delete(state);
    tell(run);
    return run;
  }

  private Place placeOf(
      Contender contender,
      Workload workload,
      String bootstrap,
      Fill.Filled filled,
      String windows,
      Path state)
      throws IOException, InterruptedException, ExecutionException {
    long wanted = contender.isPeer() ? peerReadings : readings;
    int seconds = seconds(workload, wanted);
    Fill.Filled read = contender.isPeer() ? fill(workload, seconds, bootstrap) : filled;
    return new Place(
        bootstrap,
        REPORTS + name(workload, seconds),
        INVENTORY + name(workload, seconds),
        windows,
        partitions,
        state.toAbsolutePath().toString(),
        read.readings());
  }

  /** Where the windows end that every engine could close. */
  private long comparedUntilMillis(Workload workload) {
    if (workload.redelivers()) {
      return Long.MAX_VALUE;
    }
    return Workload.START_MILLIS
        + seconds(workload, peerReadings) * (long) Workload.PERIOD_MILLIS
        - NOT_COMPARED_MILLIS;
  }

  private Properties measure(Contender contender, Place place)
      throws IOException, InterruptedException {
    Path results = directory.resolve("figures-" + contender + ".properties");
    Path log = directory.resolve("log-" + contender + ".txt");
    int exit =
        Jvm.of(contender, ENGINE_HEAP, EngineRun.arguments(place, results))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(contender + " ended with " + exit + ", see " + log);
    }
    Properties figures = new Properties();
    try (InputStream in = Files.newInputStream(results)) {
      figures.load(in);
    }
    return figures;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      found.sorted(Comparator.reverseOrder()).forEach(Replay::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(Run run) {
    say(
        "%-14s %.3f us CPU per reading (compilers %.3f; whole %.3f), %,.0f readings/s, %d windows, digest %s %s",
        run.contender(),
        run.figure(ReplayResult.CPU_MICROS),
        run.figure(ReplayResult.COMPILER_MICROS),
        run.figure("cpuMicrosPerReadingWhole"),
        run.figure(ReplayResult.RATE),
        run.verdict().windows(),
        run.verdict().digest().substring(0, 12),
        run.figures().getProperty("numberOfCompletedCheckpoints", "no") + " checkpoints");
  }

  private static void tell(ReplayResult result) {
    say(
        "%,d readings in %,d records; digests %s",
        result.filled().readings(),
        result.filled().records(),
        result.isAgreed() ? "agree" : "DIFFER: no figure counts");
    for (Contender contender : result.contenders()) {
      Statistics cpu = result.statistics(contender, ReplayResult.CPU_MICROS);
      say(
          "%-14s %.3f us [%.3f, %.3f], %.0f %% of the loop per core",
          contender,
          cpu.median(),
          cpu.low(),
          cpu.high(),
          result.contenders().contains(Contender.LOOP) ? 100 * result.shareOfLoop(contender) : 0);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
