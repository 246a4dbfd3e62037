package io.umbral.console;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be set of a console.
 *
 * @param bootstrap of Kafka, key {@code console.bootstrap}, for example {@code localhost:9092}
 * @param host where it listens, key {@code console.host}
 * @param port 0..65535, 0 for any free one, key {@code console.port}
 * @param historyFile the DuckDB file, rebuilt from the topics where it is missing, key {@code
 *     console.history.file}
 * @param retention for how long results are kept, in event time before the newest, key {@code
 *     console.history.retention}
 * @param historyMemoryMebibytes what DuckDB may use, 64 or more, key {@code
 *     console.history.memory-mebibytes}
 * @param tokensFile who may come in, see {@link io.umbral.console.http.TokenAccess}; empty for the
 *     demo, which listens on the loopback address alone; key {@code console.tokens}
 * @param jobMetrics where the job tells its metrics, for the account of every record; key {@code
 *     console.job-metrics}
 * @param reportsFolder where {@code benchmarks/run} wrote its results; empty for none; key {@code
 *     console.reports}
 * @param idle silence of a connection, and patience with one that sends slowly, key {@code
 *     console.idle}
 * @param streams browsers that may listen to live events at once, key {@code console.streams}
 * @param streamQueue live events that wait for one slow browser before it is cut off, key {@code
 *     console.stream-queue}
 * @param requestsPerSecond of one client, key {@code console.requests-per-second}
 */
public record ConsoleConfig(
    String bootstrap,
    String host,
    int port,
    Path historyFile,
    Duration retention,
    int historyMemoryMebibytes,
    Optional<Path> tokensFile,
    Optional<URI> jobMetrics,
    Optional<Path> reportsFolder,
    Duration idle,
    int streams,
    int streamQueue,
    int requestsPerSecond) {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("console.bootstrap", "localhost:9092"),
          Map.entry("console.host", "127.0.0.1"),
          Map.entry("console.port", "8480"),
          Map.entry("console.history.file", "umbral-history.duckdb"),
          Map.entry("console.history.retention", "P30D"),
          Map.entry("console.history.memory-mebibytes", "512"),
          Map.entry("console.tokens", ""),
          Map.entry("console.job-metrics", ""),
          Map.entry("console.reports", ""),
          Map.entry("console.idle", "PT30S"),
          Map.entry("console.streams", "500"),
          Map.entry("console.stream-queue", "64"),
          Map.entry("console.requests-per-second", "50"));

  /** What ships. */
  public static final ConsoleConfig DEFAULT = from(Map.of());

  /** Validates. */
  public ConsoleConfig {
    requireIn("console.port", port, 0, 65_535);
    requireIn("console.history.memory-mebibytes", historyMemoryMebibytes, 64, 1 << 20);
    requireIn("console.streams", streams, 1, 10_000);
    requireIn("console.stream-queue", streamQueue, 2, 10_000);
    requireIn("console.requests-per-second", requestsPerSecond, 1, 100_000);
    if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "console.history.retention is " + retention + " and should be at least PT1M");
    }
    if (idle.compareTo(Duration.ofMillis(100)) < 0 || idle.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "console.idle is " + idle + " and should be PT0.1S to PT10M");
    }
    if (tokensFile.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "console.host is "
              + host
              + ", which others can reach: name who may come in with console.tokens, or listen on"
              + " 127.0.0.1");
    }
  }

  /**
   * Reads settings; what is not named is as it ships.
   *
   * @param settings by key
   * @throws IllegalArgumentException for a key that is not known or a value that cannot be
   */
  public static ConsoleConfig from(Map<String, String> settings) {
    for (String key : settings.keySet()) {
      if (!keys().contains(key)) {
        throw new IllegalArgumentException(
            "setting '" + key + "' is unknown and should be one of " + new TreeSet<>(keys()));
      }
    }
    return new ConsoleConfig(
        text(settings, "console.bootstrap"),
        text(settings, "console.host"),
        number(settings, "console.port"),
        Path.of(text(settings, "console.history.file")),
        duration(settings, "console.history.retention"),
        number(settings, "console.history.memory-mebibytes"),
        optional(settings, "console.tokens").map(Path::of),
        optional(settings, "console.job-metrics").map(URI::create),
        optional(settings, "console.reports").map(Path::of),
        duration(settings, "console.idle"),
        number(settings, "console.streams"),
        number(settings, "console.stream-queue"),
        number(settings, "console.requests-per-second"));
  }

  /** The keys that {@link #from} knows. */
  public static Set<String> keys() {
    return DEFAULTS.keySet();
  }

  /** Whether everybody who reaches it may look: on the loopback address, without tokens. */
  public boolean isDemo() {
    return tokensFile.isEmpty();
  }

  private static String text(Map<String, String> settings, String key) {
    return settings.getOrDefault(key, DEFAULTS.get(key));
  }

  private static Optional<String> optional(Map<String, String> settings, String key) {
    return Optional.of(text(settings, key)).filter(value -> !value.isBlank());
  }

  private static int number(Map<String, String> settings, String key) {
    String value = text(settings, key);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          key + " is '" + value + "' and should be a whole number", e);
    }
  }

  private static Duration duration(Map<String, String> settings, String key) {
    String value = text(settings, key);
    try {
      return Duration.parse(value);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          key + " is '" + value + "' and should be an ISO 8601 duration, for example P30D", e);
    }
  }

  private static void requireIn(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          key + " is " + value + " and should be " + least + ".." + most);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "console.host is '" + host + "' and should be an address or name of this machine", e);
    }
  }
}
