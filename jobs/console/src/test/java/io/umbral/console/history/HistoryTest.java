package io.umbral.console.history;

import static io.umbral.console.Windows.MINUTE;
import static io.umbral.console.Windows.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.Metric;
import io.umbral.console.Target;
import io.umbral.console.Windows;
import io.umbral.console.history.Strip.Piece;
import io.umbral.console.history.WindowQueries.Family;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryTest {

  private static final WindowFilter EVERYTHING =
      new WindowFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final List<Target> LATENCY =
      List.of(new Target(Metric.RTT_P95_MILLIS, 100, "a test", false));

  /** What no caller hands in: the writer meets it in the middle of its transaction. */
  private static final Rejected NOTHING = null;

  @TempDir private Path folder;

  private History open(String name) throws IOException {
    return History.open(folder.resolve(name), Duration.ofDays(1), 128);
  }

  private static Batch batch(long next, WindowResult... windows) {
    return new Batch(
        List.of(windows),
        List.of(),
        AlarmNews.NONE,
        0,
        List.of(new Offset("sla-windows", "id", 0, next)));
  }

  private static List<WindowRow> all(History history) {
    List<WindowRow> rows = new ArrayList<>();
    WindowQueries queries = new WindowQueries(history);
    for (Family family : queries.families()) {
      for (long start = family.oldestStartMillis();
          start <= family.newestStartMillis();
          start += MINUTE) {
        rows.addAll(queries.rows(family.windowMillis(), start, EVERYTHING, 1_000));
      }
    }
    return rows;
  }

  @Test
  void theHigherRevisionWinsThenTheFinalOne() throws IOException {
    WindowResult small = Windows.of("19", "TELCEL", NOON, 5, 40);
    WindowResult provisional =
        Windows.of("19", RegionLevel.STATE, "TELCEL", NOON, 8, 50, Status.PROVISIONAL);
    WindowResult last = Windows.of("19", "TELCEL", NOON, 8, 50);
    try (History history = open("h")) {
      history.apply(batch(1, provisional));
      history.apply(batch(2, small));
      assertEquals(List.of(8L), all(history).stream().map(WindowRow::revision).toList());
      assertEquals(List.of(false), all(history).stream().map(WindowRow::isFinal).toList());
      history.apply(batch(3, last));
      history.apply(batch(4, provisional));
      assertEquals(List.of(true), all(history).stream().map(WindowRow::isFinal).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyOrderAndRepetitionGivesTheSameAnswers(long seed) throws IOException {
    Random random = new Random(seed);
    List<WindowResult> results = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      results.add(
          Windows.of(
              "r" + random.nextInt(5),
              RegionLevel.STATE,
              "o" + random.nextInt(3),
              NOON + random.nextInt(4) * (long) MINUTE,
              random.nextInt(6),
              // One revision of one name has one content, as it has on the topic.
              20,
              random.nextBoolean() ? Status.FINAL : Status.PROVISIONAL));
    }
    try (History one = open("one");
        History other = open("other")) {
      one.apply(batch(1, results.toArray(WindowResult[]::new)));
      results.addAll(results.subList(0, 100));
      Collections.shuffle(results, random);
      for (int from = 0; from < results.size(); from += 37) {
        List<WindowResult> part = results.subList(from, Math.min(results.size(), from + 37));
        other.apply(batch(from, part.toArray(WindowResult[]::new)));
      }
      assertEquals(all(one), all(other), "seed " + seed);
    }
  }

  @Test
  void whatWasWrittenIsThereWhenItIsOpenedAgain() throws IOException {
    List<WindowRow> before;
    try (History history = open("h")) {
      history.apply(batch(7, Windows.of("19", "TELCEL", NOON, 5, 40)));
      before = all(history);
    }
    try (History history = open("h")) {
      assertEquals(before, all(history));
      assertEquals(List.of(new Offset("sla-windows", "id", 0, 7)), history.offsets());
    }
  }

  @Test
  void aBatchThatCannotBeWrittenLeavesNothingAndNoOffset() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(1, Windows.of("19", "TELCEL", NOON, 5, 40)));
      List<WindowRow> before = all(history);
      Batch bad =
          new Batch(
              List.of(Windows.of("20", "TELCEL", NOON, 5, 40)),
              List.of(new Refusal(0, 0, NOON, NOTHING)),
              AlarmNews.NONE,
              0,
              List.of(new Offset("sla-windows", "id", 0, 2)));
      assertThrows(RuntimeException.class, () -> history.apply(bad));
      assertEquals(before, all(history));
      assertEquals(1, history.offsets().get(0).next());
      history.apply(batch(2, Windows.of("20", "TELCEL", NOON, 5, 40)));
      assertEquals(2, all(history).size());
    }
  }

  @Test
  void aDamagedFileIsMadeAnewWithoutOffsets() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(7, Windows.of("19", "TELCEL", NOON, 5, 40)));
    }
    Files.write(folder.resolve("h"), "no database".getBytes(StandardCharsets.UTF_8));
    try (History history = open("h")) {
      assertEquals(List.of(), history.offsets());
      assertEquals(List.of(), all(history));
    }
  }

  @Test
  void windowsOlderThanTheRetentionGo() throws IOException {
    long day = Duration.ofDays(1).toMillis();
    try (History history = open("h")) {
      history.apply(
          batch(
              1,
              Windows.of("19", "TELCEL", NOON - day - MINUTE, 5, 40),
              Windows.of("19", "TELCEL", NOON - day + MINUTE, 5, 40),
              Windows.of("19", "TELCEL", NOON, 5, 40)));
      history.expire();
      assertEquals(
          NOON - day + MINUTE, new WindowQueries(history).families().get(0).oldestStartMillis());
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsForgotten() throws IOException {
    try (History history = open("h")) {
      history.apply(batch(7, Windows.of("19", "TELCEL", NOON, 5, 40)));
      history.forget(Topic.WINDOWS);
      assertEquals(List.of(), history.offsets());
      assertEquals(List.of(), all(history));
    }
  }

  @Test
  void aWindowThatIsStillArrivingIsNotShown() throws IOException {
    try (History history = open("h")) {
      history.apply(
          batch(
              1,
              Windows.of("18", "TELCEL", NOON, 5, 40),
              Windows.of("19", "TELCEL", NOON, 5, 40),
              Windows.of("18", "TELCEL", NOON + MINUTE, 5, 40)));
      WindowQueries queries = new WindowQueries(history);
      assertEquals(NOON, queries.families().get(0).shownStartMillis());
      history.apply(batch(2, Windows.of("19", "TELCEL", NOON + MINUTE, 5, 40)));
      assertEquals(NOON + MINUTE, queries.families().get(0).shownStartMillis());
    }
  }

  @Test
  void aStripSaysWhatWasBeyondSilentAndNeverThere() throws IOException {
    try (History history = open("h")) {
      history.apply(
          batch(
              1,
              Windows.of("19", "TELCEL", NOON, 5, 40),
              Windows.of("19", "TELCEL", NOON + MINUTE, 0, 0),
              Windows.of("19", "TELCEL", NOON + 3 * MINUTE, 5, 90),
              Windows.of("19", "TELCEL", NOON + 4 * MINUTE, 5, 140)));
      List<Strip> strips =
          new WindowQueries(history).strips(MINUTE, NOON, MINUTE, 5, EVERYTHING, LATENCY, 10);
      assertEquals(
          List.of(
              new Strip(
                  new SeriesKey("19", "TELCEL", "ALL"),
                  List.of(Piece.WITHIN, Piece.NO_DATA, Piece.NOTHING, Piece.NEAR, Piece.BEYOND),
                  OptionalLong.of(NOON + 4 * MINUTE))),
          strips);
    }
  }

  @Test
  void refusalsAreCountedByCause() throws IOException {
    Rejected rejected =
        new Rejected(
            RejectionCause.MALFORMED,
            "<script>alert(1)</script>",
            new Rejected.Place("cell-reports", 2, 5),
            3,
            new byte[] {1});
    try (History history = open("h")) {
      history.apply(
          new Batch(
              List.of(),
              List.of(new Refusal(0, 1, NOON, rejected), new Refusal(0, 2, NOON + 1, rejected)),
              AlarmNews.NONE,
              4,
              List.of()));
      WindowQueries queries = new WindowQueries(history);
      assertEquals(new WindowQueries.Refused(2, 6), queries.refusals().get("MALFORMED"));
      assertEquals(NOON + 1, queries.newestRefusals(1).get(0).recordedMillis());
      assertEquals(4, queries.unreadable());
      assertTrue(history.bytes() > 0);
    }
  }
}
