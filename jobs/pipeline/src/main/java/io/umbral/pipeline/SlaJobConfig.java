package io.umbral.pipeline;

import io.umbral.model.WindowSpec;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.SlicePlan;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What can be set of the SLA job.
 *
 * @param slice length of a slice, key {@code sla.slice}
 * @param windows families of windows, key {@code sla.windows}, for example {@code 1m,5m,15m,1h} or
 *     {@code 5m/1m} (size/slide)
 * @param allowedLateness for how long after the watermark has passed a slice its results are
 *     revised, key {@code sla.allowed-lateness}
 * @param outOfOrderness how far a report may be behind the newest of its partition and still be on
 *     time, key {@code sla.out-of-orderness}
 * @param idleness silence after which a partition no longer holds back time, key {@code
 *     sla.idleness}
 * @param clockSkew how far a report may be ahead of its arrival, key {@code sla.clock-skew}
 * @param largestReportBytes largest report that is read, key {@code sla.largest-report-bytes}
 * @param sloBackfill for how long what was measured in single minutes is kept for promises that are
 *     yet to come, at least the allowed lateness, key {@code sla.slo-backfill}
 * @param coverage from which level on a sample counts as covered, keys {@code
 *     sla.coverage.rsrp-dbm}, {@code sla.coverage.ss-rsrp-dbm}, {@code sla.coverage.source}, {@code
 *     sla.coverage.legal}
 */
public record SlaJobConfig(
    Duration slice,
    List<Window> windows,
    Duration allowedLateness,
    Duration outOfOrderness,
    Duration idleness,
    Duration clockSkew,
    int largestReportBytes,
    Duration sloBackfill,
    Coverage coverage)
    implements Serializable {

  /**
   * A family of windows.
   *
   * @param size length
   * @param slide distance of the starts
   */
  public record Window(Duration size, Duration slide) implements Serializable {}

  /**
   * A threshold of coverage, see {@link CoverageThreshold}.
   *
   * @param rsrpDbm for E-UTRA
   * @param ssRsrpDbm for NR
   * @param source where the value comes from
   * @param legal whether a law or licence demands it
   */
  public record Coverage(int rsrpDbm, int ssRsrpDbm, String source, boolean legal)
      implements Serializable {}

  /** What ships. */
  public static final SlaJobConfig DEFAULT =
      new SlaJobConfig(
          Duration.ofMinutes(1),
          List.of(tumbling(1), tumbling(5), tumbling(15), tumbling(60)),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          1 << 20,
          Duration.ofHours(6),
          new Coverage(
              CoverageThreshold.ENGINEERING_DEFAULT.rsrpDbm(),
              CoverageThreshold.ENGINEERING_DEFAULT.ssRsrpDbm(),
              CoverageThreshold.ENGINEERING_DEFAULT.source(),
              CoverageThreshold.ENGINEERING_DEFAULT.legal()));

  private static final Set<String> KEYS =
      Set.of(
          "sla.slice",
          "sla.windows",
          "sla.allowed-lateness",
          "sla.out-of-orderness",
          "sla.idleness",
          "sla.clock-skew",
          "sla.largest-report-bytes",
          "sla.slo-backfill",
          "sla.coverage.rsrp-dbm",
          "sla.coverage.ss-rsrp-dbm",
          "sla.coverage.source",
          "sla.coverage.legal");

  /** The keys that {@link #from} knows. */
  public static Set<String> keys() {
    return KEYS;
  }

  /** Validates. */
  public SlaJobConfig {
    windows = List.copyOf(windows);
    requireAtLeast("sla.slice", slice, Duration.ofMillis(1));
    requireAtLeast("sla.allowed-lateness", allowedLateness, Duration.ZERO);
    requireAtLeast("sla.out-of-orderness", outOfOrderness, Duration.ZERO);
    requireAtLeast("sla.idleness", idleness, Duration.ofMillis(1));
    requireAtLeast("sla.clock-skew", clockSkew, Duration.ZERO);
    requireAtLeast("sla.slo-backfill", sloBackfill, allowedLateness);
    if (largestReportBytes < 64) {
      throw new IllegalArgumentException(
          "sla.largest-report-bytes is " + largestReportBytes + " and should be at least 64");
    }
    plan(slice, windows, allowedLateness);
    threshold(coverage);
  }

  private static void requireAtLeast(String key, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          key + " is " + value.toMillis() + "ms and should be at least " + least.toMillis() + "ms");
    }
  }

  private static Window tumbling(int minutes) {
    return new Window(Duration.ofMinutes(minutes), Duration.ofMinutes(minutes));
  }

  /** How event time is cut. */
  public SlicePlan plan() {
    return plan(slice, windows, allowedLateness);
  }

  private static SlicePlan plan(Duration slice, List<Window> windows, Duration allowedLateness) {
    try {
      List<WindowSpec> specs =
          windows.stream()
              .map(window -> new WindowSpec(window.size().toMillis(), window.slide().toMillis()))
              .toList();
      return new SlicePlan(slice.toMillis(), specs, allowedLateness.toMillis());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sla.windows and sla.slice do not go together: " + e.getMessage(), e);
    }
  }

  /** From which level on a sample counts as covered. */
  public CoverageThreshold threshold() {
    return threshold(coverage);
  }

  private static CoverageThreshold threshold(Coverage coverage) {
    try {
      return new CoverageThreshold(
          coverage.rsrpDbm(), coverage.ssRsrpDbm(), coverage.source(), coverage.legal());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sla.coverage.rsrp-dbm or sla.coverage.ss-rsrp-dbm is wrong: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a configuration; what is not given is as in {@link #DEFAULT}.
   *
   * @param given values by key
   * @return the configuration
   * @throws IllegalArgumentException where a key is not known or a value is wrong, with what would
   *     be right
   */
  public static SlaJobConfig from(Map<String, String> given) {
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown keys " + unknown + "; known are " + new TreeSet<>(KEYS));
    }
    Map<String, String> values = new TreeMap<>(given);
    SlaJobConfig base = DEFAULT;
    return new SlaJobConfig(
        duration(values, "sla.slice", base.slice()),
        windows(values.get("sla.windows"), base.windows()),
        duration(values, "sla.allowed-lateness", base.allowedLateness()),
        duration(values, "sla.out-of-orderness", base.outOfOrderness()),
        duration(values, "sla.idleness", base.idleness()),
        duration(values, "sla.clock-skew", base.clockSkew()),
        integer(values, "sla.largest-report-bytes", base.largestReportBytes()),
        backfill(values, base),
        new Coverage(
            integer(values, "sla.coverage.rsrp-dbm", base.coverage().rsrpDbm()),
            integer(values, "sla.coverage.ss-rsrp-dbm", base.coverage().ssRsrpDbm()),
            values.getOrDefault("sla.coverage.source", base.coverage().source()),
            bool(values, "sla.coverage.legal", base.coverage().legal())));
  }

  /** Where only a longer lateness is given, as much is kept. */
  private static Duration backfill(Map<String, String> values, SlaJobConfig base) {
    Duration lateness = duration(values, "sla.allowed-lateness", base.allowedLateness());
    Duration otherwise = lateness.compareTo(base.sloBackfill()) > 0 ? lateness : base.sloBackfill();
    return duration(values, "sla.slo-backfill", otherwise);
  }

  private static List<Window> windows(String text, List<Window> otherwise) {
    if (text == null) {
      return otherwise;
    }
    List<Window> windows = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int slash = part.indexOf('/');
      Duration size = parse("sla.windows", slash < 0 ? part : part.substring(0, slash));
      windows.add(
          new Window(size, slash < 0 ? size : parse("sla.windows", part.substring(slash + 1))));
    }
    return windows;
  }

  private static Duration duration(Map<String, String> values, String key, Duration otherwise) {
    return values.containsKey(key) ? parse(key, values.get(key)) : otherwise;
  }

  private static Duration parse(String key, String text) {
    String trimmed = text.trim();
    int unit = 0;
    while (unit < trimmed.length() && Character.isDigit(trimmed.charAt(unit))) {
      unit++;
    }
    try {
      long amount = Long.parseLong(trimmed.substring(0, unit));
      Duration parsed =
          switch (trimmed.substring(unit)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new NumberFormatException();
          };
      long unusedMillis = parsed.toMillis(); // throws where it does not fit
      return parsed;
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          key + " is '" + text + "' and should be a duration such as 500ms, 10s, 5m or 1h", e);
    }
  }

  private static int integer(Map<String, String> values, String key, int otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          key + " is '" + text + "' and should be a whole number", e);
    }
  }

  private static boolean bool(Map<String, String> values, String key, boolean otherwise) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    return switch (text.trim()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              key + " is '" + text + "' and should be true or false");
    };
  }
}
