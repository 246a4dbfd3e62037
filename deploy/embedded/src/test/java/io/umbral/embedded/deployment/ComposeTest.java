package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.DEPLOY;
import static io.umbral.embedded.deployment.Documents.list;
import static io.umbral.embedded.deployment.Documents.mapping;
import static io.umbral.embedded.deployment.Documents.textOf;
import static io.umbral.embedded.deployment.Documents.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.job.JobMain;
import io.umbral.pipeline.metrics.MicrometerReporterFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of compose: no container engine runs here, so each of its fields is held to a rule. */
final class ComposeTest {

  private static final Path FOLDER = DEPLOY.resolve("compose");
  private static final String TEXT = textOf(FOLDER.resolve("compose.yaml"));
  private static final String OURS = "umbral:";
  private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+(\\.\\d+){2}(-[A-Z]+)?");
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+):\\d+");
  private static final Pattern TARGET = Pattern.compile("([a-z]+):(\\d+)");

  /** The fields that are used, of those that compose has. */
  private static final Set<String> FIELDS =
      Set.of(
          "image",
          "user",
          "restart",
          "read_only",
          "tmpfs",
          "security_opt",
          "cap_drop",
          "command",
          "environment",
          "ports",
          "volumes",
          "secrets",
          "depends_on",
          "healthcheck");

  private static final Set<String> HEALTH =
      Set.of("test", "interval", "timeout", "retries", "start_period");

  private static Map<String, Object> compose() {
    return Documents.mapping("compose.yaml", TEXT);
  }

  private static Map<String, Object> services(Map<String, Object> compose) {
    return mapping(compose.get("services"));
  }

  private static Map<String, Object> service(String name) {
    return mapping(services(compose()).get(name));
  }

  private static boolean ends(Map<String, Object> service) {
    return service.get("restart").equals("no");
  }

  private static void requireRight(Map<String, Object> compose) {
    assertEquals(Set.of("services", "volumes", "secrets"), compose.keySet());
    services(compose).forEach((name, service) -> requireRight(name, mapping(service), compose));
  }

  private static void requireRight(
      String name, Map<String, Object> service, Map<String, Object> compose) {
    Set<String> unknown = new TreeSet<>(service.keySet());
    unknown.removeAll(FIELDS);
    assertEquals(Set.of(), unknown, name);
    String image = (String) service.get("image");
    assertTrue(PINNED.matcher(image).matches(), () -> name + " runs " + image);
    String user = (String) service.get("user");
    assertTrue(user != null && user.matches("[1-9]\\d*:\\d+"), () -> name + " is user " + user);
    assertEquals("[ALL]", String.valueOf(service.get("cap_drop")), name);
    assertEquals("[no-new-privileges:true]", String.valueOf(service.get("security_opt")), name);
    if (!ends(service)) {
      assertEquals("unless-stopped", service.get("restart"), name);
      assertTrue(service.containsKey("healthcheck"), () -> name + " has no health check");
      assertEquals(HEALTH, mapping(service.get("healthcheck")).keySet(), name);
    }
    requireMounts(name, service, compose);
    requireOthers(name, service, services(compose));
  }

  private static void requireMounts(
      String name, Map<String, Object> service, Map<String, Object> compose) {
    for (String volume : texts(service.get("volumes"))) {
      String[] parts = volume.split(":", -1);
      if (parts[0].startsWith(".")) {
        assertTrue(Files.exists(FOLDER.resolve(parts[0])), () -> name + " mounts " + volume);
        assertEquals("ro", parts[2], volume);
      } else {
        assertTrue(
            mapping(compose.get("volumes")).containsKey(parts[0]), () -> name + ": " + volume);
      }
    }
    for (String secret : texts(service.get("secrets"))) {
      assertTrue(mapping(compose.get("secrets")).containsKey(secret), () -> name + ": " + secret);
    }
  }

  private static void requireOthers(
      String name, Map<String, Object> service, Map<String, Object> services) {
    if (!service.containsKey("depends_on")) {
      return;
    }
    mapping(service.get("depends_on"))
        .forEach(
            (other, waits) -> {
              assertTrue(services.containsKey(other), () -> name + " waits for " + other);
              assertEquals(
                  ends(mapping(services.get(other)))
                      ? "service_completed_successfully"
                      : "service_healthy",
                  mapping(waits).get("condition"),
                  () -> name + " waits for " + other);
            });
  }

  @Test
  void everyFieldIsKnownAndEveryServiceIsPinnedUnprivilegedAndAskedForItsHealth() {
    requireRight(compose());
  }

  @ParameterizedTest
  @CsvSource({
    "read_only: true, readonly: true",
    "apache/kafka:4.3.1, apache/kafka:latest",
    "apache/kafka:4.3.1, apache/kafka",
    "user: \"1000:1000\", user: \"0:0\"",
    "cap_drop: [ALL], cap_drop: []",
    "./sinks.yaml:, ./sink.yaml:",
    "secrets: [console-tokens], secrets: [console-token]",
    "service_healthy, service_started",
    "start_period: 60s, start-period: 60s",
    "kafka-data: {}, kafka: {}"
  })
  void aFaultIsFound(String right, String wrong) {
    assertTrue(TEXT.contains(right), right);
    Map<String, Object> broken =
        Documents.mapping("broken", TEXT.replaceFirst(Pattern.quote(right), wrong));
    assertThrows(AssertionError.class, () -> requireRight(broken));
  }

  @Test
  void portsAreOfThisMachineAndDoNotCollide() {
    Set<String> taken = new TreeSet<>();
    services(compose())
        .forEach(
            (name, service) -> {
              for (String published : texts(mapping(service).get("ports"))) {
                var port = PORT.matcher(published);
                assertTrue(port.matches(), () -> name + " publishes " + published);
                assertTrue(taken.add(port.group(1)), () -> name + ": " + published + " is taken");
              }
            });
    assertFalse(taken.isEmpty());
  }

  @Test
  void theCommandsExist() {
    int commands = 0;
    for (Object service : services(compose()).values()) {
      if (((String) mapping(service).get("image")).startsWith(OURS)) {
        CommandLines.requireKnown(texts(mapping(service).get("command")));
        commands++;
      }
    }
    assertEquals(4, commands);
    String ofFlink = String.join(" ", texts(service("jobmanager").get("command")));
    assertTrue(
        ofFlink.startsWith("standalone-job --job-classname " + JobMain.class.getName() + " alert "),
        ofFlink);
    String properties =
        (String) mapping(service("taskmanager").get("environment")).get("FLINK_PROPERTIES");
    assertTrue(
        properties.contains("factory.class: " + MicrometerReporterFactory.class.getName() + "\n"),
        properties);
  }

  @Test
  void theFilesThatAreMountedAreUnderstood() {
    Commands.Outcome settings =
        Commands.run(
            "job",
            "alert",
            "--config",
            FOLDER.resolve("umbral.yaml").toString(),
            "--show-settings");
    assertEquals(0, settings.exitCode(), settings::err);
    Commands.Outcome sinks = Commands.run("validate", FOLDER.resolve("sinks.yaml").toString());
    assertEquals(0, sinks.exitCode(), () -> sinks.out() + sinks.err());
  }

  @Test
  void whatPrometheusAsksIsAService() {
    Map<String, Object> prometheus =
        Documents.mapping("prometheus.yml", textOf(DEPLOY.resolve("prometheus/prometheus.yml")));
    Set<String> asked = new TreeSet<>();
    for (Object job : list(prometheus.get("scrape_configs"))) {
      for (Object group : list(mapping(job).get("static_configs"))) {
        asked.addAll(texts(mapping(group).get("targets")));
      }
    }
    assertEquals(
        Set.of("jobmanager:9249", "taskmanager:9249", "console:8480", "deliver:9250"), asked);
    for (String target : asked) {
      MatchResult parts = TARGET.matcher(target).results().findFirst().orElseThrow();
      String service = service(parts.group(1)).toString();
      assertTrue(service.contains(parts.group(2)), () -> target + " is not in " + service);
    }
  }
}
