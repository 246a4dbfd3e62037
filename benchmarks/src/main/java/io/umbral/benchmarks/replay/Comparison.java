package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Canary;
import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Reports;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.replay.EngineProcess.Outcome;
import io.umbral.benchmarks.replay.Entry.Truth;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Entries against each other, round by round, A B then B A, each run in a process of its own and
 * each result held against the loop's.
 */
public final class Comparison {

  /** Rounds that are run again where the canary says that the machine was not still. */
  private static final int TRIES = 3;

  private final Lab lab;
  private final List<Entry> entries;
  private final int partitions;
  private final EngineProcess process;

  /** Why an entry is no longer run, by name. */
  private final Map<String, String> failures = new HashMap<>();

  /**
   * Makes one.
   *
   * @param lab where it runs
   * @param entries in the order of the first round; names are distinct
   * @param partitions of the topics, and threads of an engine
   */
  public Comparison(Lab lab, List<Entry> entries, int partitions) {
    this.lab = lab;
    this.entries = List.copyOf(entries);
    this.partitions = partitions;
    this.process = new EngineProcess(lab);
  }

  /** Fills every topic that is not there yet. */
  public void fill() throws IOException, InterruptedException {
    for (Entry entry : entries) {
      Reports unused = reportsOf(entry);
    }
  }

  private Reports reportsOf(Entry entry) throws IOException, InterruptedException {
    return lab.reports(entry.workload(), entry.readings(), partitions);
  }

  /**
   * Runs.
   *
   * @param rounds how often each entry
   */
  public ComparisonResult run(int rounds) throws IOException, InterruptedException, WireException {
    fill();
    Map<Truth, Digest> counted = count();
    failures.clear();
    List<Round> done = new ArrayList<>();
    for (int number = 0; number < rounds; number++) {
      done.add(stillRound(number));
    }
    Map<String, Reports> read = new LinkedHashMap<>();
    for (Entry entry : entries) {
      read.put(entry.name(), reportsOf(entry));
    }
    return new ComparisonResult(entries, read, counted, done, Map.copyOf(failures));
  }

  /** Counts by the loop whatever no entry of these counts by it. */
  private Map<Truth, Digest> count() throws IOException, InterruptedException, WireException {
    Map<Truth, Digest> counted = new HashMap<>();
    for (Entry entry : entries) {
      boolean isCounted =
          counted.containsKey(entry.truth())
              || entries.stream()
                  .anyMatch(
                      other ->
                          other.contender() == Contender.LOOP
                              && other.truth().equals(entry.truth()));
      if (!isCounted) {
        Entry count =
            Entry.counting(
                "count-of-" + entry.name(), entry.workload(), entry.compared(), entry.count());
        Outcome outcome = process.run(count, reportsOf(entry));
        tell(new Run(count, outcome.digest(), outcome.figures()));
        counted.put(entry.truth(), outcome.digest());
      }
    }
    return counted;
  }

  private Round stillRound(int number) throws IOException, InterruptedException, WireException {
    Round round = round(number);
    for (int tries = 1; round.isDisturbed() && tries < TRIES; tries++) {
      Say.line(
          "the canary moved from %.1f to %.1f ms: once more",
          round.canaryBeforeMillis(), round.canaryAfterMillis());
      round = round(number);
    }
    return round;
  }

  /** A B, then B A: what drifts hits both alike. */
  private Round round(int number) throws IOException, InterruptedException, WireException {
    List<Entry> order = new ArrayList<>(entries);
    if (number % 2 == 1) {
      Collections.reverse(order);
    }
    Canary canary = new Canary();
    double before = canary.sing();
    List<Run> runs = new ArrayList<>();
    for (Entry entry : order) {
      if (!failures.containsKey(entry.name())) {
        run(entry).ifPresent(runs::add);
      }
    }
    return new Round(before, canary.sing(), runs);
  }

  /** One that fails does not keep the others from being measured. */
  private Optional<Run> run(Entry entry) throws InterruptedException, WireException {
    try {
      Outcome outcome = process.run(entry, reportsOf(entry));
      Run run = new Run(entry, outcome.digest(), outcome.figures());
      tell(run);
      return Optional.of(run);
    } catch (IOException e) {
      Say.line("%s", e.getMessage());
      failures.put(entry.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private static void tell(Run run) {
    Properties figures = run.figures();
    Say.line(
        "%-16s %.3f us CPU per reading (compilers %.3f; whole %.3f), %,.0f readings/s, %,d windows, digest %s, %s checkpoints",
        run.entry().name(),
        run.figure(ComparisonResult.CPU_MICROS),
        run.figure("compilerMicrosPerReading"),
        run.figure("cpuMicrosPerReadingWhole"),
        run.figure(ComparisonResult.RATE),
        run.digest().windows(),
        run.digest().sha256().substring(0, 12),
        figures.getProperty("numberOfCompletedCheckpoints", "no"));
  }
}
