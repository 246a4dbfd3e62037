package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.Alarms;
import io.umbral.console.Promises;
import io.umbral.console.Windows;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.Batch;
import io.umbral.console.history.Topic;
import io.umbral.model.SloStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromisesTest {

  @TempDir private Path folder;

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static List<Map<String, Object>> list(TestServer server, String address, String name)
      throws Exception {
    Map<String, Object> tree = (Map<String, Object>) JsonTree.of(server.get(address).body());
    return (List<Map<String, Object>>) tree.get(name);
  }

  private static List<String> texts(List<Map<String, Object>> list, String name) {
    return list.stream().map(one -> ((JsonTree.Text) one.get(name)).text()).toList();
  }

  private static void hear(TestServer server, SloStatus... promises) {
    server.history.apply(
        new Batch(
            List.of(), List.of(), AlarmNews.NONE, List.of(), List.of(promises), 0, List.of()));
  }

  @Test
  void whatIsBrokenComesFirstAndWhatIsNotKnownBeforeWhatIsKept() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<Map<String, Object>> standings = list(server, "/api/v1/slos", "standings");
      assertEquals(List.of("BREACHED", "INSUFFICIENT", "MET"), texts(standings, "verdict"));
      assertEquals(JsonTree.NULL, standings.get(1).get("attainment"));
      assertEquals(JsonTree.NULL, standings.get(1).get("budgetLeft"));
      assertEquals(-2.0, (Double) standings.get(0).get("budgetLeft"), 1e-9);
    }
  }

  @Test
  void aPromiseIsSummedUpOverItsSeriesWithTheOneThatStandsWorst() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      Map<String, Object> latency = list(server, "/api/v1/slos", "promises").get(0);
      assertEquals(new JsonTree.Text("latency"), latency.get("slo"));
      assertEquals(1L, latency.get("breached"));
      assertEquals(1L, latency.get("met"));
      Map<?, ?> worst = (Map<?, ?>) latency.get("worst");
      assertEquals(new JsonTree.Text("TELCEL"), worst.get("operator"));
    }
  }

  @Test
  void theNewestMinuteHoldsAndOfOneMinuteTheBiggerRevision() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String address = "/api/v1/slos?operator=TELCEL";
      hear(server, Promises.of("latency", "19", "TELCEL", Windows.NOON - Windows.MINUTE, 999, 1));
      assertEquals(70L, list(server, address, "standings").get(0).get("good"), "an older minute");
      hear(server, Promises.of("latency", "19", "TELCEL", Windows.NOON, 50, 1));
      assertEquals(70L, list(server, address, "standings").get(0).get("good"), "fewer readings");
      hear(
          server,
          Promises.of("latency", "19", "TELCEL", Windows.NOON, 80, 30),
          Promises.of("latency", "19", "TELCEL", Windows.NOON, 79, 30));
      assertEquals(80L, list(server, address, "standings").get(0).get("good"), "a revision");
      hear(server, Promises.of("latency", "19", "TELCEL", Windows.NOON + Windows.MINUTE, 3, 1));
      assertEquals(3L, list(server, address, "standings").get(0).get("good"), "a new minute");
      assertEquals(1, list(server, address, "standings").size());
    }
  }

  @Test
  void theyAreFoundByWhatTheyAreAbout() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(1, list(server, "/api/v1/slos?verdict=MET", "standings").size());
      assertEquals(2, list(server, "/api/v1/slos?slo=latency", "standings").size());
      assertEquals(0, list(server, "/api/v1/slos?region=20", "standings").size());
      assertEquals(1, list(server, "/api/v1/slos?limit=1", "standings").size());
      assertTrue(server.get("/api/v1/slos?limit=1").body().contains("\"truncated\":true"));
      assertEquals(400, server.get("/api/v1/slos?verdict=GOOD").statusCode());
    }
  }

  @Test
  void namesOfPromisesAreTextInTablesForSpreadsheets() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String csv = server.get("/api/v1/slos.csv").body();
      assertTrue(csv.contains("'" + Alarms.EVIL + ","), csv);
      assertFalse(csv.contains("," + Alarms.EVIL), csv);
      assertFalse(csv.contains("\n" + Alarms.EVIL), csv);
    }
  }

  @Test
  void aTopicThatWasMadeAnewTakesItsPromisesAlong() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      server.history.forget(Topic.SLO_STATUS);
      assertEquals(0, list(server, "/api/v1/slos", "promises").size());
    }
  }
}
