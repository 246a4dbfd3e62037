package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.harness.Reports;
import io.umbral.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Results of comparisons that nobody ran. */
public final class Results {

  /** What the loop comes to. */
  public static final Digest RIGHT = new Digest("1a".repeat(32), 40);

  /** What it does not. */
  public static final Digest WRONG = new Digest("2b".repeat(32), 40);

  private static final double CANARY_MILLIS = 20;

  private final Workload workload = Workload.of(7, 10, 2);
  private final List<Entry> entries = new ArrayList<>();
  private final List<List<Run>> rounds = new ArrayList<>();
  private final Map<String, String> failures = new HashMap<>();
  private boolean isCounted;

  /** The loop counts beside the entries. */
  public Results counted() {
    isCounted = true;
    return this;
  }

  /**
   * Adds an entry.
   *
   * @param contender the engine, whose name is the entry's
   * @param digest what every run came to
   * @param cpuMicros of each round
   */
  public Results with(Contender contender, Digest digest, double... cpuMicros) {
    return with(contender.name(), contender, digest, cpuMicros);
  }

  /** Adds an entry of another name. */
  public Results with(String name, Contender contender, Digest digest, double... cpuMicros) {
    Entry like = Entry.of(contender, workload, 100);
    Entry entry =
        new Entry(
            name,
            contender,
            like.variant(),
            workload,
            100,
            like.heapMebibytes(),
            like.compared(),
            like.count());
    entries.add(entry);
    for (int round = 0; round < cpuMicros.length; round++) {
      if (rounds.size() <= round) {
        rounds.add(new ArrayList<>());
      }
      Properties figures = new Properties();
      figures.setProperty(ComparisonResult.CPU_MICROS, Double.toString(cpuMicros[round]));
      figures.setProperty(ComparisonResult.RATE, Double.toString(1e6 / cpuMicros[round]));
      rounds.get(round).add(new Run(entry, digest, figures));
    }
    return this;
  }

  /** Adds an entry that failed. */
  public Results failing(Contender contender, String why) {
    entries.add(Entry.of(contender, workload, 100));
    failures.put(contender.name(), why);
    return this;
  }

  /** The result. */
  public ComparisonResult toResult() {
    Map<String, Reports> read = new LinkedHashMap<>();
    Map<Entry.Truth, Digest> counted = new HashMap<>();
    for (Entry entry : entries) {
      read.put(entry.name(), new Reports("reports", "inventory", workload, 1, 2, 100, 100, 9_800));
      if (isCounted) {
        counted.put(entry.truth(), RIGHT);
      }
    }
    return new ComparisonResult(
        entries,
        read,
        counted,
        rounds.stream().map(runs -> new Round(CANARY_MILLIS, CANARY_MILLIS, runs)).toList(),
        failures);
  }
}
