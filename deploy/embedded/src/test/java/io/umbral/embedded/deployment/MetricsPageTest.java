package io.umbral.embedded.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.Metric;
import io.umbral.model.RejectionCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of metrics names what the code has; types and tags are held to a scrape elsewhere. */
final class MetricsPageTest {

  private static final Path PROJECT = Documents.DEPLOY.resolve("..");
  private static final Pattern LITERAL = Pattern.compile("\"(umbral\\.[a-z0-9.]+)\"");
  private static final Pattern CAUSE = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

  /** The names that stand in classes which use Micrometer, and those that are made of others. */
  private static Set<String> namesInTheCode() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path root : List.of(PROJECT.resolve("jobs"), PROJECT.resolve("deploy"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file :
            files
                .filter(path -> path.toString().contains("src/main/java"))
                .filter(path -> path.toString().endsWith(".java"))
                .toList()) {
          String text = Files.readString(file);
          if (text.contains("import io.micrometer.")) {
            LITERAL.matcher(text).results().forEach(name -> names.add(name.group(1)));
          }
        }
      }
    }
    assertTrue(names.size() > 20, () -> "only " + names);
    for (Metric metric : Metric.values()) {
      names.add(metric.meterName());
    }
    return names;
  }

  @Test
  void everyMetricOfTheCodeIsOnThePageAndNoOther() throws IOException {
    Set<String> onThePage =
        MetricsPage.rows().stream()
            .map(MetricsPage.Row::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(namesInTheCode(), onThePage);
    assertEquals(onThePage.size(), MetricsPage.rows().size(), "a name stands twice");
  }

  @Test
  void everyCauseOfARefusalIsOnThePageAndNoOther() {
    Set<String> causes = new TreeSet<>();
    for (RejectionCause cause : RejectionCause.values()) {
      causes.add(cause.name());
    }
    Set<String> onThePage = new TreeSet<>();
    CAUSE
        .matcher(Documents.textOf(MetricsPage.FILE))
        .results()
        .forEach(row -> onThePage.add(row.group(1)));
    assertEquals(causes, onThePage);
  }
}
