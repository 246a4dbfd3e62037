package io.umbral.embedded.settings;

import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Kafka is and who we are there.
 *
 * @param bootstrap brokers, HOST:PORT separated by commas
 * @param client properties for every client, secrets among them
 * @param registry schema registry for the Confluent wire format
 */
public record KafkaSettings(String bootstrap, Properties client, Optional<URI> registry) {

  /**
   * Takes what concerns Kafka.
   *
   * @param settings all of them
   * @return the same, as Kafka's clients want it
   * @throws UsageException where a value is wrong or a file cannot be read; says where it was given
   */
  public static KafkaSettings of(Settings settings) {
    Properties client = new Properties();
    settings.text(Settings.CLIENT_FILE).ifPresent(file -> load(settings, file, client));
    settings
        .text(Settings.SECURITY)
        .ifPresent(protocol -> client.put("security.protocol", protocol));
    settings.text(Settings.USER).ifPresent(user -> logIn(settings, user, client));
    settings
        .text(Settings.TRUST_FILE)
        .ifPresent(
            file -> {
              // By its content: a worker of Flink elsewhere has no such file.
              client.put("ssl.truststore.type", "PEM");
              client.put("ssl.truststore.certificates", read(settings, Settings.TRUST_FILE, file));
            });
    return new KafkaSettings(
        settings.text(Settings.BOOTSTRAP).orElseThrow(),
        client,
        settings.text(Settings.REGISTRY).map(url -> uri(settings, url)));
  }

  /**
   * The properties of a client.
   *
   * @param client of every client
   * @param own of this one; they beat the others
   * @return both
   */
  public static Map<String, Object> with(Properties client, Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>();
    client.stringPropertyNames().forEach(name -> all.put(name, client.getProperty(name)));
    all.putAll(own);
    return all;
  }

  private static void logIn(Settings settings, String user, Properties client) {
    String mechanism = settings.text(Settings.MECHANISM).orElseThrow();
    String module =
        switch (mechanism) {
          case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
          case "SCRAM-SHA-256", "SCRAM-SHA-512" ->
              "org.apache.kafka.common.security.scram.ScramLoginModule";
          default ->
              throw settings.wrong(Settings.MECHANISM, "SCRAM-SHA-256, SCRAM-SHA-512 or PLAIN");
        };
    client.put("sasl.mechanism", mechanism);
    client.put(
        "sasl.jaas.config",
        "%s required username=%s password=%s;"
            .formatted(module, quoted(user), quoted(password(settings))));
  }

  private static String password(Settings settings) {
    return settings
        .text(Settings.PASSWORD)
        .or(
            () ->
                settings
                    .text(Settings.PASSWORD_FILE)
                    .map(file -> read(settings, Settings.PASSWORD_FILE, file).strip()))
        .filter(password -> !password.isEmpty())
        .orElseThrow(
            () ->
                new UsageException(
                    "kafka.user is set and has no password: give it in UMBRAL_KAFKA_PASSWORD, or"
                        + " in a file that kafka.password-file names"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static URI uri(Settings settings, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw settings.wrong(Settings.REGISTRY, "a URL such as http://localhost:8081");
    }
  }

  private static void load(Settings settings, String file, Properties client) {
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      client.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw settings.wrong(
          Settings.CLIENT_FILE, "a file of properties that can be read (" + e.getMessage() + ")");
    }
  }

  private static String read(Settings settings, String key, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw settings.wrong(key, "a file that can be read (" + e.getMessage() + ")");
    }
  }

  /** Without the properties: there are secrets in them. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Kafka at %s", bootstrap);
  }
}
