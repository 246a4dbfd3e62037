package io.umbral.benchmarks.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms against truth, by hand. */
final class ScoreTest {

  private static final long MINUTE = 60_000;

  private static Span span(long fromMinute, long toMinute) {
    return new Span("", fromMinute * MINUTE, toMinute * MINUTE);
  }

  @Test
  void severalAlarmsOfOneEventAreRightAndFindItOnce() {
    Score score =
        Score.of(
            List.of(span(12, 13), span(15, 16), span(40, 41)),
            List.of(span(10, 20), span(50, 60)),
            Span::touches,
            86_400_000.0,
            0);
    assertEquals(OptionalDouble.of(2 / 3.0), score.precision());
    assertEquals(OptionalDouble.of(0.5), score.recall());
    assertEquals(OptionalDouble.of(2), score.delayMinutes(50));
    assertEquals(1, score.falseAlarmsPerDay());
  }

  @Test
  void anAlarmThatWasThereBeforeItsEventHasNoDelay() {
    Score score = Score.of(List.of(span(5, 12)), List.of(span(10, 20)), Span::touches, MINUTE, 0);
    assertEquals(OptionalDouble.of(0), score.delayMinutes(95));
  }

  @Test
  void percentilesAreOfTheNearestRank() {
    List<Long> delays = List.of(4 * MINUTE, MINUTE, 3 * MINUTE, 2 * MINUTE);
    Score score = new Score(4, 4, 4, delays, 1, 0);
    assertEquals(OptionalDouble.of(2), score.delayMinutes(50));
    assertEquals(OptionalDouble.of(4), score.delayMinutes(95));
  }

  @Test
  void anEndWithoutARaiseIsAnOrphanAndARaiseWithoutAnEndLasts() {
    Told told = new Told();
    told.ended("a-1", 5 * MINUTE);
    told.raised("b-1", "", 6 * MINUTE);
    assertEquals(1, told.orphanClears());
    assertEquals(List.of(span(6, 9)), told.alarms(9 * MINUTE));
  }

  @Test
  void plainRulesFindWhatSticksOutOfALabelledSeries(@TempDir Path folder) throws Exception {
    StringBuilder lines = new StringBuilder("timestamp,value\n");
    for (int i = 0; i < 288; i++) {
      double value = i >= 200 && i < 206 ? 90 : 10 + i % 7;
      lines.append("2026-03-01 %02d:%02d:00,%s%n".formatted(i / 12, i % 12 * 5, value));
    }
    Files.writeString(folder.resolve("series.csv"), lines);
    Files.writeString(
        folder.resolve(LabelledSeries.LABELS),
        """
        {"series.csv": {"source": "x", "anomaly_windows": [
          ["2026-03-01 16:00:00.000000", "2026-03-01 18:00:00.000000"]], "anomaly_points": []}}
        """);
    Score score = SeriesTrial.of(LabelledSeries.readAll(folder).get(0));
    assertEquals(1, score.rightAlarms());
    assertEquals(1, score.alarms());
    assertEquals(OptionalDouble.of(40), score.delayMinutes(50));
    assertEquals(0, score.orphanClears());
  }
}
