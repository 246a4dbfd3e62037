package io.umbral.embedded.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options with which commands take their settings. */
public final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "settings in YAML; the environment and the options beat it. One file can serve all"
              + " commands")
  private Path config;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "where Kafka is (setting kafka.bootstrap, variable UMBRAL_KAFKA_BOOTSTRAP, default:"
              + " localhost:9092)")
  private String bootstrap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "a setting, for example kafka.user=umbral-sla; the variable of kafka.user is"
              + " UMBRAL_KAFKA_USER")
  private Map<String, String> set = Map.of();

  /**
   * Reads all layers.
   *
   * @param further what options of the command say, by key; they beat all
   * @return the settings
   * @throws io.umbral.embedded.UsageException where something cannot be used, with its place
   */
  public Settings read(Map<String, Optional<String>> further) {
    return read(further, System.getenv());
  }

  /** The same in an environment that is handed in. */
  Settings read(Map<String, Optional<String>> further, Map<String, String> environment) {
    Map<String, Setting> flags = new LinkedHashMap<>();
    set.forEach((key, value) -> flags.put(key, new Setting(value, "--set")));
    Optional.ofNullable(bootstrap)
        .ifPresent(value -> flags.put(Settings.BOOTSTRAP, new Setting(value, "--bootstrap")));
    further.forEach(
        (key, value) ->
            value.ifPresent(
                text ->
                    flags.put(
                        key, new Setting(text, "--" + key.substring(key.lastIndexOf('.') + 1)))));
    return Settings.of(Optional.ofNullable(config), environment, flags);
  }
}
