package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {

  private static final String REPORTS = "/api/v1/reports/benchmarks";

  @TempDir private Path folder;

  private TestServer serverOver(Path reports) throws Exception {
    return TestServer.with(folder, Map.of("console.reports", reports.toString()));
  }

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static Map<String, Object> tree(TestServer server) throws Exception {
    return (Map<String, Object>) JsonTree.of(server.get(REPORTS).body());
  }

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static List<Map<String, Object>> list(Map<String, Object> tree, String name) {
    return (List<Map<String, Object>>) tree.get(name);
  }

  private static JsonTree.Text text(String text) {
    return new JsonTree.Text(text);
  }

  @Test
  void goalsComeFirstWithTheirVerdictAndTheCommandThatRepeatsThem() throws Exception {
    Path reports = Files.createDirectory(folder.resolve("reports"));
    Files.writeString(
        reports.resolve("cells.json"),
        """
        {"commit":"c1","command":"benchmarks/run goals","digestsAgree":false,"entries":{"JOB":{
          "cpuMicrosPerReading":{"median":0.5,"low95":0.4,"high95":0.6}}}}
        """);
    Files.writeString(
        reports.resolve("goals.json"),
        """
        {"commit":"c1","cpu":"a processor","processors":2,"command":"benchmarks/run goals","goals":{
          "a":{"what":"w","goal":"at most 2","verdict":"MISSED","measured":"3","how":"h",
            "command":"benchmarks/run goals --only a"}}}
        """);
    try (TestServer server = serverOver(reports)) {
      List<Map<String, Object>> found = list(tree(server), "reports");
      assertEquals(
          List.of(text("goals"), text("cells")), found.stream().map(r -> r.get("report")).toList());
      Map<String, Object> goal = list(found.get(0), "goals").get(0);
      assertEquals(text("MISSED"), goal.get("verdict"));
      assertEquals(text("benchmarks/run goals --only a"), goal.get("command"));
      assertEquals(text("2"), ((Map<?, ?>) found.get(0).get("circumstances")).get("processors"));
      assertEquals(false, found.get(1).get("agrees"));
      assertEquals(0.6, list(found.get(1), "figures").get(0).get("high"));
      assertTrue(server.get(REPORTS + ".csv").body().contains("MISSED"));
      assertTrue(server.get(REPORTS + "/goals").body().contains("at most 2"));
    }
  }

  @Test
  void whatJmhMeasuredIsReadToo() throws Exception {
    Path reports = Files.createDirectory(folder.resolve("reports"));
    Files.writeString(
        reports.resolve("micro.json"),
        """
        [{"benchmark":"a.b.Decode.plain","mode":"avgt","params":{"size":"7"},"primaryMetric":
          {"score":5.5,"scoreConfidence":[5.0,6.0],"scoreUnit":"ns/op"}}]
        """);
    try (TestServer server = serverOver(reports)) {
      Map<String, Object> figure = list(list(tree(server), "reports").get(0), "figures").get(0);
      assertEquals(text("Decode.plain size=7"), figure.get("name"));
      assertEquals(text("ns/op"), figure.get("unit"));
    }
  }

  @Test
  void whatIsNoReportIsNamedAndHarmsNoOther() throws Exception {
    Path reports = Files.createDirectory(folder.resolve("reports"));
    Files.writeString(reports.resolve("broken.json"), "{\"goals\":");
    Files.writeString(reports.resolve("deep.json"), "[".repeat(100));
    Files.writeString(reports.resolve("list.json"), "[1]");
    Files.writeString(reports.resolve("other.json"), "{}");
    Files.writeString(
        reports.resolve("wrong.json"), "{\"goals\":{\"a\":{\"verdict\":\"SPLENDID\"}}}");
    Files.writeString(reports.resolve("good.json"), "{\"command\":\"c\",\"seconds\":1.5}");
    try (TestServer server = serverOver(reports)) {
      Map<String, Object> tree = tree(server);
      assertEquals(5, ((List<?>) tree.get("unreadable")).size(), tree.toString());
      assertEquals(text("good"), list(tree, "reports").get(0).get("report"));
      assertEquals(1.5, list(list(tree, "reports").get(0), "figures").get(0).get("value"));
    }
  }

  @Test
  void whereThereAreNoneItSaysSo() throws Exception {
    try (TestServer server = serverOver(folder.resolve("nowhere"))) {
      assertEquals(false, tree(server).get("found"));
      assertEquals(List.of(), tree(server).get("reports"));
      assertEquals(404, server.get(REPORTS + "/goals").statusCode());
    }
  }

  @Test
  void nothingOutsideOfTheFolderIsRead() throws Exception {
    Path reports = Files.createDirectory(folder.resolve("reports"));
    Files.writeString(folder.resolve("secret.json"), "{\"secret\":1}");
    try (TestServer server = serverOver(reports)) {
      for (String name : List.of("..%2fsecret", "%2e%2e%2fsecret", "..", "secret.json", "%00")) {
        int status = server.get(REPORTS + "/" + name).statusCode();
        assertTrue(status >= 400 && status < 500, name + ": " + status);
      }
    }
  }
}
