package io.umbral.console.http;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.console.ActionLog;
import io.umbral.console.Alarms;
import io.umbral.console.Catalog;
import io.umbral.console.Catalog.Place;
import io.umbral.console.ConsoleConfig;
import io.umbral.console.JobMetrics;
import io.umbral.console.Metric;
import io.umbral.console.Now;
import io.umbral.console.Target;
import io.umbral.console.TestClock;
import io.umbral.console.Windows;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.history.Batch;
import io.umbral.console.history.History;
import io.umbral.console.history.Offset;
import io.umbral.console.history.Refusal;
import io.umbral.console.history.WindowQueries;
import io.umbral.console.kafka.FeedState;
import io.umbral.console.live.EventHub;
import io.umbral.console.map.RegionMap;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server over a small history, without Kafka. */
final class TestServer implements AutoCloseable {

  /** A name that no page or table may take for anything but text. */
  static final String EVIL = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>";

  static final long START = Windows.NOON;

  private static final String[] TOKEN_LINES = {
    // SHA-256 of viewer, operator and admin.
    "viewer v d35ca5051b82ffc326a3b0b6574a9a3161dee16b9478a199ee39cd803ce5b799",
    "operator o 06e55b633481f7bb072957eabcf110c972e86691c3cfedabe088024bffe42f23",
    "admin a 8c6976e5b5410415bde908bd4dee15dfb167a9c873fc4bb8a81f6f2ab448a918"
  };

  static final List<String> PAGES = List.of("/", "/alerts", "/alert", "/sla", "/health");

  /** An address that an endpoint could answer. */
  static String example(String path) {
    return switch (path) {
      case "/api/v1/sla/series", "/api/v1/sla/series.csv" -> path + "?region=19";
      case "/assets/{digest}/<file>" -> "/assets/none/app.js";
      default ->
          path.replace("{alertId}", Alarms.CRITICAL).replace("{planId}", Alarms.SILENCE.id());
    };
  }

  /** What was written down. */
  final List<OperatorAction> actions = new CopyOnWriteArrayList<>();

  /** Whether Kafka takes what people do. */
  volatile boolean isKafkaThere = true;

  /** What the console believes that it is. */
  volatile long nowMillis = START + 90_000;

  final History history;
  final EventHub hub;
  private final Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(Path folder, Map<String, String> settings, boolean hasData)
      throws IOException {
    history = History.open(folder.resolve("history"), Duration.ofDays(1), 128);
    if (hasData) {
      history.apply(data());
    }
    WindowQueries queries = new WindowQueries(history);
    AlarmQueries alarms = new AlarmQueries(history);
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("console.port", "0");
    all.putIfAbsent("console.requests-per-second", "100000");
    ConsoleConfig config = ConsoleConfig.from(all);
    hub = new EventHub("test", config.streams());
    FeedState feed =
        new FeedState(
            true, START, List.of(new FeedState.TopicState("sla-windows", true, 4, 100, 3)));
    server =
        Server.start(
            new Server.Parts(
                config,
                catalog(),
                history,
                queries,
                alarms,
                this::append,
                new TestClock(() -> nowMillis),
                () ->
                    new Now(
                        nowMillis,
                        history.commits(),
                        queries.families(),
                        history.alarmCommits(),
                        alarms.counts(),
                        feed),
                hub,
                new JobMetrics(Optional.empty())));
  }

  private void append(OperatorAction action) throws ActionLog.Unavailable {
    if (!isKafkaThere) {
      throw new ActionLog.Unavailable("a test", null);
    }
    actions.add(action);
  }

  static TestServer demo(Path folder) throws IOException {
    return new TestServer(folder, Map.of(), true);
  }

  static TestServer empty(Path folder) throws IOException {
    return new TestServer(folder, Map.of(), false);
  }

  static TestServer with(Path folder, Map<String, String> settings) throws IOException {
    return new TestServer(folder, settings, true);
  }

  /** A server that asks for one of the tokens {@code viewer}, {@code operator}, {@code admin}. */
  static TestServer withTokens(Path folder) throws IOException {
    Path tokens = Files.write(folder.resolve("tokens"), List.of(TOKEN_LINES));
    return new TestServer(folder, Map.of("console.tokens", tokens.toString()), true);
  }

  private static Batch data() {
    Rejected rejected =
        new Rejected(
            RejectionCause.MALFORMED,
            EVIL,
            new Rejected.Place("cell-reports", 0, 5),
            2,
            new byte[] {1});
    return new Batch(
        List.of(
            Windows.of("19", "TELCEL", START, 50, 40),
            Windows.of("19", "ATT", START, 50, 400),
            Windows.of("19", EVIL, START, 0, 0),
            Windows.of("evil", "ATT", START, 50, 90),
            Windows.of("19", "TELCEL", START - Windows.MINUTE, 50, 60)),
        List.of(new Refusal(0, 1, START, rejected)),
        Alarms.news(),
        0,
        List.of(new Offset("sla-windows", "id", 0, 5)));
  }

  private static Catalog catalog() {
    return new Catalog(
        List.of(
            place("MX", "México", RegionLevel.COUNTRY),
            place("19", "Nuevo León", RegionLevel.STATE),
            place("evil", EVIL, RegionLevel.STATE)),
        Map.of("TELCEL", "Telcel", "ATT", "AT&T"),
        Optional.of(
            new RegionMap(100, 50, List.of(new RegionMap.Shape("19", "M0,0L1,0L1,1Z", 0, 0)))),
        List.of(new Target(Metric.RTT_P95_MILLIS, 100, "a test", false)),
        Optional.of("invented"));
  }

  private static Place place(String id, String name, RegionLevel level) {
    return new Place(
        id, name, level, Optional.empty(), OptionalLong.of(5), Optional.of("A: somewhere"));
  }

  Server server() {
    return server;
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    hub.close();
    server.close();
    history.close();
  }
}
