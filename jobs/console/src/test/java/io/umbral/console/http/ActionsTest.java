package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.console.Alarms;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.AlarmNews.Deed;
import io.umbral.console.history.Batch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActionsTest {

  private static final String ACKNOWLEDGE = "{\"deed\":\"ACKNOWLEDGE\",\"comment\":\"mine\"}";
  private static final String ACTIONS = "/api/v1/alerts/" + Alarms.CRITICAL + "/actions";
  private static final String PLANS = "/api/v1/plans";
  private static final String PLAN =
      "{\"kind\":\"MAINTENANCE\",\"from\":\"2026-01-05T12:00:00Z\",\"until\":\"2026-01-05T14:00:00Z\","
          + "\"comment\":\"fibre work\",\"regions\":[\"19\"],\"operators\":[\"TELCEL\"]}";

  @TempDir private Path folder;

  private static HttpResponse<String> act(
      TestServer server, String path, String body, String key, String match) throws Exception {
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (!key.isEmpty()) {
      headers.addAll(List.of("Idempotency-Key", key));
    }
    if (!match.isEmpty()) {
      headers.addAll(List.of("If-Match", match));
    }
    return server.send("POST", path, body, headers.toArray(String[]::new));
  }

  @Test
  void whoAcknowledgesIsWrittenDownOnceHoweverOftenItIsSent() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      HttpResponse<String> first = act(server, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"");
      assertEquals(202, first.statusCode(), first.body());
      server.nowMillis = TestServer.START + 95_000;
      HttpResponse<String> again = act(server, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"");
      assertEquals(first.body(), again.body());
      assertEquals(1, server.actions.size());
      OnAlarm done = (OnAlarm) server.actions.get(0);
      assertEquals("demo", done.by());
      assertEquals(Alarms.CRITICAL, done.alertId());
      assertEquals(OnAlarm.Deed.ACKNOWLEDGE, done.deed());
      assertEquals("mine", done.comment());
      assertEquals(TestServer.START + 90_000, done.doneAtMillis());
    }
  }

  @Test
  void anotherConsoleThatHasReadTheTopicDoesNotDoItAgain() throws Exception {
    try (TestServer one = TestServer.demo(folder.resolve("one"));
        TestServer other = TestServer.demo(folder.resolve("other"))) {
      act(one, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"");
      other.history.apply(
          new Batch(
              List.of(),
              List.of(),
              new AlarmNews(
                  List.of(),
                  List.of(),
                  List.of(new Deed(one.actions.get(0), 0, 9)),
                  List.of(),
                  List.of()),
              0,
              List.of()));
      assertEquals(202, act(other, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"").statusCode());
      assertEquals(List.of(), other.actions);
    }
  }

  @Test
  void oneKeyStandsForOneThing() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      act(server, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"");
      HttpResponse<String> other =
          act(server, ACTIONS, "{\"deed\":\"COMMENT\",\"comment\":\"x\"}", "k1", "\"1\"");
      assertEquals(409, other.statusCode(), other.body());
      assertEquals(1, server.actions.size());
    }
  }

  @Test
  void whatWasNotSeenIsNotChanged() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(428, act(server, ACTIONS, ACKNOWLEDGE, "k1", "").statusCode());
      assertEquals(412, act(server, ACTIONS, ACKNOWLEDGE, "k1", "\"7\"").statusCode());
      assertEquals(
          "\"1\"",
          server
              .get("/api/v1/alerts/" + Alarms.CRITICAL)
              .headers()
              .firstValue("ETag")
              .orElseThrow());
      assertEquals(List.of(), server.actions);
    }
  }

  @ParameterizedTest
  @CsvSource({
    Alarms.CRITICAL + ",UNACKNOWLEDGE,1",
    Alarms.OWNED + ",ACKNOWLEDGE,2",
    Alarms.OVER + ",ACKNOWLEDGE,2",
    Alarms.OVER + ",CLEAR,2"
  })
  void whatCannotBeDoneToAnAlarmAsItIsIsRefused(String alertId, String deed, int seq)
      throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      HttpResponse<String> answer =
          act(
              server,
              "/api/v1/alerts/" + alertId + "/actions",
              "{\"deed\":\"" + deed + "\"}",
              "k",
              "\"" + seq + "\"");
      assertEquals(409, answer.statusCode(), answer.body());
      assertEquals(List.of(), server.actions);
    }
  }

  @Test
  void aBodyThatSaysAnythingElseIsRefused() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      for (String body :
          List.of(
              "{\"deed\":\"DESTROY\"}",
              "{\"deed\":\"COMMENT\"}",
              "{\"deed\":\"ACKNOWLEDGE\",\"comment\":5}",
              "{\"deed\":\"ACKNOWLEDGE\",\"by\":\"somebody else\"}",
              "{\"deed\":\"ACKNOWLEDGE\",\"comment\":\"a\\u0000b\"}",
              "{\"deed\":\"ACKNOWLEDGE\",\"deed\":\"CLEAR\"}",
              "{\"deed\":\"ACKNOWLEDGE\"} {}",
              "[]",
              "",
              "{")) {
        assertEquals(400, act(server, ACTIONS, body, "k", "\"1\"").statusCode(), body);
      }
      assertEquals(400, act(server, ACTIONS, ACKNOWLEDGE, "", "\"1\"").statusCode());
      assertEquals(400, act(server, ACTIONS, ACKNOWLEDGE, "a b", "\"1\"").statusCode());
      assertEquals(List.of(), server.actions);
    }
  }

  @Test
  void thereIsNothingToDoToAnAlarmThatIsNotThere() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String nowhere = "/api/v1/alerts/none/actions";
      assertEquals(404, act(server, nowhere, ACKNOWLEDGE, "k", "\"1\"").statusCode());
      assertEquals(404, server.get("/api/v1/alerts/none").statusCode());
    }
  }

  @Test
  void whileKafkaIsAwayNothingPretendsToBeDoneAndTheSameKeyDoesItLater() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      server.isKafkaThere = false;
      assertEquals(503, act(server, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"").statusCode());
      server.isKafkaThere = true;
      assertEquals(202, act(server, ACTIONS, ACKNOWLEDGE, "k1", "\"1\"").statusCode());
      assertEquals(1, server.actions.size());
    }
  }

  @Test
  void aViewerDoesNothingAndAnotherSiteDoesNothingInAnOperatorsName() throws Exception {
    try (TestServer server = TestServer.withTokens(folder)) {
      String[] sent = {
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        "k",
        "If-Match",
        "\"1\"",
        "Cookie",
        "__Host-umbral=viewer"
      };
      assertEquals(403, server.send("POST", ACTIONS, ACKNOWLEDGE, sent).statusCode());
      sent[7] = "__Host-umbral=operator";
      List<String> elsewhere = new ArrayList<>(List.of(sent));
      elsewhere.addAll(List.of("Origin", "https://evil.example"));
      assertEquals(
          403,
          server.send("POST", ACTIONS, ACKNOWLEDGE, elsewhere.toArray(String[]::new)).statusCode());
      assertEquals(List.of(), server.actions);
      assertEquals(202, server.send("POST", ACTIONS, ACKNOWLEDGE, sent).statusCode());
      assertEquals("o", server.actions.get(0).by());
    }
  }

  @Test
  void aPlanIsWrittenDownWithWhoAndWhy() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(202, act(server, PLANS, PLAN, "k", "").statusCode());
      assertEquals(202, act(server, PLANS, PLAN, "k", "").statusCode());
      assertEquals(1, server.actions.size());
      Plan plan = (Plan) server.actions.get(0);
      assertEquals(Plan.Kind.MAINTENANCE, plan.kind());
      assertEquals("fibre work", plan.comment());
      assertEquals(java.util.Set.of("19"), plan.selector().regions());
      assertEquals(7_200_000, plan.untilMillis() - plan.fromMillis());
    }
  }

  @Test
  void aPlanThatCannotBeIsRefused() throws Exception {
    String[][] changes = {
      {"14:00:00Z", "11:00:00Z"},
      {"\"2026-01-05T14", "\"2028-01-05T14"},
      {"MAINTENANCE", "HOLIDAY"},
      {"fibre work", ""},
      {"[\"19\"]", "\"19\""},
      {"\"19\"", "19"},
      {"\"19\"", "\"\""},
      {"2026-01-05T12:00:00Z", "yesterday"}
    };
    try (TestServer server = TestServer.demo(folder)) {
      for (String[] change : changes) {
        String wrong = PLAN.replace(change[0], change[1]);
        assertFalse(wrong.equals(PLAN), change[0]);
        HttpResponse<String> answer = act(server, PLANS, wrong, "k", "");
        assertEquals(400, answer.statusCode(), wrong + answer.body());
      }
      assertEquals(List.of(), server.actions);
    }
  }

  @Test
  void aPlanIsEndedByBeingSaidAgainWithAnEndThatIsNow() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String path = PLANS + "/" + Alarms.SILENCE.id();
      assertEquals(428, server.send("DELETE", path, "").statusCode());
      String etag =
          "\"" + Alarms.SILENCE.doneAtMillis() + "-" + Alarms.SILENCE.untilMillis() + "\"";
      assertTrue(server.get(PLANS).body().contains(etag.replace("\"", "\\\"")));
      assertEquals(204, server.send("DELETE", path, "", "If-Match", etag).statusCode());
      Plan ended = (Plan) server.actions.get(0);
      assertEquals(Alarms.SILENCE.id(), ended.id());
      assertEquals(server.nowMillis, ended.untilMillis());
      assertEquals(404, server.send("DELETE", PLANS + "/none", "").statusCode());
      server.nowMillis = Alarms.SILENCE.untilMillis() + 1;
      assertEquals(204, server.send("DELETE", path, "").statusCode(), "over already");
      assertEquals(1, server.actions.size());
    }
  }

  /**
   * A connection is closed behind a refusal whose body was not read; who finds it closed opens
   * another one, and the key makes it safe to send again.
   */
  private static HttpResponse<String> sendPatiently(
      TestServer server, String method, String path, String body, String... headers)
      throws Exception {
    try {
      return server.send(method, path, body, headers);
    } catch (IOException e) {
      return server.send(method, path, body, headers);
    }
  }

  @Test
  void aThousandRandomActionsMakeNoFault() throws Exception {
    long seed = Long.getLong("umbral.tests.seed", 0);
    Random random = new Random(seed);
    String[] paths = {ACTIONS, PLANS, "/api/v1/alerts/%00/actions", PLANS + "/plan-1"};
    String[] methods = {"POST", "POST", "POST", "DELETE", "PUT", "PATCH"};
    try (TestServer server = TestServer.demo(folder)) {
      for (int i = 0; i < 1_000; i++) {
        StringBuilder body = new StringBuilder(random.nextBoolean() ? ACKNOWLEDGE : PLAN);
        for (int j = random.nextInt(4); j > 0 && body.length() > 1; j--) {
          int at = random.nextInt(body.length());
          if (random.nextBoolean()) {
            body.setCharAt(at, (char) (32 + random.nextInt(95)));
          } else {
            body.deleteCharAt(at);
          }
        }
        HttpResponse<String> answer =
            sendPatiently(
                server,
                methods[random.nextInt(methods.length)],
                paths[random.nextInt(paths.length)],
                body.toString(),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k" + i,
                "If-Match",
                random.nextBoolean() ? "\"1\"" : "\"\\\"");
        String what = body + " of seed " + seed + ": " + answer.body();
        assertTrue(answer.statusCode() < 500, what);
        assertFalse(answer.body().contains("Exception"), what);
      }
      for (OperatorAction action : server.actions) {
        assertEquals("demo", action.by());
      }
    }
  }
}
