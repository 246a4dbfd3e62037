package io.umbral.sla.openslo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Slo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on promises says what the code does. */
final class SloPageTest {

  private static final Path PAGE = Path.of("..", "docs", "slo.md");
  private static final Pattern CODE_SPAN = Pattern.compile("`([^`\\n]+)`");

  /** Code spans in the first column of the rows below a heading, or in the first few columns. */
  private static Set<String> rows(String heading, int columns) throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf(heading) + heading.length());
    Set<String> found = new TreeSet<>();
    for (String line :
        section.lines().dropWhile(line -> !line.startsWith("|---")).skip(1).toList()) {
      if (!line.startsWith("|")) {
        break;
      }
      Stream<String> cells = Arrays.stream(line.split("\\|", -1)).skip(1).limit(columns);
      Matcher spans = CODE_SPAN.matcher(cells.collect(Collectors.joining("|")));
      while (spans.find()) {
        found.add(spans.group(1));
      }
    }
    return found;
  }

  private static Set<String> words(Stream<String> words) {
    return words.collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCodeIsExplainedAndNoOther() throws IOException {
    assertEquals(words(Arrays.stream(Code.values()).map(Code::text)), rows("## Faults", 1));
  }

  @Test
  void everyAnnotationIsExplainedAndNoOther() throws IOException {
    assertEquals(
        words(Arrays.stream(Extensions.Key.values()).map(Extensions.Key::text)),
        rows("## Annotations", 1));
  }

  @Test
  void everyFieldOfAKpiStreamIsExplainedAndNoOther() throws IOException {
    assertEquals(
        words(Arrays.stream(KpiStream.Field.values()).map(KpiStream.Field::text)),
        rows("## A metric of type KpiStream", 1));
  }

  @Test
  void everyKpiAndCountIsExplainedAndNoOther() throws IOException {
    assertEquals(
        words(Arrays.stream(Kpi.values()).map(Kpi::word)), rows("every value is one event.", 1));
    Set<String> counts = words(Arrays.stream(Counter.values()).map(Counter::word));
    assertEquals(counts, rows("`total` takes counts:", 3));
  }

  @Test
  void theExampleIsRight() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    Texts.Read read = Texts.read(Mode.STRICT, page.substring(begin, page.indexOf("```", begin)));
    List<Slo> slos = read.documents().definitions();
    assertEquals(List.of(), read.faults().all());
    assertEquals("latency-nr-state", slos.get(0).name());
  }
}
