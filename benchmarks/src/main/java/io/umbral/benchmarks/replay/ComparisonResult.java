package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.harness.Reports;
import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.Entry.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is needed to trust a comparison, or to repeat it. */
public final class ComparisonResult {

  /** CPU time per reading in the steady state, microseconds. */
  public static final String CPU_MICROS = "cpuMicrosPerReading";

  /** Readings per second in the steady state. */
  public static final String RATE = "readingsPerSecond";

  /** Seed of the resampling of every interval. */
  private static final long SEED = 7;

  private final List<Entry> entries;
  private final Map<String, Reports> read;
  private final Map<Truth, Digest> counted;
  private final List<Round> rounds;
  private final Map<String, String> failures;

  /**
   * Makes one.
   *
   * @param entries what was compared
   * @param read topic of each entry, by name
   * @param counted what the loop counted beside
   * @param rounds what was measured
   * @param failures why an entry has no figures, by name
   */
  ComparisonResult(
      List<Entry> entries,
      Map<String, Reports> read,
      Map<Truth, Digest> counted,
      List<Round> rounds,
      Map<String, String> failures) {
    this.entries = entries;
    this.read = read;
    this.counted = counted;
    this.rounds = rounds;
    this.failures = failures;
  }

  /** What was compared, in the order of the first round. */
  public List<Entry> entries() {
    return entries;
  }

  /** Whether every run of every entry came to the windows that the loop came to. */
  public boolean isAgreed() {
    return entries.stream().allMatch(entry -> isAgreed(entry.name()));
  }

  /** Whether every run of an entry came to the windows that the loop came to, and to any at all. */
  public boolean isAgreed(String entry) {
    Set<Digest> digests =
        runs()
            .filter(run -> run.entry().name().equals(entry))
            .map(Run::digest)
            .collect(Collectors.toSet());
    return !failures.containsKey(entry)
        && digests.size() == 1
        && digests.iterator().next().windows() > 0
        && digests.equals(loops(entryOf(entry).truth()));
  }

  /** What the loop came to; one digest, if it agrees with itself. */
  private Set<Digest> loops(Truth truth) {
    Stream<Digest> measured =
        runs()
            .filter(run -> run.entry().contender() == Contender.LOOP)
            .filter(run -> run.entry().truth().equals(truth))
            .map(Run::digest);
    return Stream.concat(Stream.ofNullable(counted.get(truth)), measured)
        .collect(Collectors.toSet());
  }

  private Stream<Run> runs() {
    return rounds.stream().flatMap(round -> round.runs().stream());
  }

  private Entry entryOf(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no entry " + name));
  }

  /** Why an entry has no figures; empty where it has. */
  public Optional<String> failureOf(String entry) {
    return Optional.ofNullable(failures.get(entry));
  }

  /** A figure of an entry over all rounds. */
  public Statistics of(String entry, String figure) {
    return over(round -> round.figure(entry, figure));
  }

  /** A figure of an entry over that of another, round by round. */
  public Statistics ratio(String entry, String toOther, String figure) {
    return over(round -> round.figure(entry, figure) / round.figure(toOther, figure));
  }

  private Statistics over(ToDoubleFunction<Round> figure) {
    return Statistics.of(rounds.stream().mapToDouble(figure).toArray(), SEED);
  }

  /** Whether a round stayed disturbed after it was run again. */
  public boolean isDisturbed() {
    return rounds.stream().anyMatch(Round::isDisturbed);
  }

  /**
   * For a result file.
   *
   * @param command that measures this again
   */
  public Map<String, Object> toJson(String command) {
    Map<String, Object> json = new LinkedHashMap<>(Machine.circumstances());
    json.put("command", command);
    json.put("digestsAgree", isAgreed());
    Map<String, Object> compared = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Map<String, Object> of = entry.toJson();
      compared.put(entry.name(), of);
      of.put("read", read.get(entry.name()).toJson());
      of.put("digestAgrees", isAgreed(entry.name()));
      if (failures.containsKey(entry.name())) {
        of.put("failure", failures.get(entry.name()));
        continue;
      }
      of.put(CPU_MICROS, of(entry.name(), CPU_MICROS).toJson());
      of.put(RATE, of(entry.name(), RATE).toJson());
    }
    json.put("entries", compared);
    json.put("rounds", rounds.stream().map(Round::toJson).toList());
    return json;
  }
}
