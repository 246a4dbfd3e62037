package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScreenTest {

  private static final Pattern ANSI_CODE = Pattern.compile("\u001b\\[[0-9;]*m");

  /** The golden files show an escape as a caret, so that people can read them. */
  @ParameterizedTest(name = "{0} at {1} columns, {2}")
  @CsvSource({
    "troubled, 80, PLAIN",
    "troubled, 120, PLAIN",
    "troubled, 80, ANSI",
    "troubled, 120, ANSI",
    "early, 80, PLAIN",
    "calm, 80, PLAIN"
  })
  void drawsWhatTheGoldenFileShows(String name, int columns, Style style) throws IOException {
    String drawn =
        new Screen(columns, 21, style)
            .linesOf(viewOf(name)).stream()
                .map(line -> line.replace('\u001b', '^') + '\n')
                .collect(Collectors.joining());
    String file = "screen-%s-%d-%s.txt".formatted(name, columns, style).toLowerCase(Locale.ROOT);
    assertEquals(golden(file), drawn, file);
  }

  private static View viewOf(String name) {
    return switch (name) {
      case "troubled" -> Views.troubled();
      case "early" -> Views.early();
      case "calm" -> Views.calm();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String golden(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ScreenTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyScreenSaysThatTheDataIsSynthetic(View view) {
    assertTrue(String.join("\n", plain(view, 80)).contains("SYNTHETIC DATA"));
  }

  @ParameterizedTest
  @MethodSource("views")
  void noLineIsWiderThanTheScreen(View view) {
    for (int columns = Screen.LEAST_COLUMNS; columns < 160; columns++) {
      for (String line : plain(view, columns)) {
        assertTrue(line.length() <= columns, line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void coloursChangeNoCharacter(View view) {
    List<String> coloured =
        new Screen(100, 21, Style.ANSI)
            .linesOf(view).stream().map(line -> ANSI_CODE.matcher(line).replaceAll("")).toList();
    assertEquals(plain(view, 100), coloured);
  }

  @ParameterizedTest
  @MethodSource("views")
  void theTableLeavesRoomForEverythingElse(View view) {
    for (int lines = 20; lines < 40; lines++) {
      assertTrue(new Screen(80, lines, Style.PLAIN).linesOf(view).size() <= lines);
    }
  }

  static Stream<View> views() {
    return Stream.of(Views.troubled(), Views.early(), Views.calm());
  }

  @Test
  void aSeriesWithoutDataShowsNoValue() {
    String row =
        plain(Views.troubled(), 80).stream()
            .filter(line -> line.startsWith("Colima"))
            .findFirst()
            .orElseThrow();
    assertTrue(row.contains("no data: INSUFFICIENT"), row);
    assertFalse(row.contains("100"), row);
  }

  @Test
  void aHighScreenNamesTheWorstOfEachPromise() {
    List<String> drawn = new Screen(80, 29, Style.PLAIN).linesOf(Views.troubled());
    int heading = drawn.indexOf("promises: 21,345 judged, 12 breached, 40 not known");
    assertEquals(
        List.of(
            "coverage-lte-rural    Asunción Cuyotepeji MOV~ [..........] -900 %  BREACHED",
            "latency-nr-urban      Cuauhtémoc MOVISTAR      [####......]   42 %  MET",
            "throughput-lte-rural  Mulegé MOVISTAR          [##########]  100 %  MET"),
        drawn.subList(heading + 1, heading + 4));
  }

  private static List<String> plain(View view, int columns) {
    return new Screen(columns, 21, Style.PLAIN).linesOf(view);
  }
}
