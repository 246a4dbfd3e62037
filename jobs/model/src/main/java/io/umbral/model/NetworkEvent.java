package io.umbral.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that a network element told beside its measurements: a fault, a heartbeat, a change of
 * state. No figure is made of it; it explains figures.
 *
 * @param source name of the element
 * @param domain what kind of event, in the words of VES
 * @param id identity of the event at its source
 * @param name of the event
 * @param firstMillis earliest instant that it speaks of, milliseconds since the epoch
 * @param lastMillis latest instant that it speaks of
 * @param severity of a fault, in the words of the source
 * @param condition of a fault: what is wrong
 */
public record NetworkEvent(
    String source,
    String domain,
    String id,
    String name,
    long firstMillis,
    long lastMillis,
    Optional<String> severity,
    Optional<String> condition) {

  /** Validates. */
  public NetworkEvent {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(condition, "condition");
  }
}
