package io.umbral.embedded.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.ConsoleConfig;
import io.umbral.embedded.Commands;
import io.umbral.model.RejectionCause;
import io.umbral.pipeline.SlaJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents say what the code does. */
final class DocumentsTest {

  private static final Path PROJECT = Path.of("..", "..");
  private static final Path README = PROJECT.resolve("README.md");
  private static final Path DECISIONS = PROJECT.resolve("jobs/docs/adr");
  private static final Path DEPENDENCIES = DECISIONS.resolve("0011-dependencies.md");
  private static final Path GOLDEN_WINDOWS =
      Path.of("src/test/resources/io/umbral/embedded/replay/ping-windows.jsonl");

  private static final Pattern KEY_ROW =
      Pattern.compile("^\\| `(sla\\.[^`]+)` \\| `([^`]+)` \\| \\S", Pattern.MULTILINE);
  private static final Pattern SETTING = Pattern.compile("sla\\.[a-z.-]+");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern CODE_SPAN = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern JSON_FIELD = Pattern.compile("\"([A-Za-z0-9]+)\":");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern VERSION =
      Pattern.compile("<([a-z.]+)\\.version>([^<]+)</\\1\\.version>");

  private static String textOf(Path file) throws IOException {
    return Files.readString(file);
  }

  private static Set<String> found(Pattern pattern, int group, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map(result -> result.group(group)).forEach(found::add);
    return found;
  }

  /** Every document that stands in the project. */
  static List<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder :
        List.of(
            PROJECT,
            PROJECT.resolve("jobs/docs"),
            DECISIONS,
            PROJECT.resolve("schemas"),
            PROJECT.resolve("deploy/compose"),
            PROJECT.resolve("deploy/grafana"),
            PROJECT.resolve("deploy/kubernetes"),
            PROJECT.resolve("deploy/prometheus"),
            PROJECT.resolve("benchmarks"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(found::add);
      }
    }
    return found;
  }

  private static Map<String, String> defaultsInReadme() throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    KEY_ROW
        .matcher(textOf(README))
        .results()
        .forEach(row -> defaults.put(row.group(1), row.group(2)));
    return defaults;
  }

  @Test
  void everyKeyOfTheSlaJobIsInTheReadmeAndNoOther() throws IOException {
    String known =
        assertThrows(
                IllegalArgumentException.class, () -> SlaJobConfig.from(Map.of("nonsense", "")))
            .getMessage();
    assertEquals(found(SETTING, 0, known), defaultsInReadme().keySet());
  }

  @Test
  void everyKeyOfTheConsoleIsInTheReadmeAndNoOther() throws IOException {
    Pattern row = Pattern.compile("^\\| `(console\\.[^`]+)` \\|", Pattern.MULTILINE);
    assertEquals(new TreeSet<>(ConsoleConfig.keys()), found(row, 1, textOf(README)));
  }

  @Test
  void theDefaultsInTheReadmeAreThoseOfTheCode() throws IOException {
    assertEquals(SlaJobConfig.DEFAULT, SlaJobConfig.from(defaultsInReadme()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "replay", "demo", "validate", "job"})
  void everyOptionThatIsShownExists(String command) throws IOException {
    Set<String> known = found(OPTION, 0, Commands.run(command, "--help").out());
    Set<String> shown = new TreeSet<>();
    for (Path document : documents()) {
      textOf(document)
          .lines()
          .filter(line -> line.contains("umbral " + command + " "))
          .forEach(line -> shown.addAll(found(OPTION, 0, line)));
    }
    assertFalse(shown.isEmpty(), "no option of " + command + " is shown");
    shown.removeAll(known);
    assertEquals(Set.of(), shown, "not options of " + command + ": " + known);
  }

  @Test
  void everyOptionOfAReplayIsExplained() throws IOException {
    Set<String> known = found(OPTION, 0, Commands.run("replay", "--help").out());
    known.removeAll(Set.of("--help", "--version"));
    Set<String> explained =
        found(Pattern.compile("^\\| `(--[a-z-]+)` \\|", Pattern.MULTILINE), 1, textOf(README));
    assertEquals(known, explained);
  }

  @Test
  void everyFieldOfAWindowIsExplained() throws IOException {
    Set<String> fields = found(JSON_FIELD, 1, textOf(GOLDEN_WINDOWS));
    assertTrue(fields.contains("windowStart"), fields::toString);
    fields.removeAll(found(CODE_SPAN, 1, textOf(README)));
    assertEquals(Set.of(), fields, "fields of sla-windows.jsonl that the README does not explain");
  }

  @Test
  void everyCauseOfARefusalIsExplained() throws IOException {
    Set<String> causes = new TreeSet<>();
    for (RejectionCause cause : RejectionCause.values()) {
      causes.add(cause.name());
    }
    Set<String> explained =
        found(Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE), 1, textOf(README));
    assertEquals(causes, explained);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    for (MatchResult link : LINK.matcher(textOf(document)).results().toList()) {
      String target = link.group(1);
      if (target.startsWith("https://")) {
        continue;
      }
      int hash = target.indexOf('#');
      String path = hash < 0 ? target : target.substring(0, hash);
      Path file = path.isEmpty() ? document : document.resolveSibling(path);
      assertTrue(
          Files.exists(file), () -> document + " links to " + target + ", which is not there");
      if (hash >= 0) {
        assertTrue(
            anchorsOf(file).contains(target.substring(hash + 1)),
            () -> document + " links to " + target + ", which is no heading there");
      }
    }
  }

  /** The anchors that Markdown renderers give to headings. */
  private static Set<String> anchorsOf(Path document) throws IOException {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(textOf(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  @Test
  void everyDecisionIsNumberedInOrderAndInTheIndex() throws IOException {
    String index = textOf(DECISIONS.resolve("README.md"));
    List<Path> decisions;
    try (Stream<Path> files = Files.list(DECISIONS)) {
      decisions =
          files
              .filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
              .sorted()
              .toList();
    }
    assertFalse(decisions.isEmpty());
    for (int i = 0; i < decisions.size(); i++) {
      Path decision = decisions.get(i);
      String name = decision.getFileName().toString();
      String title = textOf(decision).lines().findFirst().orElse("");
      assertTrue(name.startsWith("%04d-".formatted(i + 1)), name);
      assertTrue(title.startsWith("# " + (i + 1) + ". "), () -> name + " begins with " + title);
      String row =
          "[%d](%s) | %s |".formatted(i + 1, name, title.substring(title.indexOf(". ") + 2));
      assertTrue(index.contains(row), () -> "the index should have " + row);
    }
  }

  @Test
  void theVersionsOfTheBuildAreThoseOfTheDecision() throws IOException {
    String decision = textOf(DEPENDENCIES);
    String pom = textOf(PROJECT.resolve("pom.xml"));
    List<MatchResult> versions = VERSION.matcher(pom).results().toList();
    assertTrue(versions.size() > 10, "only " + versions.size() + " versions were found");
    for (MatchResult version : versions) {
      assertTrue(
          decision.contains(" " + version.group(2) + " "),
          () -> version.group(1) + " " + version.group(2) + " should be in " + DEPENDENCIES);
    }
  }
}
