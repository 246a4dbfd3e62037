package io.umbral.delivery;

import io.umbral.delivery.Sink.SecretSource;
import io.umbral.delivery.VesListener.Domain;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads sinks: {@code apiVersion: umbral/v1}, {@code kind: AlertSinks}. */
public final class SinkFiles {

  /** Kind of the document. */
  public static final String KIND = "AlertSinks";

  /** Version of the form of the document. */
  public static final String API_VERSION = "umbral/v1";

  private static final String BAD_URL = "url";
  private static final String NAME_TAKEN = "unique";
  private static final long SHORTEST_REPEAT_SECONDS = 1;
  private static final long LONGEST_REPEAT_SECONDS = 3_600;

  /** A minute, as Prometheus does. */
  private static final long USUAL_REPEAT_SECONDS = 60;

  private static final long LONGEST_GIVE_UP_MINUTES = 7 * 24 * 60;

  /** Four hours: longer than most outages of a receiver, shorter than a shift. */
  private static final long USUAL_GIVE_UP_MINUTES = 240;

  private SinkFiles() {}

  /**
   * Reads the sinks of a document.
   *
   * @param document its root
   * @param faults takes what is wrong
   * @return the sinks that are whole
   */
  public static List<Sink> read(Node document, Faults faults) {
    List<Sink> sinks = new ArrayList<>();
    Optional<FieldReader> root = FieldReader.of(document, faults);
    if (root.isEmpty()) {
      return sinks;
    }
    root.get().required("apiVersion");
    root.get().choice("apiVersion", Map.of(API_VERSION, API_VERSION));
    root.get().required("kind");
    root.get().choice("kind", Map.of(KIND, KIND));
    root.get().required("sinks");
    Set<String> names = new HashSet<>();
    for (Node node : root.get().items("sinks")) {
      FieldReader.of(node, faults)
          .flatMap(fields -> sink(fields, faults))
          .filter(sink -> isNew(sink, names, node, faults))
          .ifPresent(sinks::add);
    }
    root.get().refuseOthers();
    return sinks;
  }

  private static boolean isNew(Sink sink, Set<String> names, Node node, Faults faults) {
    if (names.add(sink.name())) {
      return true;
    }
    faults.error(
        node.place(),
        NAME_TAKEN,
        "two sinks have the name " + sink.name(),
        "give each a name of its own");
    return false;
  }

  private static Optional<Sink> sink(FieldReader fields, Faults faults) {
    Optional<String> name = fields.requiredText("name");
    fields.required("type");
    Optional<String> type =
        fields.choice(
            "type", Map.of("alertmanager", "alertmanager", "webhook", "webhook", "ves", "ves"));
    if (name.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    Optional<Sink> sink =
        switch (type.get()) {
          case "alertmanager" -> alertmanager(name.get(), fields, faults);
          case "webhook" -> webhook(name.get(), fields, faults);
          default -> ves(name.get(), fields, faults);
        };
    fields.refuseOthers();
    return sink;
  }

  private static Optional<Sink> alertmanager(String name, FieldReader fields, Faults faults) {
    fields.required("members");
    List<URI> members = new ArrayList<>();
    for (String text : fields.texts("members")) {
      url(text, "members", fields, faults).ifPresent(members::add);
    }
    long repeat =
        fields
            .whole("repeatSeconds", SHORTEST_REPEAT_SECONDS, LONGEST_REPEAT_SECONDS)
            .orElse(USUAL_REPEAT_SECONDS);
    Optional<SecretSource> bearer = secret("bearer", fields, faults);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sink.Alertmanager(name, members, repeat * 1_000, bearer));
  }

  private static Optional<Sink> webhook(String name, FieldReader fields, Faults faults) {
    Optional<URI> url = requiredUrl(fields, faults);
    Optional<SecretSource> secret = secret("secret", fields, faults);
    long giveUpMillis = giveUpMillis(fields);
    return url.map(to -> new Sink.WebhookSink(name, to, secret, giveUpMillis));
  }

  private static Optional<Sink> ves(String name, FieldReader fields, Faults faults) {
    Optional<URI> url = requiredUrl(fields, faults);
    Domain domain =
        fields
            .choice(
                "domain",
                Map.of(
                    "fault",
                    Domain.FAULT,
                    "thresholdCrossingAlert",
                    Domain.THRESHOLD_CROSSING_ALERT))
            .orElse(Domain.FAULT);
    String entity = fields.text("reportingEntity").orElse("umbral");
    Optional<SecretSource> basic = secret("basic", fields, faults);
    long giveUpMillis = giveUpMillis(fields);
    return url.map(to -> new Sink.Ves(name, to, domain, entity, basic, giveUpMillis));
  }

  private static long giveUpMillis(FieldReader fields) {
    return 60_000
        * fields.whole("giveUpMinutes", 0, LONGEST_GIVE_UP_MINUTES).orElse(USUAL_GIVE_UP_MINUTES);
  }

  private static Optional<URI> requiredUrl(FieldReader fields, Faults faults) {
    return fields.requiredText("url").flatMap(text -> url(text, "url", fields, faults));
  }

  private static Optional<URI> url(String text, String field, FieldReader fields, Faults faults) {
    try {
      URI url = URI.create(text);
      boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (isHttp && url.getHost() != null && url.getUserInfo() == null) {
        return Optional.of(url);
      }
    } catch (IllegalArgumentException notAUrl) {
      // told below, as any other text that is no address
    }
    faults.error(
        fields.placeOf(field),
        BAD_URL,
        "\"" + text + "\" is no address to send to",
        "write http:// or https://, a host, and no password in it");
    return Optional.empty();
  }

  private static Optional<SecretSource> secret(String what, FieldReader fields, Faults faults) {
    Optional<String> file = fields.text(what + "File");
    Optional<String> variable = fields.text(what + "Env");
    if (file.isPresent() && variable.isPresent()) {
      faults.error(
          fields.placeOf(what + "Env"),
          FieldReader.ONE_OF,
          what + "File and " + what + "Env both say where the secret stands",
          "keep one of them");
    }
    return file.map(path -> new SecretSource(SecretSource.Kind.FILE, path))
        .or(() -> variable.map(name -> new SecretSource(SecretSource.Kind.ENVIRONMENT, name)));
  }
}
