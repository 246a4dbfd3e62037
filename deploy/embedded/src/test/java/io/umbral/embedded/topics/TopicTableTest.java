package io.umbral.embedded.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.topics.TopicSpec.Keeping;
import io.umbral.embedded.topics.TopicSpec.Part;
import io.umbral.embedded.topics.TopicSpec.Spread;
import io.umbral.embedded.topics.TopicStanding.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TopicTableTest {

  private static final Path SCHEMAS = Path.of("../../schemas");
  private static final Pattern CONTRACT = Pattern.compile("Topic ([a-z-]+), (compacted|a log)");

  private static String cleanup(String topic, Keeping keeping) {
    return TopicTable.named(topic).settings(keeping).get(TopicTable.CLEANUP);
  }

  @Test
  void noTopicIsThereTwice() {
    Set<String> names = TopicTable.all().stream().map(TopicSpec::name).collect(Collectors.toSet());
    assertEquals(TopicTable.all().size(), names.size());
  }

  @Test
  void whatAContractCallsCompactedIsCompactedAndALogIsNot() throws IOException {
    int seen = 0;
    List<Path> contracts;
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      contracts = files.filter(file -> file.toString().endsWith(".avsc")).toList();
    }
    for (Path contract : contracts) {
      for (MatchResult topic : CONTRACT.matcher(Files.readString(contract)).results().toList()) {
        boolean compacts = cleanup(topic.group(1), Keeping.AS_AGREED).contains(TopicTable.COMPACT);
        assertEquals(topic.group(2).equals("compacted"), compacts, topic.group());
        seen++;
      }
    }
    assertTrue(seen >= 5, "only " + seen + " contracts say what their topic does");
  }

  @Test
  void factsThatAreNeverSaidAgainAreNeverDeleted() {
    for (String facts :
        List.of("cell-inventory", "slos", "alert-rules", "alert-state", "operator-actions")) {
      for (Keeping keeping : Keeping.values()) {
        assertEquals(TopicTable.COMPACT, cleanup(facts, keeping), facts);
      }
    }
  }

  @Test
  void aRunThatIsReadToItsEndLosesNothing() {
    for (TopicSpec spec : TopicTable.all()) {
      Map<String, String> settings = spec.settings(Keeping.EVERYTHING);
      boolean deletes = settings.get(TopicTable.CLEANUP).contains(TopicTable.DELETE);
      assertTrue(
          !deletes || settings.get(TopicTable.RETENTION).equals(TopicTable.FOR_EVER), spec::name);
    }
  }

  @Test
  void aKafkaThatRunsForHoursIsBoundedWhereverItDeletes() {
    for (TopicSpec spec : TopicTable.all()) {
      Map<String, String> settings = spec.settings(Keeping.WITHIN_BOUNDS);
      assertEquals(
          settings.get(TopicTable.CLEANUP).contains(TopicTable.DELETE),
          settings.containsKey("retention.bytes"),
          spec::name);
    }
  }

  @Test
  void onlyWhatIsSpreadHasManyPartitions() {
    assertEquals(7, TopicTable.named("cell-reports").partitions(7));
    assertEquals(1, TopicTable.named("alerts").partitions(7));
    assertEquals(
        Set.of("cell-reports", "sla-windows", "slo-status"),
        TopicTable.all().stream()
            .filter(spec -> spec.spread() == Spread.MANY)
            .map(TopicSpec::name)
            .collect(Collectors.toSet()));
  }

  @Test
  void aTopicMustSayWhatItDoesWithOldRecords() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TopicSpec("new", Part.SLA, Spread.ONE, Map.of(), "nothing"));
  }

  @Test
  void differencesNameWhatIsAndWhatShouldBe() {
    TopicSpec spec = TopicTable.named("sla-windows");
    Map<String, String> settings = new HashMap<>(spec.settings());
    settings.put(TopicTable.CLEANUP, "delete,compact");
    assertEquals(List.of(), standing(spec, 4, settings).differences(Optional.empty()));
    settings.put(TopicTable.RETENTION, "1000");
    assertEquals(
        List.of(
            "has 4 partitions and should have 12", "retention.ms is 1000 and should be 2678400000"),
        standing(spec, 4, settings).differences(Optional.of(12)));
    TopicStanding missing = new TopicStanding(spec, Optional.empty());
    assertTrue(missing.isMissing());
    assertFalse(standing(spec, 4, settings).isMissing());
    assertEquals(List.of(), missing.differences(Optional.of(12)));
  }

  @Test
  void thePageOnClustersShowsTheTable() throws IOException {
    String page = Files.readString(Path.of("../../jobs/docs/cluster.md"));
    List<String> rows =
        page.lines().filter(line -> line.matches("\\| `[a-z-]+` \\| .* partitions?, .*")).toList();
    List<String> expected =
        TopicTable.all().stream()
            .map(
                spec ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            spec.name(),
                            TopicText.settings(spec.partitions(99), spec.settings())
                                .replace("99 ", "N "),
                            spec.purpose()))
            .toList();
    assertEquals(expected, rows);
  }

  private static TopicStanding standing(
      TopicSpec spec, int partitions, Map<String, String> settings) {
    return new TopicStanding(spec, Optional.of(new Found(partitions, 1, settings)));
  }
}
