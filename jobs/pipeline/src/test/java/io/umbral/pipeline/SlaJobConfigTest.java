package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.pipeline.SlaJobConfig.Coverage;
import io.umbral.pipeline.SlaJobConfig.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The defaults, the keys, and what is said of a wrong value. */
final class SlaJobConfigTest {

  @Test
  void theDefaultsAreAsDocumented() {
    SlaJobConfig expected =
        new SlaJobConfig(
            Duration.ofMinutes(1),
            List.of(minutes(1), minutes(5), minutes(15), minutes(60)),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            1_048_576,
            Duration.ofHours(6),
            new Coverage(-110, -110, "engineering default of Umbral", false));
    assertEquals(expected, SlaJobConfig.DEFAULT);
    assertEquals(expected, SlaJobConfig.from(Map.of()));
  }

  private static Window minutes(int length) {
    return new Window(Duration.ofMinutes(length), Duration.ofMinutes(length));
  }

  @Test
  void everyKeyIsRead() {
    SlaJobConfig read =
        SlaJobConfig.from(
            Map.ofEntries(
                Map.entry("sla.slice", "30s"),
                Map.entry("sla.windows", "30s, 5m/1m"),
                Map.entry("sla.allowed-lateness", "2h"),
                Map.entry("sla.out-of-orderness", "250ms"),
                Map.entry("sla.idleness", "1m"),
                Map.entry("sla.clock-skew", "7s"),
                Map.entry("sla.largest-report-bytes", "4096"),
                Map.entry("sla.slo-backfill", "3h"),
                Map.entry("sla.coverage.rsrp-dbm", "-105"),
                Map.entry("sla.coverage.ss-rsrp-dbm", "-108"),
                Map.entry("sla.coverage.source", "licence 7"),
                Map.entry("sla.coverage.legal", "true")));
    SlaJobConfig expected =
        new SlaJobConfig(
            Duration.ofSeconds(30),
            List.of(
                new Window(Duration.ofSeconds(30), Duration.ofSeconds(30)),
                new Window(Duration.ofMinutes(5), Duration.ofMinutes(1))),
            Duration.ofHours(2),
            Duration.ofMillis(250),
            Duration.ofMinutes(1),
            Duration.ofSeconds(7),
            4096,
            Duration.ofHours(3),
            new Coverage(-105, -108, "licence 7", true));
    assertEquals(expected, read);
    assertEquals(30_000, read.plan().sliceMillis());
    assertEquals(7_200_000, read.plan().allowedLatenessMillis());
    assertTrue(read.threshold().legal());
  }

  @Test
  void anUnknownKeyIsNamedWithThoseThatAreKnown() {
    String message = messageOf("sla.window", "1m");
    assertTrue(message.startsWith("unknown keys [sla.window]; known are ["), message);
    assertTrue(message.contains("sla.windows"), message);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "sla.slice, 1 minute, a duration such as",
    "sla.slice, 60, a duration such as",
    "sla.slice, -1s, a duration such as",
    "sla.slice, 0s, at least 1ms",
    "sla.slice, 99999999999999999h, a duration such as",
    "sla.windows, 90s, whole slices",
    "sla.windows, 5m/2m, a positive multiple of the slide",
    "sla.windows, '1m,', a duration such as",
    "sla.allowed-lateness, five, a duration such as",
    "sla.out-of-orderness, s, a duration such as",
    "sla.idleness, 0ms, at least 1ms",
    "sla.clock-skew, 1d, a duration such as",
    "sla.largest-report-bytes, 1MB, a whole number",
    "sla.largest-report-bytes, 63, at least 64",
    "sla.coverage.rsrp-dbm, -200, in -140..-44",
    "sla.coverage.ss-rsrp-dbm, low, a whole number",
    "sla.coverage.legal, yes, true or false"
  })
  void aWrongValueIsNamedWithWhatWouldBeRight(String key, String value, String right) {
    String message = messageOf(key, value);
    assertTrue(message.contains(key), message);
    assertTrue(message.contains("should be"), message);
    assertTrue(message.contains(right), message);
  }

  private static String messageOf(String key, String value) {
    return assertThrows(IllegalArgumentException.class, () -> SlaJobConfig.from(Map.of(key, value)))
        .getMessage();
  }
}
