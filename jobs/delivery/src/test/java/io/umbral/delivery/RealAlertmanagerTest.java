package io.umbral.delivery;

import static io.umbral.delivery.Alarms.firing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.Suppression;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against the Alertmanager of the Debian package {@code prometheus-alertmanager}, with a webhook
 * that writes down what people would be told.
 *
 * <p>Times are scaled: a repetition takes a second where a minute ships, and an outage thirty
 * repetitions, which are half an hour of those. All that depends on time is scaled with it: the end
 * that we send is four repetitions ahead, as it ships, and Alertmanager's own times are so many
 * repetitions, too. What it keeps in any case outlasts either outage: its log of notifications
 * (five days) and the interval after which it repeats one (an hour here). With {@code
 * -Dumbral.alertmanager.repeat-millis=60000} the outage is one of thirty minutes.
 */
@Tag("alertmanager")
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class RealAlertmanagerTest {

  private static final long REPEAT_MILLIS =
      Long.getLong("umbral.alertmanager.repeat-millis", 1_000);
  private static final int OUTAGE_REPETITIONS = 30;
  private static final int RESOLVE_REPETITIONS = 4;
  private static final long PATIENCE_MILLIS = 30_000 + 5 * REPEAT_MILLIS;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What people were told: {@code firing} or {@code resolved}, and of which alarm. */
  private record Told(String status, String fingerprint, String severity) {}

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  @TempDir private Path folder;
  private HttpServer hook;
  private int port;
  private Process alertmanager;
  private AlertmanagerMember member;

  @BeforeEach
  void start() throws Exception {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext("/", this::notification);
    hook.start();
    Files.writeString(
        folder.resolve("am.yml"),
        """
        global: {resolve_timeout: %dms}
        route:
          receiver: hook
          group_by: [alertname, fingerprint]
          group_wait: %dms
          group_interval: %dms
          repeat_interval: 1h
        receivers:
          - name: hook
            webhook_configs: [{url: 'http://127.0.0.1:%d/', send_resolved: true}]
        """
            .formatted(
                RESOLVE_REPETITIONS * REPEAT_MILLIS,
                REPEAT_MILLIS,
                REPEAT_MILLIS,
                hook.getAddress().getPort()));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    startAlertmanager();
    startMember();
  }

  @AfterEach
  void stop() throws InterruptedException {
    stopMembers();
    alertmanager.destroyForcibly().waitFor();
    hook.stop(0);
  }

  @Test
  void aRaiseIsToldOnceAndItsEndOnceHoweverOftenTheyAreRepeated() throws InterruptedException {
    member.know(firing("a", 1, Severity.MAJOR));
    await("the raise", () -> told.contains(new Told("firing", "a", "major")));
    for (long seq = 2; seq <= 12; seq++) {
      // Measured anew, with other values, and already in a maintenance or inhibited.
      member.know(inhibited(firing("a", seq, Severity.MAJOR)));
      Thread.sleep(REPEAT_MILLIS / 2);
    }
    assertEquals(List.of(new Told("firing", "a", "major")), told, "no duplicate, no false resolve");
    member.know(inhibited(Alarms.cleared("a", 13)));
    await("the end", () -> told.contains(new Told("resolved", "a", "major")));
    Thread.sleep(5 * REPEAT_MILLIS);
    assertEquals(2, told.size(), told::toString);
  }

  @Test
  void throughALongOutageNoRaiseIsOrphanedRepeatedOrResolvedFalsely() throws Exception {
    member.know(firing("lasts", 1, Severity.MAJOR));
    member.know(firing("ends", 1, Severity.MAJOR));
    await("both raises", () -> told.size() == 2);
    alertmanager.destroy();
    assertTrue(alertmanager.waitFor(20, TimeUnit.SECONDS), "it ends when asked to");
    told.clear();
    member.know(Alarms.cleared("ends", 2));
    member.know(firing("new", 1, Severity.MAJOR));
    member.know(firing("passes", 1, Severity.MAJOR));
    Thread.sleep(OUTAGE_REPETITIONS * REPEAT_MILLIS);
    member.know(Alarms.cleared("passes", 2));
    startAlertmanager();
    await("the end of what ended", () -> told.contains(new Told("resolved", "ends", "major")));
    await("the raise of what is new", () -> told.contains(new Told("firing", "new", "major")));
    Thread.sleep(10 * REPEAT_MILLIS);
    assertEquals(2, told.size(), told::toString);
    member.know(Alarms.cleared("lasts", 2));
    await("the end of what lasted", () -> told.contains(new Told("resolved", "lasts", "major")));
  }

  /** An alarm whose start is older than the group waits is told at once, before its causes. */
  @Test
  void anAlarmThatBeganLongAgoWaitsForItsGroup() throws InterruptedException {
    long knownMillis = System.currentTimeMillis();
    member.know(notifiedAt(firing("a", 1, Severity.MAJOR), knownMillis));
    await("the raise", () -> !told.isEmpty());
    long waitedMillis = System.currentTimeMillis() - knownMillis;
    assertTrue(waitedMillis >= 0.8 * REPEAT_MILLIS, "it waited " + waitedMillis + " ms");
  }

  @Test
  void aRestartOfOursTellsNothing() throws InterruptedException {
    member.know(firing("a", 1, Severity.MAJOR));
    await("the raise", () -> told.size() == 1);
    stopMembers();
    Thread.sleep(2 * REPEAT_MILLIS);
    startMember();
    // As after a start: the compacted topic says what there is.
    member.know(firing("a", 1, Severity.MAJOR));
    Thread.sleep(8 * REPEAT_MILLIS);
    assertEquals(List.of(new Told("firing", "a", "major")), told);
  }

  @Test
  void anAlarmThatBecomesWorseIsToldAsSuchAndEndsWhole() throws InterruptedException {
    member.know(firing("a", 1, Severity.MAJOR));
    await("the raise", () -> told.size() == 1);
    member.know(firing("a", 2, Severity.CRITICAL));
    await("the rise", () -> told.contains(new Told("firing", "a", "critical")));
    await("the end of what it was", () -> told.contains(new Told("resolved", "a", "major")));
    member.know(Alarms.alarm("a", 3, Severity.CRITICAL, Alarm.State.CLEARED, true));
    await("the end", () -> told.contains(new Told("resolved", "a", "critical")));
    int rise = told.indexOf(new Told("firing", "a", "critical"));
    assertTrue(rise <= told.indexOf(new Told("resolved", "a", "major")), told::toString);
  }

  @Test
  void amtoolSeesTheAlarmUnderItsNames() throws Exception {
    member.know(firing("a", 1, Severity.MAJOR));
    await("the raise", () -> told.size() == 1);
    Process amtool =
        new ProcessBuilder("amtool", "--alertmanager.url=" + url(), "alert", "query", "-o", "json")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    JsonNode alerts = JSON.readTree(amtool.getInputStream());
    assertEquals(0, amtool.waitFor());
    JsonNode labels = alerts.get(0).path("labels");
    assertEquals("rtt-high", labels.path("alertname").asText());
    assertEquals("20079", labels.path("region").asText());
    assertEquals("north", labels.path("operator").asText());
  }

  private static Alarm inhibited(Alarm alarm) {
    return with(
        alarm,
        alarm.attention(),
        new Suppression(Optional.of("parent-1"), OptionalLong.empty(), false, false));
  }

  private static Alarm notifiedAt(Alarm alarm, long millis) {
    Attention attention =
        new Attention(true, OptionalLong.of(millis), OptionalLong.empty(), 0, Optional.empty());
    return with(alarm, attention, alarm.suppression());
  }

  private static Alarm with(Alarm alarm, Attention attention, Suppression suppression) {
    return new Alarm(
        alarm.name(),
        alarm.seq(),
        alarm.subject(),
        alarm.ruleVersion(),
        false,
        alarm.state(),
        alarm.severity(),
        alarm.startsAtMillis(),
        alarm.raisedAtMillis(),
        alarm.endsAtMillis(),
        attention,
        suppression,
        alarm.evidence(),
        List.of(),
        0);
  }

  private void notification(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    for (JsonNode alert : body.path("alerts")) {
      told.add(
          new Told(
              alert.path("status").asText(),
              alert.path("labels").path("fingerprint").asText(),
              alert.path("labels").path("severity").asText()));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private void startAlertmanager() throws Exception {
    File log = folder.resolve("am.log").toFile();
    try {
      alertmanager =
          new ProcessBuilder(
                  "prometheus-alertmanager",
                  "--config.file=" + folder.resolve("am.yml"),
                  "--storage.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address=")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException e) {
      fail("install the Debian package prometheus-alertmanager: " + e.getMessage());
    }
    await("Alertmanager is ready", this::isReady);
  }

  private boolean isReady() {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/-/ready")).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  private void startMember() {
    member =
        new AlertmanagerMember(
            "am",
            URI.create(url()),
            Map.of(),
            REPEAT_MILLIS,
            new HttpPost(Duration.ofSeconds(2)),
            new Backoff(200, 1_000),
            Clock.systemUTC());
    Thread thread = new Thread(member, "member");
    thread.start();
    threads.add(thread);
  }

  private void stopMembers() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join(10_000);
    }
    threads.clear();
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      assertTrue(
          System.nanoTime() < deadline, what + " within " + PATIENCE_MILLIS + " ms; told: " + told);
      Thread.sleep(50);
    }
  }
}
