package io.umbral.embedded.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.UsageException;
import io.umbral.pipeline.SlaJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

  private static final String SECRET = "pa\"ss\\word";

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("umbral.yaml"), text);
  }

  private Settings read(String text) throws IOException {
    return Settings.of(Optional.of(file(text)), Map.of(), Map.of());
  }

  private static Settings flags(Map<String, String> flags) {
    Map<String, Setting> settings = new TreeMap<>();
    flags.forEach((key, value) -> settings.put(key, new Setting(value, "--set")));
    return Settings.of(Optional.empty(), Map.of(), settings);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable reading) {
    return assertThrows(UsageException.class, reading).getMessage();
  }

  @Test
  void theCommandLineBeatsTheEnvironmentAndThatBeatsTheFile() throws IOException {
    String text =
        """
        kafka:
          bootstrap: file:1
          user: from-file
        topics.partitions: 3
        """;
    Settings settings =
        Settings.of(
            Optional.of(file(text)),
            Map.of(
                "UMBRAL_KAFKA_BOOTSTRAP", "environment:1",
                "UMBRAL_KAFKA_USER", "from-environment",
                "HOME", "/nowhere"),
            Map.of("kafka.bootstrap", new Setting("flag:1", "--bootstrap")));
    assertEquals(Optional.of("flag:1"), settings.text(Settings.BOOTSTRAP));
    assertEquals(Optional.of("from-environment"), settings.text(Settings.USER));
    assertEquals(Optional.of(3), settings.wholeNumber(Settings.TOPIC_PARTITIONS, 1, 9));
    assertEquals(Optional.of("exactly-once"), settings.text(Settings.ALERT_DELIVERY));
    assertEquals(Optional.empty(), settings.text(Settings.CLIENT_FILE));
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlace() throws IOException {
    String inFile = refusal(() -> read("kafka:\n  bootstrap: a:1\n  boostrap: b:1\n"));
    assertTrue(inFile.contains("umbral.yaml:3: kafka.boostrap is not known"), inFile);
    assertTrue(inFile.contains("kafka.bootstrap"), inFile);
    String ofNoFamily = refusal(() -> flags(Map.of("kafak.bootstrap", "a:1")));
    assertTrue(ofNoFamily.contains("--set: kafak.bootstrap is not known; keys begin"), ofNoFamily);
    String variable =
        refusal(() -> Settings.of(Optional.empty(), Map.of("UMBRAL_SLA_SLCIE", "1m"), Map.of()));
    assertTrue(variable.contains("UMBRAL_SLA_SLCIE"), variable);
    assertTrue(variable.contains("UMBRAL_SLA_SLICE"), variable);
  }

  @Test
  void variablesOfTheLauncherAreNoSettings() {
    Map<String, String> launcher = Map.of("UMBRAL_JAVA_OPTS", "-Xmx1g", "UMBRAL_LOG", "umbral.log");
    assertFalse(Settings.of(Optional.empty(), launcher, Map.of()).isGiven(Settings.BOOTSTRAP));
  }

  @Test
  void everyKeyHasAVariableOfItsOwn() {
    Set<String> variables =
        Settings.known().stream().map(SettingKey::variable).collect(Collectors.toSet());
    assertEquals(Settings.known().size(), variables.size());
    assertTrue(variables.contains("UMBRAL_SLA_COVERAGE_SS_RSRP_DBM"), variables::toString);
  }

  @Test
  void aKeyThatIsSetTwiceOrIsNoSingleValueIsRefusedWithItsPlace() throws IOException {
    String twice = refusal(() -> read("kafka.user: a\nkafka:\n  user: b\n"));
    assertTrue(twice.contains("umbral.yaml:3: kafka.user is set at "), twice);
    String list = refusal(() -> read("kafka:\n  user: [a, b]\n"));
    assertTrue(list.contains("umbral.yaml:2: kafka.user is "), list);
    String nothing = refusal(() -> read("just words\n"));
    assertTrue(nothing.contains("should be a mapping from keys to values"), nothing);
    String damaged = refusal(() -> read("kafka: {user: a\n"));
    assertTrue(damaged.contains("umbral.yaml:"), damaged);
    String missing =
        refusal(() -> Settings.of(Optional.of(directory.resolve("none.yaml")), Map.of(), Map.of()));
    assertTrue(missing.contains("none.yaml should be a file that can be read"), missing);
  }

  @Test
  void aWrongValueIsRefusedWithItsPlace() throws IOException {
    String number =
        refusal(
            () -> read("topics.partitions: many\n").wholeNumber(Settings.TOPIC_PARTITIONS, 1, 9));
    assertTrue(
        number.endsWith(
            "umbral.yaml:1: topics.partitions is 'many' and should be a whole number, 1 to 9"),
        number);
    String range =
        refusal(
            () -> flags(Map.of("topics.partitions", "0")).wholeNumber("topics.partitions", 1, 9));
    assertEquals("--set: topics.partitions is '0' and should be 1 to 9", range);
    String ofTheJob = refusal(() -> read("\nsla:\n  slice: 1 minute\n").slaJob());
    assertTrue(ofTheJob.contains("sla.slice is '1 minute' and should be"), ofTheJob);
    assertTrue(ofTheJob.contains("umbral.yaml:3"), ofTheJob);
  }

  @Test
  void whatIsNotSetOfTheJobIsAsItShips() throws IOException {
    assertEquals(SlaJobConfig.DEFAULT, read("").slaJob());
    assertEquals(
        Duration.ofMinutes(9), read("sla.allowed-lateness: 9m\n").slaJob().allowedLateness());
  }

  @Test
  void aPasswordIsRefusedWhereItCanBeSeen() throws IOException {
    String inFile = refusal(() -> read("kafka.password: hunter2\n"));
    assertTrue(inFile.contains("umbral.yaml:1: kafka.password can be seen here"), inFile);
    assertTrue(inFile.contains("UMBRAL_KAFKA_PASSWORD"), inFile);
    assertFalse(inFile.contains("hunter2"), inFile);
    assertFalse(refusal(() -> flags(Map.of("kafka.password", "hunter2"))).contains("hunter2"));
  }

  @Test
  void aPasswordReachesKafkaAndNothingElse() {
    Settings settings =
        Settings.of(
            Optional.empty(),
            Map.of("UMBRAL_KAFKA_PASSWORD", SECRET, "UMBRAL_KAFKA_USER", "umbral-sla"),
            Map.of("flink.s3.secret-key", new Setting(SECRET, "--set")));
    KafkaSettings kafka = KafkaSettings.of(settings);
    assertEquals(
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"umbral-sla\" password=\"pa\\\"ss\\\\word\";",
        kafka.client().get("sasl.jaas.config"));
    assertEquals("SCRAM-SHA-512", kafka.client().get("sasl.mechanism"));
    Set<String> shown = new HashSet<>(settings.shown());
    shown.add(kafka.toString());
    shown.add(new Setting(SECRET, "--set").toString());
    assertTrue(
        shown.contains("kafka.password: ********  (UMBRAL_KAFKA_PASSWORD)"), shown::toString);
    assertTrue(shown.contains("kafka.user: umbral-sla  (UMBRAL_KAFKA_USER)"), shown::toString);
    assertTrue(shown.contains("kafka.bootstrap: localhost:9092  (as it ships)"), shown::toString);
    assertTrue(shown.stream().noneMatch(line -> line.contains("pa\"ss")), shown::toString);
  }

  @Test
  void aPasswordMayStandInAFileAndAUserNeedsOne() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "word\n");
    Map<String, String> given =
        Map.of(
            "kafka.user",
            "u",
            "kafka.password-file",
            password.toString(),
            "kafka.sasl-mechanism",
            "PLAIN");
    assertEquals(
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\""
            + " password=\"word\";",
        KafkaSettings.of(flags(given)).client().get("sasl.jaas.config"));
    String none = refusal(() -> KafkaSettings.of(flags(Map.of("kafka.user", "u"))));
    assertTrue(none.contains("kafka.user is set and has no password"), none);
    String mechanism =
        refusal(
            () ->
                KafkaSettings.of(
                    flags(Map.of("kafka.user", "u", "kafka.sasl-mechanism", "GUESS"))));
    assertTrue(mechanism.contains("--set: kafka.sasl-mechanism is 'GUESS'"), mechanism);
  }

  @Test
  void settingsBeatTheFileOfKafkasClients() throws IOException {
    Path client =
        Files.writeString(
            directory.resolve("client.properties"),
            "security.protocol=SSL\nrequest.timeout.ms=1234\n");
    Path trust = Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n");
    KafkaSettings kafka =
        KafkaSettings.of(
            flags(
                Map.of(
                    "kafka.client-file", client.toString(),
                    "kafka.security-protocol", "SASL_SSL",
                    "kafka.trust-file", trust.toString())));
    assertEquals("SASL_SSL", kafka.client().get("security.protocol"));
    assertEquals("1234", kafka.client().get("request.timeout.ms"));
    assertEquals(
        "-----BEGIN CERTIFICATE-----\n", kafka.client().get("ssl.truststore.certificates"));
    String missing = refusal(() -> KafkaSettings.of(flags(Map.of("kafka.client-file", "none"))));
    assertTrue(missing.contains("--set: kafka.client-file is 'none'"), missing);
  }

  @Test
  void whatFlinkIsToldIsHandedOn() throws IOException {
    Settings settings =
        read("flink:\n  parallelism.default: 4\n  state:\n    backend.type: rocksdb\n");
    assertEquals(
        Map.of("parallelism.default", "4", "state.backend.type", "rocksdb"), settings.flink());
  }
}
