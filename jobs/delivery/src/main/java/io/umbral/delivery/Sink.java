package io.umbral.delivery;

import io.umbral.delivery.VesListener.Domain;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A receiver of alarms, as it is configured. */
public sealed interface Sink {

  /** Its name, unique among the sinks. */
  String name();

  /**
   * Where a secret stands, so that it stands in no file of sinks.
   *
   * @param kind file or environment
   * @param where path of the file, or name of the variable
   */
  record SecretSource(Kind kind, String where) {

    /** Kinds of places. */
    public enum Kind {
      /** A file; white space at its ends is no part of the secret. */
      FILE,
      /** A variable of the environment. */
      ENVIRONMENT
    }
  }

  /**
   * All members of an Alertmanager cluster.
   *
   * @param name of the sink
   * @param members base addresses, 1 or more
   * @param repeatMillis how often what lasts is repeated
   * @param bearer token that the requests carry
   */
  record Alertmanager(
      String name, List<URI> members, long repeatMillis, Optional<SecretSource> bearer)
      implements Sink {

    /** Validates and copies. */
    public Alertmanager {
      Objects.requireNonNull(name, "name");
      members = List.copyOf(members);
      Objects.requireNonNull(bearer, "bearer");
      if (members.isEmpty() || repeatMillis < 1) {
        throw new IllegalArgumentException(
            "sink " + name + " should have a member, and repeat every 1 ms or more");
      }
    }
  }

  /**
   * A webhook.
   *
   * @param name of the sink
   * @param url where to
   * @param secret that signs
   * @param giveUpMillis how long one event is tried
   */
  record WebhookSink(String name, URI url, Optional<SecretSource> secret, long giveUpMillis)
      implements Sink {

    /** Validates. */
    public WebhookSink {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(secret, "secret");
    }
  }

  /**
   * A VES event listener.
   *
   * @param name of the sink
   * @param url the whole address of the listener
   * @param domain which domain the events have
   * @param reportingEntity name under which Umbral reports
   * @param basic user and password with a colon between
   * @param giveUpMillis how long one event is tried
   */
  record Ves(
      String name,
      URI url,
      Domain domain,
      String reportingEntity,
      Optional<SecretSource> basic,
      long giveUpMillis)
      implements Sink {

    /** Validates. */
    public Ves {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(domain, "domain");
      Objects.requireNonNull(reportingEntity, "reportingEntity");
      Objects.requireNonNull(basic, "basic");
    }
  }
}
