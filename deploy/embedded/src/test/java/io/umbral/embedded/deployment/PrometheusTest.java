package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.DEPLOY;
import static io.umbral.embedded.deployment.Documents.list;
import static io.umbral.embedded.deployment.Documents.mapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against the Debian packages {@code prometheus} and {@code prometheus-alertmanager}: what their
 * own tools say of the files, and what Prometheus sees of a demo and of a {@code deliver} whose
 * receiver is not there.
 */
@Tag("prometheus")
final class PrometheusTest {

  private static final long PATIENCE_MILLIS = 90_000;
  private static final Path RULES = DEPLOY.resolve("prometheus/rules");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final Pattern TYPE =
      Pattern.compile("^# TYPE (umbral_\\S+) (\\S+)$", Pattern.MULTILINE);
  private static final Pattern SAMPLE =
      Pattern.compile("^(umbral_[a-z0-9_]+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  /** What a demo does not measure or do. */
  private static final Set<String> NOT_IN_A_DEMO = Set.of("umbral_sla_accessibility_ratio");

  private final List<Process> processes = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(String name, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private Process umbral(String name, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Umbral.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return start(name, command);
  }

  private void requireGood(String... command) throws Exception {
    Process process = start("tool", List.of(command));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> String.join(" ", command));
    assertEquals(
        0,
        process.exitValue(),
        () -> String.join(" ", command) + Documents.textOf(folder.resolve("tool.log")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void await(String what, Callable<String> missing) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    String lacks = missing.call();
    while (!lacks.isEmpty()) {
      String now = lacks;
      assertTrue(System.nanoTime() < deadline, () -> what + ": " + now + logs());
      Thread.sleep(250);
      lacks = missing.call();
    }
  }

  private String logs() {
    StringBuilder logs = new StringBuilder();
    for (String name : List.of("demo", "deliver", "prometheus")) {
      Path log = folder.resolve(name + ".log");
      String text = Files.exists(log) ? Documents.textOf(log) : "";
      logs.append('\n').append(name).append(": ");
      logs.append(text.substring(Math.max(0, text.length() - 2_000)));
    }
    return logs.toString();
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String tryGet(int port, String path) throws InterruptedException {
    try {
      return get(port, path);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void promtoolAndAmtoolTakeTheFiles() throws Exception {
    requireGood("promtool", "check", "rules", Rules.FILE.toString());
    requireGood("promtool", "test", "rules", Rules.TESTS.toString());
    requireGood("amtool", "check-config", DEPLOY.resolve("compose/alertmanager.yml").toString());
    Path secret = Files.writeString(folder.resolve("viewer"), "viewer");
    Files.createDirectories(folder.resolve("rules"));
    Files.copy(Rules.FILE, folder.resolve("rules/umbral.yml"));
    Path configuration =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            Documents.textOf(DEPLOY.resolve("prometheus/prometheus.yml"))
                .replace("/run/secrets/console-viewer", secret.toString()));
    requireGood("promtool", "check", "config", configuration.toString());
  }

  @Test
  void aRunThatIsScrapedAnswersEveryPanelAndItsEndIsTold() throws Exception {
    int kafka = freePort();
    int job = freePort();
    int console = freePort();
    int deliver = freePort();
    int prometheus = freePort();
    Process demo =
        umbral(
            "demo",
            "demo",
            "--sites",
            "60",
            "--port",
            Integer.toString(kafka),
            "--metrics-port",
            Integer.toString(job),
            "--console-port",
            Integer.toString(console));
    startPrometheus(prometheus, job, console, deliver);
    await("the demo counts", () -> has(tryGet(job, "/metrics"), "umbral_readings_received"));
    Path sinks =
        Files.writeString(
            folder.resolve("sinks.yaml"),
            Documents.textOf(DEPLOY.resolve("compose/sinks.yaml"))
                .replace("alertmanager:9093", "127.0.0.1:" + freePort()));
    umbral(
        "deliver",
        "deliver",
        "--bootstrap",
        "127.0.0.1:" + kafka,
        "--sinks",
        sinks.toString(),
        "--metrics-port",
        Integer.toString(deliver));
    await("the page is that of a scrape", () -> differs(job, console, deliver));
    await("panels", () -> withoutAnswer(prometheus));
    assertTrue(firing(prometheus).stream().noneMatch(alert -> alert.contains("UmbralJobSilent")));

    demo.destroyForcibly().waitFor();
    await(
        "alerts",
        () -> {
          Set<String> missing =
              new TreeSet<>(Set.of("UmbralDown umbral-job", "UmbralDown umbral-console"));
          missing.removeAll(firing(prometheus));
          return missing.isEmpty() ? "" : missing + " should fire";
        });
    await(
        "silence",
        () -> firing(prometheus).contains("UmbralJobSilent ") ? "" : "UmbralJobSilent should fire");
  }

  private static String has(String scraped, String name) {
    return scraped.contains(name) ? "" : name + " is missing";
  }

  /** The rules as they ship, with waits that a test can wait for. */
  private void startPrometheus(int port, int job, int console, int deliver) throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("rules/umbral.yml"),
        Documents.textOf(RULES.resolve("umbral.yml"))
            .replaceAll("for: \\d+m", "for: 1s")
            .replace("interval: 15s", "interval: 1s"));
    Path configuration =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules/*.yml]
            scrape_configs:
              - {job_name: umbral-job, static_configs: [{targets: ["127.0.0.1:%d"]}]}
              - {job_name: umbral-console, static_configs: [{targets: ["127.0.0.1:%d"]}]}
              - {job_name: umbral-deliver, static_configs: [{targets: ["127.0.0.1:%d"]}]}
            """
                .formatted(job, console, deliver));
    Process unused =
        start(
            "prometheus",
            List.of(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn"));
  }

  /** What of the page is not in a scrape, and what of a scrape is not on the page. */
  private static String differs(int... ports) throws InterruptedException {
    StringBuilder scraped = new StringBuilder();
    for (int port : ports) {
      scraped.append(tryGet(port, "/metrics"));
    }
    Set<String> differences = new TreeSet<>();
    Set<String> onThePage = new TreeSet<>();
    for (MetricsPage.Row row : MetricsPage.rows()) {
      String name = row.prometheusName();
      onThePage.add(name);
      boolean isThere = scraped.indexOf("# TYPE " + name + " " + row.type() + "\n") >= 0;
      if (!isThere && !NOT_IN_A_DEMO.contains(name)) {
        differences.add(name + " is no " + row.type() + " of a scrape");
      }
    }
    for (MatchResult type : TYPE.matcher(scraped).results().toList()) {
      if (!onThePage.contains(type.group(1))) {
        differences.add(type.group(1) + " is not on the page");
      }
    }
    for (MatchResult sample : SAMPLE.matcher(scraped).results().toList()) {
      Set<String> labels = new TreeSet<>();
      if (sample.group(2) != null) {
        LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
      }
      MetricsPage.rows().stream()
          .filter(row -> row.prometheusName().equals(sample.group(1)))
          .filter(row -> !row.labels().equals(labels))
          .forEach(row -> differences.add(row.name() + " has the tags " + labels));
    }
    return differences.isEmpty() ? "" : differences.toString();
  }

  /** The panels whose expressions are refused, or find nothing. */
  private static String withoutAnswer(int prometheus) throws InterruptedException {
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, Map<String, Object>> dashboard : Dashboards.all().entrySet()) {
      for (Object element : list(dashboard.getValue().get("panels"))) {
        for (String expression : Dashboards.expressions(mapping(element))) {
          String asked = expression.replaceAll("\\$[a-z]+", ".*");
          String answer =
              tryGet(
                  prometheus,
                  "/api/v1/query?query=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
          // While all is well nothing fires.
          boolean isExpected =
              !expression.startsWith("ALERTS{")
                  && NOT_IN_A_DEMO.stream().noneMatch(expression::contains);
          if (!answer.contains("\"status\":\"success\"")
              || (isExpected && answer.contains("\"result\":[]"))) {
            missing.add(dashboard.getKey() + ": " + expression);
          }
        }
      }
    }
    return missing.isEmpty() ? "" : missing.toString();
  }

  /** Name and job of what fires. */
  private static Set<String> firing(int prometheus) throws InterruptedException {
    Set<String> firing = new TreeSet<>();
    String answer = tryGet(prometheus, "/api/v1/alerts");
    if (!answer.isEmpty()) {
      Map<String, Object> data = mapping(Documents.mapping("alerts", answer).get("data"));
      for (Object alert : list(data.get("alerts"))) {
        Map<String, Object> labels = mapping(mapping(alert).get("labels"));
        if (mapping(alert).get("state").equals("firing")) {
          firing.add(labels.get("alertname") + " " + labels.getOrDefault("job", ""));
        }
      }
    }
    return firing;
  }
}
