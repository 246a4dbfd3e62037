package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.console.Alarms;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlertmanagerTest {

  private static final String SILENCES = "/am/api/v2/silences";
  private static final String WISH =
      """
      {"matchers":[{"name":"alertname","value":"loss","isRegex":false,"isEqual":true},
        {"name":"operator","value":"TELCEL|ATT","isRegex":true}],
       "startsAt":"2026-01-05T06:00:00.000-06:00","endsAt":"2026-01-05T14:00:00.123456789Z",
       "createdBy":"ana","comment":"fibre"}
      """;

  @TempDir private Path folder;

  @SuppressWarnings("unchecked") // The tree of a known answer.
  private static List<Map<String, Object>> list(TestServer server, String address)
      throws Exception {
    HttpResponse<String> answer = server.get(address);
    assertEquals(200, answer.statusCode(), answer.body());
    return (List<Map<String, Object>>) JsonTree.of(answer.body());
  }

  private static String filter(String condition) {
    return "filter=" + URLEncoder.encode(condition, StandardCharsets.UTF_8);
  }

  private static String state(Map<String, Object> alert) {
    return ((JsonTree.Text) ((Map<?, ?>) alert.get("status")).get("state")).text();
  }

  private static HttpResponse<String> post(TestServer server, String body) throws Exception {
    return server.send("POST", SILENCES, body, "Content-Type", "application/json");
  }

  @Test
  void alarmsThatLastAreAlertsAndWhatExplainsThemInhibitsThem() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<Map<String, Object>> alerts = list(server, "/am/api/v2/alerts");
      assertEquals(3, alerts.size(), "what is over is none");
      List<Map<String, Object>> suppressed =
          alerts.stream().filter(alert -> state(alert).equals("suppressed")).toList();
      assertEquals(1, suppressed.size());
      Map<?, ?> status = (Map<?, ?>) suppressed.get(0).get("status");
      assertEquals(List.of(new JsonTree.Text(Alarms.CRITICAL)), status.get("inhibitedBy"));
      assertEquals(2, list(server, "/am/api/v2/alerts?inhibited=false").size());
      assertEquals(1, list(server, "/am/api/v2/alerts?active=false").size());
    }
  }

  @Test
  void conditionsAreMetTogether() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String alerts = "/am/api/v2/alerts?";
      assertEquals(1, list(server, alerts + filter("operator=\"ATT\"")).size());
      assertEquals(2, list(server, alerts + filter("operator!=\"ATT\"")).size());
      assertEquals(
          1,
          list(server, alerts + filter("operator=~\"TELCEL|X\"") + "&" + filter("region=\"19\""))
              .size());
      assertEquals(0, list(server, alerts + "receiver=pager").size());
      assertEquals(1, list(server, "/am/api/v2/alerts/groups").size(), "one rule, one group");
      assertEquals(400, server.get(alerts + filter("operator=~\"(a+)+\"")).statusCode());
    }
  }

  @Test
  void aSilenceIsAPlanInTheNameOfWhoeverAsks() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      HttpResponse<String> answer = post(server, WISH);
      assertEquals(200, answer.statusCode(), answer.body());
      Plan plan = (Plan) server.actions.get(0);
      assertTrue(answer.body().contains("\"silenceID\":\"" + plan.id() + "\""), answer.body());
      assertEquals("demo", plan.by());
      assertEquals("fibre (ana)", plan.comment());
      assertEquals(Plan.Kind.SILENCE, plan.kind());
      assertEquals(Set.of("loss"), plan.rules());
      assertEquals(Set.of("TELCEL", "ATT"), plan.selector().operators());
      assertEquals(server.nowMillis, plan.fromMillis(), "nothing is silenced in the past");
    }
  }

  @Test
  void whatASilenceCannotMeanIsRefusedAndSaidInOneText() throws Exception {
    String[][] changes = {
      {"\"alertname\"", "\"severity\""},
      {"\"isEqual\":true", "\"isEqual\":false"},
      {"TELCEL|ATT", "TEL.*"},
      {"\"operator\"", "\"alertname\""},
      {"\"loss\"", "\"\""},
      {"2026-01-05T14", "2026-01-05T11"},
      {"2026-01-05T14", "2028-01-05T14"},
      {"2026-01-05T06", "yesterday"},
      {"\"fibre\"", "\"\""},
      {"\"fibre\"", "\"a\\u0000b\""},
      {"\"matchers\"", "\"others\""}
    };
    try (TestServer server = TestServer.demo(folder)) {
      for (String[] change : changes) {
        HttpResponse<String> answer = post(server, WISH.replace(change[0], change[1]));
        assertEquals(400, answer.statusCode(), change[0] + " " + answer.body());
        assertTrue(answer.body().startsWith("\""), "clients read a text: " + answer.body());
      }
      assertEquals(404, server.get("/am/api/v2/silence/none").statusCode());
      assertEquals(List.of(), server.actions);
    }
  }

  @Test
  void silencesAreListedChangedAndEnded() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String body = server.get(SILENCES).body();
      assertTrue(body.contains("\"id\":\"" + Alarms.SILENCE.id() + "\""), body);
      assertTrue(body.contains("{\"state\":\"active\"}"), body);
      assertEquals(1, list(server, SILENCES + "?" + filter("alertname=\"loss\"")).size());
      assertEquals(0, list(server, SILENCES + "?" + filter("alertname=\"latency\"")).size());
      String changed = WISH.replaceFirst("\\{", "{\"id\":\"" + Alarms.SILENCE.id() + "\",");
      assertEquals(200, post(server, changed).statusCode());
      assertEquals(Alarms.SILENCE.id(), server.actions.get(0).id());
      assertEquals(404, post(server, WISH.replaceFirst("\\{", "{\"id\":\"none\",")).statusCode());
      String path = "/am/api/v2/silence/" + Alarms.SILENCE.id();
      assertEquals(200, server.send("DELETE", path, "").statusCode());
      assertEquals(server.nowMillis, ((Plan) server.actions.get(1)).untilMillis());
    }
  }

  @Test
  void aViewerSilencesNothing() throws Exception {
    try (TestServer server = TestServer.withTokens(folder)) {
      HttpResponse<String> answer =
          server.send(
              "POST",
              SILENCES,
              WISH,
              "Content-Type",
              "application/json",
              "Authorization",
              "Bearer viewer");
      assertEquals(403, answer.statusCode());
      assertEquals(List.of(), server.actions);
    }
  }
}
