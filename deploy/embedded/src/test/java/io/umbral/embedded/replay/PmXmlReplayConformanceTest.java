package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.embedded.replay.Replays.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded files of measurements through the whole job, beside sums by regular expressions. */
@Tag("conformance")
class PmXmlReplayConformanceTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)<measInfo.*?</measInfo>");
  private static final Pattern VALUES =
      Pattern.compile("(?s)measObjLdn=\"[^\"]*NRCell[CD]U=[^,\"]*\">\\s*<r p=\"1\">([\\d.]+)</r>");

  @Test
  void windowsHoldTheSumsThatStandInTheFiles(@TempDir Path folder) throws IOException {
    List<Path> files = recorded();
    Path input = Files.createDirectories(folder.resolve("input"));
    double sessionSeconds = 0;
    double releases = 0;
    double blockSeconds = 0;
    for (Path file : files) {
      Files.copy(file, input.resolve(file.getFileName()));
      String text = Files.readString(file);
      sessionSeconds += sum(text, "DRB.SessionTime", false);
      releases += sum(text, "DRB.RelActNbr", false);
      blockSeconds += sum(text, "RRU.PrbAvailDl", true);
    }

    Written written =
        Replays.replay(
            folder.resolve("out"),
            "--format",
            "pm-xml",
            "--unmapped",
            "keep",
            "--set",
            "sla.windows=1m",
            "--input",
            input.toString());

    List<String> windows =
        written.windows().stream()
            .filter(line -> line.contains("\"operator\":\"ALL\",\"technology\":\"NR\""))
            .toList();
    assertEquals(1_000 * sessionSeconds, total(windows, "sessionMillis"));
    assertEquals(releases, total(windows, "abnormalReleases"));
    assertEquals(1_000 * blockSeconds, total(windows, "downlinkPrbPercent.*?availableBlockMillis"));
    for (String window : windows) {
      double abnormal = total(List.of(window), "abnormalReleases");
      double hours = total(List.of(window), "sessionMillis") / 3_600_000;
      assertEquals(
          hours == 0 ? 0 : abnormal / hours,
          total(List.of(window), "retainabilityPerHour.*?value"),
          1e-9);
    }
    System.out.printf(
        "pm-xml replay: %d files, %d windows, sessions %.0f s, releases %.0f, blocks %.0f s%n",
        files.size(), windows.size(), sessionSeconds, releases, blockSeconds);
  }

  /** Files that count sessions of NR cells in total, and of which nothing is suspect. */
  private static List<Path> recorded() throws IOException {
    Path root =
        Path.of(System.getProperty("umbral.vectors", "../shared/data")).resolve("telecom/pm-xml");
    Assumptions.assumeTrue(Files.isDirectory(root), "skipped, not there: " + root);
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files =
          walk.filter(file -> file.toString().endsWith(".xml"))
              .filter(PmXmlReplayConformanceTest::isPlain)
              .sorted()
              .toList();
      Assumptions.assumeFalse(files.isEmpty(), "skipped, no file counts sessions in " + root);
      return files;
    }
  }

  private static boolean isPlain(Path file) {
    try {
      String text = Files.readString(file);
      return text.contains(">DRB.SessionTime</measType>")
          && !text.contains("<suspect>true</suspect>")
          && !file.getFileName().toString().contains("INVALID");
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  /** Sum of the first counter of each block that has this name, perhaps times its period. */
  private static double sum(String text, String counter, boolean isOverTime) {
    double sum = 0;
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (!block.group().contains("<measType p=\"1\">" + counter + "</measType>")) {
        continue;
      }
      Matcher seconds = Pattern.compile("<granPeriod[^>]*PT(\\d+)S").matcher(block.group());
      double weight = isOverTime && seconds.find() ? Double.parseDouble(seconds.group(1)) : 1;
      Matcher value = VALUES.matcher(block.group());
      while (value.find()) {
        sum += weight * Double.parseDouble(value.group(1));
      }
    }
    return sum;
  }

  private static double total(List<String> lines, String field) {
    double sum = 0;
    for (String line : lines) {
      Matcher value = Pattern.compile(field + "\":([\\d.E]+)").matcher(line);
      sum += value.find() ? Double.parseDouble(value.group(1)) : 0;
    }
    return sum;
  }
}
