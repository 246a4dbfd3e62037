package io.umbral.console.history;

import io.umbral.console.Windows;
import io.umbral.model.RegionLevel;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes what a topic would say, from where the history left off, until it is done or killed. */
final class WriterProcess {

  static final int BATCHES = 120;
  private static final int ROWS = 400;

  private WriterProcess() {}

  /** A process that writes into a file. */
  static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            file.toString())
        .redirectErrorStream(true)
        .start();
  }

  @SuppressWarnings("SystemOut") // The parent counts the batches that are said here.
  public static void main(String... arguments) throws IOException {
    try (History history = History.open(Path.of(arguments[0]), Duration.ofDays(1), 128)) {
      for (int i = next(history); i < BATCHES; i++) {
        history.apply(batch(i));
        System.out.println(i);
      }
    }
  }

  /** Where to go on. */
  static int next(History history) {
    return history.offsets().stream().mapToInt(offset -> (int) offset.next()).sum();
  }

  /** What stands at an offset: revisions of the windows of one minute, some of them old ones. */
  static Batch batch(int number) {
    List<WindowResult> windows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int revision = (number * 7 + i * 3) % 50;
      windows.add(
          Windows.of(
              "r" + i,
              RegionLevel.STATE,
              "o",
              Windows.NOON + number / 10 * (long) Windows.MINUTE,
              revision,
              20,
              revision % 2 == 0 ? Status.FINAL : Status.PROVISIONAL));
    }
    return new Batch(
        windows,
        List.of(),
        AlarmNews.NONE,
        1,
        List.of(new Offset("sla-windows", "id", 0, number + 1)));
  }
}
