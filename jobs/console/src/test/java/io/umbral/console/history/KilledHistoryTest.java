package io.umbral.console.history;

import static io.umbral.console.Windows.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledHistoryTest {

  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void killedInMidWriteItGoesOnWithTheSameAnswers() throws Exception {
    long seed = Long.getLong("umbral.tests.seed", 0);
    Random random = new Random(seed);
    Path killed = folder.resolve("killed");
    int seen = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = WriterProcess.start(killed);
      seen = readSome(process, 5 + random.nextInt(25), seen);
      process.destroyForcibly().waitFor();
    }
    List<WindowRow> expected;
    try (History whole = open("whole")) {
      for (int i = 0; i < WriterProcess.BATCHES; i++) {
        whole.apply(WriterProcess.batch(i));
      }
      expected = rows(whole);
    }
    try (History history = open("killed")) {
      int next = WriterProcess.next(history);
      assertTrue(next >= seen, "what was said to be written is there; seed " + seed);
      assertTrue(next < WriterProcess.BATCHES, "killed too late to prove anything");
      for (int i = next; i < WriterProcess.BATCHES; i++) {
        history.apply(WriterProcess.batch(i));
      }
      assertEquals(expected, rows(history), "seed " + seed);
      assertEquals(WriterProcess.BATCHES, new WindowQueries(history).unreadable(), "seed " + seed);
    }
  }

  /** Reads so many batches more, and says how many were written for certain. */
  private static int readSome(Process process, int batches, int before) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int seen = before;
    int read = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.matches("\\d+")) {
        seen = Integer.parseInt(line) + 1;
        read++;
      }
      if (read >= batches) {
        break;
      }
    }
    return seen;
  }

  private History open(String name) throws IOException {
    return History.open(folder.resolve(name), Duration.ofDays(1), 128);
  }

  private static List<WindowRow> rows(History history) {
    WindowQueries queries = new WindowQueries(history);
    List<WindowRow> rows = new ArrayList<>();
    for (WindowQueries.Family family : queries.families()) {
      for (long start = family.oldestStartMillis();
          start <= family.newestStartMillis();
          start += MINUTE) {
        rows.addAll(
            queries.rows(
                family.windowMillis(),
                start,
                new WindowFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                10_000));
      }
    }
    return rows;
  }
}
