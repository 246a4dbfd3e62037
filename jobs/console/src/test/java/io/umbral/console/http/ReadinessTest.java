package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.Scores;
import io.umbral.console.Windows;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.Batch;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadinessTest {

  private static final Map<String, Double> GOOD =
      Map.of("share_5g", 80.0, "served_pop", 90.0, "down_p50", 40.0);

  @TempDir private Path folder;

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static Map<String, Object> tree(TestServer server, String address) throws Exception {
    return (Map<String, Object>) JsonTree.of(server.get(address).body());
  }

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static List<Map<String, Object>> list(Map<String, Object> tree, String name) {
    return (List<Map<String, Object>>) tree.get(name);
  }

  private static List<String> texts(List<Map<String, Object>> list, String name) {
    return list.stream().map(one -> ((JsonTree.Text) one.get(name)).text()).toList();
  }

  private static Batch batch(ReadinessResult... scores) {
    return new Batch(
        List.of(), List.of(), AlarmNews.NONE, List.of(scores), List.of(), 0, List.of());
  }

  @Test
  void theRankingHasTheOrderOfTheJobAndNoNumberWhereTooLittleIsKnown() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<Map<String, Object>> corridors = list(tree(server, "/api/v1/readiness"), "corridors");
      assertEquals(
          List.of(Scores.BEST, Scores.OTHER, Scores.UNKNOWN), texts(corridors, "corridor"));
      assertEquals(JsonTree.NULL, corridors.get(2).get("index"));
      assertEquals(JsonTree.NULL, corridors.get(2).get("place"));
    }
  }

  @Test
  void theSameWeightsGiveTheOfficialScoresAndOthersAreMarked() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      Map<String, Object> same = tree(server, "/api/v1/readiness/what-if?weights=COV:70,CAP:30");
      assertEquals(false, same.get("official"));
      for (Map<String, Object> one : list(same, "corridors")) {
        assertEquals((Double) one.get("officialIndex"), (Double) one.get("index"), 1e-9);
      }
      List<Map<String, Object>> turned =
          list(tree(server, "/api/v1/readiness/what-if?weights=COV:1,CAP:99"), "corridors");
      assertEquals(List.of(Scores.OTHER, Scores.BEST), texts(turned, "corridor"));
      assertTrue((Double) turned.get(0).get("index") > 93, "nearly the capacity of it");
    }
  }

  @Test
  void whatLosesPointsSumsToWhatIsMissing() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      Map<String, Object> corridor = tree(server, "/api/v1/readiness/corridors/" + Scores.BEST);
      @SuppressWarnings("unchecked") // The tree of a known answer.
      double index = (Double) ((Map<String, Object>) corridor.get("score")).get("index");
      double lost =
          list(corridor, "dimensions").stream()
              .mapToDouble(d -> (Double) d.get("pointsLost"))
              .sum();
      assertEquals(100 - index, lost, 1e-9);
      assertEquals(404, server.get("/api/v1/readiness/corridors/none").statusCode());
    }
  }

  @Test
  void aVintageIsCitedBeforeWhatMayChangeAndBothAreListed() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      server.history.apply(
          batch(
              Scores.of(Scores.BEST, Windows.NOON, 2_000, GOOD, 1, "2026-01", Status.FROZEN),
              Scores.of(Scores.BEST, Windows.NOON, 9, GOOD, 1),
              Scores.of(Scores.BEST, Windows.NOON - 3_600_000, 500, GOOD, 1)));
      Map<String, Object> corridor = tree(server, "/api/v1/readiness/corridors/" + Scores.BEST);
      assertEquals(List.of("2026-01", "provisional"), texts(list(corridor, "vintages"), "vintage"));
      assertEquals(
          List.of(500L, 2_000L),
          list(corridor, "trend").stream().map(point -> point.get("revision")).toList());
      assertEquals(1_000L, list(corridor, "vintages").get(1).get("revision"), "the bigger one");
      assertEquals(
          500L,
          list(tree(server, "/api/v1/readiness?at=2026-01-05T11:59:00Z"), "corridors")
              .get(0)
              .get("revision"));
    }
  }

  @Test
  void namesAndReasonsAreTextInTablesForSpreadsheets() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String ranking = server.get("/api/v1/readiness.csv").body();
      assertTrue(ranking.contains(",'" + TestServer.EVIL + ","), ranking);
      String indicators =
          server.get("/api/v1/readiness/corridors/" + Scores.UNKNOWN + "/indicators.csv").body();
      assertTrue(indicators.contains(",'" + TestServer.EVIL + ","), indicators);
      assertFalse(indicators.contains("," + TestServer.EVIL), indicators);
    }
  }
}
