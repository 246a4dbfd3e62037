package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.ingest.RecordedFiles;
import io.umbral.embedded.replay.Replays.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two recorded files through the whole job; every figure expected here was worked out on paper. */
@Tag("conformance")
class HandCheckedReplayConformanceTest {

  private static Path recorded(String beginning) throws IOException {
    List<Path> files =
        RecordedFiles.of("telecom/pm-xml", ".xml").stream()
            .filter(file -> file.getFileName().toString().startsWith(beginning))
            .toList();
    Assumptions.assumeTrue(
        !files.isEmpty() && RecordedFiles.isKnown(files.get(0)),
        "skipped, not there with the content that was worked out: " + beginning);
    return files.get(0);
  }

  private static String window(Path folder, String... arguments) throws IOException {
    Written written = Replays.replay(folder.resolve("out"), arguments);
    assertEquals(List.of(), written.rejected());
    List<String> windows =
        written.windows().stream()
            .filter(line -> line.contains("\"operator\":\"ALL\",\"technology\":\"ALL\""))
            .toList();
    assertEquals(1, windows.size(), windows::toString);
    return windows.get(0);
  }

  private static void assertHas(String window, String... parts) {
    for (String part : parts) {
      assertTrue(window.contains(part), () -> part + " should be in " + window);
    }
  }

  /**
   * Cells 997 and 998; 999 is suspect and in no ratio.
   *
   * <pre>
   * releases        234 + 890 = 1124 in 345 + 901 = 1246 s      1124 / 1246 * 3600 = 3247.5120.../h
   * downlink        238 + 898 = 1136 kbit in 344 + 905 = 1249 ms     1136000 / 1249 = 909.5276... kbit/s
   * unavailable     563 + 127 = 690 of 2 * 900 = 1800 s               1110 / 1800   = 0.61666...
   * accessibility   rrc (567 + 123) / (789 + 234) = 690 / 1023
   *                 signalling (563 + 127) / (787 + 238) = 690 / 1025
   *                 bearers (234 + 890) / (345 + 901) = 1124 / 1246   product = 0.4095872...
   * </pre>
   */
  @Test
  void ratiosOfASmallFileAreThoseOfAHandCalculation(@TempDir Path folder) throws IOException {
    Path mapping = Files.writeString(folder.resolve("samples.yaml"), RecordedFiles.SAMPLES);
    String window =
        window(
            folder,
            "--format",
            "pm-xml",
            "--unmapped",
            "keep",
            "--set",
            "sla.windows=15m",
            "--mapping",
            mapping.toString(),
            "--input",
            recorded("pmmapper_A20181002").toString());
    assertHas(
        window,
        "\"windowStart\":\"2000-03-01T12:00:00.000Z\"",
        "\"retainabilityPerHour\":{\"value\":3247.51203852327",
        "\"abnormalReleases\":1124,\"sessionMillis\":1246000}",
        "\"downlinkKbps\":{\"mean\":909.52762209767",
        "\"availabilityRatio\":{\"value\":0.61666666666666",
        "\"goodMillis\":1110000,\"totalMillis\":1800000}",
        "\"accessibilityRatio\":{\"value\":0.40958",
        "\"n\":3,",
        "\"suspect\":1,");
  }

  /**
   * One cell, two minutes, the shipped mapping: sessions of 11084 + 12650 = 23734 s without a
   * release, 14 blocks for 2 * 60 s = 1680 s of blocks, none of them used.
   */
  @Test
  void ratiosOfTwoMinutesAreThoseOfAHandCalculation(@TempDir Path folder) throws IOException {
    String window =
        window(
            folder,
            "--format",
            "pm-xml",
            "--unmapped",
            "keep",
            "--set",
            "sla.windows=15m",
            "--input",
            recorded("ranpm_D20241211").toString());
    assertHas(
        window,
        "\"windowStart\":\"2024-12-11T09:30:00.000Z\"",
        "\"retainabilityPerHour\":{\"value\":0.0,\"abnormalReleases\":0,\"sessionMillis\":23734000}",
        "\"downlinkPrbPercent\":{\"value\":0,\"usedBlockMillis\":0,\"availableBlockMillis\":1680000}",
        "\"uplinkPrbPercent\":{\"value\":0,\"usedBlockMillis\":0,\"availableBlockMillis\":1680000}");
    assertFalse(window.contains("accessibility"), "no attempts, no ratio: " + window);
  }
}
