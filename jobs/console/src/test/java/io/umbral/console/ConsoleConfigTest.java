package io.umbral.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleConfigTest {

  @Test
  void whatShipsListensOnTheLoopbackAddressAlone() {
    assertEquals("127.0.0.1", ConsoleConfig.DEFAULT.host());
    assertTrue(ConsoleConfig.DEFAULT.isDemo());
    assertEquals(Duration.ofDays(30), ConsoleConfig.DEFAULT.retention());
  }

  @Test
  void everyKeyIsRead() {
    ConsoleConfig config =
        ConsoleConfig.from(
            Map.ofEntries(
                Map.entry("console.bootstrap", "kafka:9092"),
                Map.entry("console.host", "0.0.0.0"),
                Map.entry("console.port", "0"),
                Map.entry("console.history.file", "h.duckdb"),
                Map.entry("console.history.retention", "PT2H"),
                Map.entry("console.history.memory-mebibytes", "64"),
                Map.entry("console.tokens", "tokens"),
                Map.entry("console.job-metrics", "http://job:9249/metrics"),
                Map.entry("console.reports", "results"),
                Map.entry("console.idle", "PT5S"),
                Map.entry("console.streams", "7"),
                Map.entry("console.stream-queue", "8"),
                Map.entry("console.requests-per-second", "9")));
    assertEquals(
        new ConsoleConfig(
            "kafka:9092",
            "0.0.0.0",
            0,
            Path.of("h.duckdb"),
            Duration.ofHours(2),
            64,
            Optional.of(Path.of("tokens")),
            Optional.of(URI.create("http://job:9249/metrics")),
            Optional.of(Path.of("results")),
            Duration.ofSeconds(5),
            7,
            8,
            9),
        config);
    assertFalse(config.isDemo());
  }

  @Test
  void othersComeInOnlyWithTokens() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ConsoleConfig.from(Map.of("console.host", "0.0.0.0")))
            .getMessage();
    assertTrue(message.contains("console.tokens"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "console.nonsense, 1",
    "console.port, 65536",
    "console.port, many",
    "console.history.retention, 30d",
    "console.history.retention, PT1S",
    "console.history.memory-mebibytes, 63",
    "console.idle, PT0S",
    "console.streams, 0",
    "console.stream-queue, 1",
    "console.requests-per-second, 0"
  })
  void whatCannotBeIsRefusedByItsKey(String key, String value) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ConsoleConfig.from(Map.of(key, value)))
            .getMessage();
    assertTrue(message.contains(key), message);
  }
}
