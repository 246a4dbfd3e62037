package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerTest {

  @TempDir private Path folder;

  @Test
  void everyRouteIsRefusedToEveryRoleThatIsNotItsOwn() throws Exception {
    try (TestServer server = TestServer.withTokens(folder)) {
      List<Role> ranks = List.of(Role.ANYONE, Role.VIEWER, Role.OPERATOR, Role.ADMIN);
      for (Endpoint endpoint : server.server().endpoints()) {
        if (endpoint.path().equals("/api/v1/stream")) {
          continue;
        }
        for (Role rank : ranks) {
          String token = rank == Role.ANYONE ? "wrong" : rank.name().toLowerCase(Locale.ROOT);
          HttpResponse<String> answer =
              server.send(
                  endpoint.method().name(),
                  TestServer.example(endpoint.path()),
                  endpoint.method().equals(HandlerType.POST) ? "{\"token\":\"viewer\"}" : "",
                  "Authorization",
                  "Bearer " + token,
                  "Content-Type",
                  "application/json");
          boolean isRefused = answer.statusCode() == 401 || answer.statusCode() == 403;
          boolean mayPass = ranks.indexOf(rank) >= ranks.indexOf(endpoint.role());
          assertEquals(!mayPass, isRefused, endpoint.path() + " as " + rank + ": " + answer);
          assertTrue(answer.statusCode() < 500, endpoint.path() + ": " + answer.body());
        }
      }
      HttpResponse<String> stream = server.get("/api/v1/stream", "Accept", "text/event-stream");
      assertEquals(401, stream.statusCode());
    }
  }

  @Test
  void aTokenThatIsShownOnceBecomesACookieThatNoScriptReads() throws Exception {
    try (TestServer server = TestServer.withTokens(folder)) {
      HttpResponse<String> answer =
          server.send(
              "POST", "/session", "{\"token\":\"viewer\"}", "Content-Type", "application/json");
      assertEquals(204, answer.statusCode());
      String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      assertEquals("__Host-umbral=viewer; Path=/; Secure; HttpOnly; SameSite=Strict", cookie);
      assertEquals(
          200, server.get("/api/v1/context", "Cookie", "__Host-umbral=viewer").statusCode());
      assertEquals(
          401,
          server
              .send("POST", "/session", "{\"token\":\"no\"}", "Content-Type", "application/json")
              .statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/sla?nonsense=1",
        "/api/v1/sla?window=abc",
        "/api/v1/sla?window=61",
        "/api/v1/sla?window=60&window=60",
        "/api/v1/sla?level=PLANET",
        "/api/v1/sla?metric=height",
        "/api/v1/sla?at=yesterday",
        "/api/v1/sla/series",
        "/api/v1/sla/series?region=19&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
        "/api/v1/sla/strips?pieces=100000",
        "/api/v1/alerts?state=firing",
        "/api/v1/alerts?severity=CRITICAL,,",
        "/api/v1/alerts?acknowledged=yes",
        "/api/v1/alerts?limit=0",
        "/api/v1/alerts?cursor=nonsense",
        "/api/v1/plans?kind=HOLIDAY",
        "/api/v1/context?lang=es",
        "/livez?x=1"
      })
  void whatIsNotDeclaredOrNotInItsRangeIsRefused(String address) throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      HttpResponse<String> answer = server.get(address);
      assertEquals(400, answer.statusCode(), answer.body());
      assertEquals(
          "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    }
  }

  @Test
  void everyAnswerCarriesItsGuardsWhateverItSays() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      for (String path : List.of("/", "/api/v1/context", "/nothing", "/api/v1/sla?x=1", "/livez")) {
        HttpResponse<String> answer = server.get(path);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'"), path);
        assertTrue(policy.contains("require-trusted-types-for 'script'"), path);
        assertFalse(policy.contains("unsafe"), path);
        assertEquals(
            "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""), path);
        assertTrue(answer.headers().firstValue("Server").isEmpty(), path);
      }
    }
  }

  @Test
  void aNameThatPointsHereFromElsewhereIsNotAnswered() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertTrue(
          raw(server, "GET /livez HTTP/1.1\r\nHost: evil.example\r\n").startsWith("HTTP/1.1 421"));
      assertTrue(
          raw(server, "GET /livez HTTP/1.1\r\nHost: localhost:80\r\n").startsWith("HTTP/1.1 200"));
    }
  }

  private static String raw(TestServer server, String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anotherSiteCannotWriteInOnesName() throws Exception {
    try (TestServer server = TestServer.withTokens(folder)) {
      String body = "{\"token\":\"viewer\"}";
      String json = "application/json";
      assertEquals(
          403,
          server
              .send("POST", "/session", body, "Content-Type", json, "Sec-Fetch-Site", "cross-site")
              .statusCode());
      assertEquals(
          403,
          server
              .send(
                  "POST", "/session", body, "Content-Type", json, "Origin", "https://evil.example")
              .statusCode());
      assertEquals(
          400, server.send("POST", "/session", body, "Content-Type", "text/plain").statusCode());
      assertEquals(
          204,
          server
              .send(
                  "POST",
                  "/session",
                  body,
                  "Content-Type",
                  json,
                  "Origin",
                  "http://127.0.0.1:" + server.port(),
                  "Sec-Fetch-Site",
                  "same-origin")
              .statusCode());
    }
  }

  @Test
  void bodiesThatAreTooLargeOrNoJsonAreRefused() throws Exception {
    try (TestServer server = TestServer.withTokens(folder)) {
      String json = "application/json";
      String large = "{\"token\":\"" + "x".repeat(20_000) + "\"}";
      assertEquals(413, server.send("POST", "/session", large, "Content-Type", json).statusCode());
      for (String body :
          List.of(
              "", "{}", "[]", "{\"token\":5}", "{\"token\":\"viewer\"} x", "{", "[".repeat(900))) {
        assertEquals(
            400, server.send("POST", "/session", body, "Content-Type", json).statusCode(), body);
      }
      String deep = "/api/v1/sla?region=" + "x".repeat(300);
      assertEquals(400, server.get(deep, "Authorization", "Bearer viewer").statusCode());
      assertTrue(server.get("/livez?" + "x".repeat(9_000)).statusCode() >= 400);
    }
  }

  @Test
  void anAnswerThatHasNotChangedIsNotSentAgain() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      HttpResponse<String> first = server.get("/api/v1/sla");
      String etag = first.headers().firstValue("ETag").orElseThrow();
      assertTrue(etag.startsWith("\""), "a strong one");
      HttpResponse<String> again = server.get("/api/v1/sla", "If-None-Match", etag);
      assertEquals(304, again.statusCode());
      assertEquals("", again.body());
    }
  }

  @Test
  void namesFromTheDataAreTextInTablesForSpreadsheets() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String csv = server.get("/api/v1/sla.csv").body();
      List<String> lines = csv.lines().toList();
      assertTrue(lines.get(0).startsWith("region,regionName,level,operator"), csv);
      assertTrue(csv.contains(",'" + TestServer.EVIL + ","), csv);
      assertFalse(csv.contains("," + TestServer.EVIL), csv);
    }
  }

  @Test
  @SuppressWarnings("unchecked") // The tree of a known answer.
  void aWindowWithoutReadingsHasNoNumbersAndNoStanding() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      Map<String, Object> table =
          (Map<String, Object>) JsonTree.of(server.get("/api/v1/sla?region=19").body());
      List<Map<String, Object>> rows = (List<Map<String, Object>>) table.get("rows");
      assertEquals(3, rows.size());
      for (Map<String, Object> row : rows) {
        boolean isSilent = row.get("n").equals(0L);
        assertEquals(isSilent, row.get("insufficient"));
        assertEquals(isSilent, ((Map<?, ?>) row.get("values")).isEmpty());
        assertEquals(isSilent, ((Map<?, ?>) row.get("standings")).isEmpty());
      }
    }
  }

  @Test
  void withoutWindowsEverythingAnswersThatThereIsNothing() throws Exception {
    try (TestServer server = TestServer.empty(folder)) {
      for (Endpoint endpoint : server.server().endpoints()) {
        if (endpoint.method().equals(HandlerType.GET)
            && endpoint.path().startsWith("/api/v1/sla")) {
          assertEquals(
              200, server.get(TestServer.example(endpoint.path())).statusCode(), endpoint.path());
        }
      }
    }
  }

  @Test
  void whoAsksTooOftenIsToldSo() throws Exception {
    try (TestServer server = TestServer.with(folder, Map.of("console.requests-per-second", "5"))) {
      int refused = 0;
      for (int i = 0; i < 30; i++) {
        refused += server.get("/livez").statusCode() == 429 ? 1 : 0;
      }
      assertTrue(refused > 5, "refused " + refused);
    }
  }

  @Test
  void pagesHoldNoDataAndSpeakTheLanguageOfTheBrowser() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      for (String page : TestServer.PAGES) {
        assertTrue(server.get(page).body().contains("<html lang=\"es\">"), page);
        assertTrue(
            server.get(page, "Accept-Language", "en-US,en").body().contains("<html lang=\"en\">"));
        assertTrue(server.get(page + "?lang=en").body().contains("<html lang=\"en\">"));
        assertFalse(server.get(page + "?lang=%3Cscript%3E").body().contains("<script>"));
      }
    }
  }

  @Test
  void everyFileThatAPageNamesIsThere() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      String page = server.get("/").body();
      List<String> addresses =
          Pattern.compile("/assets/[^\"]+\\.(js|css|svg)")
              .matcher(page)
              .results()
              .map(MatchResult::group)
              .toList();
      assertTrue(addresses.size() > 6, page);
      for (String address : addresses) {
        HttpResponse<String> file = server.get(address);
        assertEquals(200, file.statusCode(), address);
        assertTrue(file.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
      }
      assertEquals(404, server.get("/assets/none/app.js").statusCode());
      assertTrue(server.get("/assets/none/..%2fopenapi.yaml").statusCode() >= 400);
    }
  }

  @Test
  void aThousandRandomRequestsMakeNoFault() throws Exception {
    long seed = Long.getLong("umbral.tests.seed", 0);
    Random random = new Random(seed);
    String[] names = {
      "window",
      "at",
      "level",
      "region",
      "operator",
      "from",
      "to",
      "seconds",
      "pieces",
      "x",
      "state",
      "severity",
      "suppressed",
      "limit",
      "cursor",
      "kind"
    };
    String[] values = {
      "60",
      "-1",
      "0",
      "",
      "STATE",
      "%00",
      "%F0%9F%98%80",
      "'%20OR%201=1--",
      "9223372036854775808",
      "2026-01-01T00:00:00Z",
      "+1000000000-01-01T00:00:00Z",
      "ALL",
      "1e9",
      "FIRING",
      "CRITICAL,MAJOR",
      "true",
      "MHw1fDF8eA",
      "%3Cimg%3E"
    };
    try (TestServer server = TestServer.demo(folder)) {
      List<String> paths =
          server.server().endpoints().stream()
              .filter(endpoint -> endpoint.method().equals(HandlerType.GET))
              .map(endpoint -> TestServer.example(endpoint.path()))
              .filter(path -> !path.contains("stream"))
              .toList();
      for (int i = 0; i < 1_000; i++) {
        StringBuilder address = new StringBuilder(paths.get(random.nextInt(paths.size())));
        for (int j = random.nextInt(4); j > 0; j--) {
          address
              .append(address.indexOf("?") < 0 ? '?' : '&')
              .append(names[random.nextInt(names.length)])
              .append('=')
              .append(values[random.nextInt(values.length)]);
        }
        HttpResponse<String> answer = server.get(address.toString());
        assertTrue(answer.statusCode() < 500, address + " of seed " + seed + ": " + answer.body());
        assertFalse(answer.body().contains("Exception"), address + " of seed " + seed);
      }
    }
  }
}
