package io.umbral.embedded.settings;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import io.umbral.pipeline.SlaJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * What was set, by key. Three layers: a file, above it the environment, above that the command
 * line. One file can serve all commands: each takes what concerns it.
 */
public final class Settings {

  /** Brokers, HOST:PORT separated by commas. */
  public static final String BOOTSTRAP = "kafka.bootstrap";

  /** Partitions of topics that are spread. */
  public static final String TOPIC_PARTITIONS = "topics.partitions";

  /** Copies of each partition. */
  public static final String TOPIC_REPLICATION = "topics.replication";

  /** How alarms are written. */
  public static final String ALERT_DELIVERY = "alert.delivery";

  /** Folder with regions and corridors of the readiness job. */
  public static final String READINESS_REFERENCE = "readiness.reference";

  /** File with the method of the scores. */
  public static final String READINESS_METHOD = "readiness.method";

  static final String CLIENT_FILE = "kafka.client-file";
  static final String SECURITY = "kafka.security-protocol";
  static final String MECHANISM = "kafka.sasl-mechanism";
  static final String USER = "kafka.user";
  static final String PASSWORD = "kafka.password";
  static final String PASSWORD_FILE = "kafka.password-file";
  static final String TRUST_FILE = "kafka.trust-file";

  /** URL of a schema registry. */
  public static final String REGISTRY = "kafka.schema-registry";

  /** Beginning of keys that Flink knows, and not we. */
  private static final String FLINK = "flink.";

  private static final String HIDDEN = "********";

  private static final List<SettingKey> KEYS = keys();

  private final SortedMap<String, Setting> given;

  private Settings(SortedMap<String, Setting> given) {
    this.given = given;
  }

  private static List<SettingKey> keys() {
    List<SettingKey> keys = new ArrayList<>();
    keys.add(new SettingKey(BOOTSTRAP, "localhost:9092", "brokers, separated by commas"));
    keys.add(new SettingKey(SECURITY, "", "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"));
    keys.add(new SettingKey(MECHANISM, "SCRAM-SHA-512", "SCRAM-SHA-256, SCRAM-SHA-512 or PLAIN"));
    keys.add(new SettingKey(USER, "", "the principal that this part is"));
    keys.add(new SettingKey(PASSWORD, "", "its password, from the environment alone"));
    keys.add(new SettingKey(PASSWORD_FILE, "", "file with its password"));
    keys.add(new SettingKey(TRUST_FILE, "", "PEM file of the authorities that sign brokers"));
    keys.add(new SettingKey(CLIENT_FILE, "", "properties of Kafka's clients, below these"));
    keys.add(new SettingKey(REGISTRY, "", "schema registry, for the Confluent wire format"));
    keys.add(new SettingKey(TOPIC_PARTITIONS, "12", "of cell-reports and its results"));
    keys.add(new SettingKey(TOPIC_REPLICATION, "", "copies; what the brokers take by default"));
    keys.add(new SettingKey(ALERT_DELIVERY, "exactly-once", "exactly-once or at-least-once"));
    keys.add(new SettingKey(READINESS_REFERENCE, "", "folder with regions and corridors"));
    keys.add(new SettingKey(READINESS_METHOD, "", "file of the method"));
    SlaJobConfig.keys().stream()
        .sorted()
        .forEach(key -> keys.add(new SettingKey(key, "", "see SlaJobConfig")));
    return List.copyOf(keys);
  }

  /**
   * Puts the layers together.
   *
   * @param file YAML, keys with dots or one mapping in another; empty for none
   * @param environment variables of the process
   * @param flags by key
   * @return the settings
   * @throws UsageException for a key that is not known or a secret where it can be seen; says where
   */
  static Settings of(
      Optional<Path> file, Map<String, String> environment, Map<String, Setting> flags) {
    SortedMap<String, Setting> all = new TreeMap<>();
    file.ifPresent(path -> all.putAll(inFile(path)));
    all.putAll(inEnvironment(environment));
    flags.forEach((key, setting) -> requireKnown(key, setting.place()));
    all.putAll(flags);
    return new Settings(all);
  }

  private static Map<String, Setting> inFile(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(
          "--config " + file + " should be a file that can be read: " + e.getMessage(), e);
    }
    Faults faults = new Faults();
    List<Node> documents = YamlDocuments.read(file.toString(), text, faults);
    if (faults.anyError()) {
      throw new UsageException(String.join("\n", faults.all().stream().map(Fault::line).toList()));
    }
    Map<String, Setting> found = new TreeMap<>();
    for (Node document : documents) {
      flatten("", document, found);
    }
    return found;
  }

  private static void flatten(String path, Node node, Map<String, Setting> found) {
    String place = node.place().file() + ":" + node.place().line();
    if (node instanceof Fields fields) {
      for (String name : fields.names()) {
        String key = path.isEmpty() ? name : path + "." + name;
        flatten(key, fields.values().get(name), found);
      }
    } else if (node instanceof Scalar scalar && !path.isEmpty()) {
      requireKnown(path, place);
      Setting before = found.put(path, new Setting(scalar.isNull() ? "" : scalar.text(), place));
      if (before != null) {
        throw new UsageException(
            place + ": " + path + " is set at " + before.place() + " already; set it once");
      }
    } else {
      throw new UsageException(
          place
              + ": "
              + (path.isEmpty() ? "the file" : path)
              + " is "
              + node.described()
              + " and should be "
              + (path.isEmpty() ? "a mapping from keys to values" : "a single value"));
    }
  }

  private static Map<String, Setting> inEnvironment(Map<String, String> environment) {
    Map<String, Setting> found = new TreeMap<>();
    for (SettingKey key : KEYS) {
      String value = environment.get(key.variable());
      if (value != null) {
        found.put(key.name(), new Setting(value, key.variable()));
      }
    }
    for (String variable : environment.keySet()) {
      boolean isOurs = KEYS.stream().anyMatch(key -> variable.startsWith(key.variablesOfFamily()));
      if (isOurs && KEYS.stream().noneMatch(key -> key.variable().equals(variable))) {
        throw new UsageException(
            "the environment variable "
                + variable
                + " sets nothing that is known; known are "
                + KEYS.stream()
                    .filter(key -> variable.startsWith(key.variablesOfFamily()))
                    .map(SettingKey::variable)
                    .sorted()
                    .toList());
      }
    }
    return found;
  }

  private static void requireKnown(String key, String place) {
    if (key.equals(PASSWORD)) {
      throw new UsageException(
          place
              + ": "
              + PASSWORD
              + " can be seen here: give it in UMBRAL_KAFKA_PASSWORD, or in a"
              + " file that "
              + PASSWORD_FILE
              + " names");
    }
    if (key.startsWith(FLINK) || KEYS.stream().anyMatch(known -> known.name().equals(key))) {
      return;
    }
    List<String> family =
        KEYS.stream()
            .filter(known -> key.startsWith(known.family() + "."))
            .map(SettingKey::name)
            .toList();
    throw new UsageException(
        place
            + ": "
            + key
            + " is not known; "
            + (family.isEmpty()
                ? "keys begin with "
                    + KEYS.stream().map(SettingKey::family).distinct().toList()
                    + " or flink"
                : "known are " + family));
  }

  /**
   * Whether a value was given.
   *
   * @param key one of those that are known
   */
  public boolean isGiven(String key) {
    return given.containsKey(key);
  }

  /**
   * A value.
   *
   * @param key one of those that are known
   * @return what was given, else what is standard; empty where there is neither
   */
  public Optional<String> text(String key) {
    SettingKey known =
        KEYS.stream().filter(one -> one.name().equals(key)).findFirst().orElseThrow();
    return Optional.of(given.containsKey(key) ? given.get(key).value() : known.standard())
        .filter(value -> !value.isBlank());
  }

  /**
   * A whole number.
   *
   * @param key one of those that are known
   * @param least smallest that can be
   * @param most largest that can be
   * @return what was given, else what is standard; empty where there is neither
   * @throws UsageException where the value is none, with its place
   */
  public Optional<Integer> wholeNumber(String key, int least, int most) {
    return text(key)
        .map(
            value -> {
              try {
                int number = Integer.parseInt(value.trim());
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException e) {
                throw wrong(key, "a whole number, " + least + " to " + most);
              }
              throw wrong(key, least + " to " + most);
            });
  }

  /**
   * A value that cannot be used.
   *
   * @param key one that was given
   * @param right what would be right
   * @return to be thrown; says where the value was given, and never shows a secret
   */
  public UsageException wrong(String key, String right) {
    Setting setting = given.get(key);
    String value = key.equals(PASSWORD) ? HIDDEN : setting.value();
    return new UsageException(
        setting.place() + ": " + key + " is '" + value + "' and should be " + right);
  }

  /**
   * The place of a value.
   *
   * @param key one that was given
   * @return in words
   */
  String placeOf(String key) {
    return given.get(key).place();
  }

  /**
   * What is set of the SLA job.
   *
   * @throws UsageException where a value is wrong, with its place
   */
  public SlaJobConfig slaJob() {
    Map<String, String> ours = new TreeMap<>();
    given.forEach(
        (key, setting) -> {
          if (SlaJobConfig.keys().contains(key)) {
            ours.put(key, setting.value());
          }
        });
    try {
      return SlaJobConfig.from(ours);
    } catch (IllegalArgumentException e) {
      List<String> places =
          ours.keySet().stream()
              .filter(key -> String.valueOf(e.getMessage()).contains(key))
              .map(key -> key + " is set at " + placeOf(key))
              .toList();
      throw new UsageException(
          e.getMessage() + (places.isEmpty() ? "" : " (" + String.join(", ", places) + ")"), e);
    }
  }

  /** What is set of Flink, by Flink's keys. */
  public Map<String, String> flink() {
    Map<String, String> flink = new TreeMap<>();
    given.forEach(
        (key, setting) -> {
          if (key.startsWith(FLINK)) {
            flink.put(key.substring(FLINK.length()), setting.value());
          }
        });
    return flink;
  }

  /** What is in force, a line each with its place; what might be a secret is hidden. */
  public List<String> shown() {
    List<String> lines = new ArrayList<>();
    SortedMap<String, String> all = new TreeMap<>();
    KEYS.stream()
        .filter(key -> !key.standard().isEmpty())
        .forEach(key -> all.put(key.name(), key.standard() + "  (as it ships)"));
    given.forEach(
        (key, setting) ->
            all.put(
                key, (isSecret(key) ? HIDDEN : setting.value()) + "  (" + setting.place() + ")"));
    all.forEach((key, value) -> lines.add(key + ": " + value));
    return lines;
  }

  /** Flink's keys are Flink's: what sounds like a secret is taken for one, as Flink does. */
  private static boolean isSecret(String key) {
    return key.equals(PASSWORD) || (key.startsWith(FLINK) && GlobalConfiguration.isSensitive(key));
  }

  /** All keys, for documents and their tests. */
  static List<SettingKey> known() {
    return KEYS;
  }
}
