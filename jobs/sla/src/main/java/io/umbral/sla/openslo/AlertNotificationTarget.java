package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.Objects;

/**
 * Who is told.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 * @param target for example {@code email}
 */
public record AlertNotificationTarget(Place place, Metadata metadata, String target)
    implements OpenSloObject {

  /** Validates. */
  public AlertNotificationTarget {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(target, "target");
  }

  @Override
  public Kind kind() {
    return Kind.ALERT_NOTIFICATION_TARGET;
  }
}
