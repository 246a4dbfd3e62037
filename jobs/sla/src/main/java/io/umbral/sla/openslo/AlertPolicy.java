package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.List;
import java.util.Objects;

/**
 * When somebody is told, and who.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 * @param condition when
 * @param targets who, at least one
 * @param whenBreaching whether a breach is told
 * @param whenResolved whether its end is told
 * @param whenNoData whether missing data is told
 */
public record AlertPolicy(
    Place place,
    Metadata metadata,
    Link<AlertCondition> condition,
    List<Link<AlertNotificationTarget>> targets,
    boolean whenBreaching,
    boolean whenResolved,
    boolean whenNoData)
    implements OpenSloObject {

  /** Validates. */
  public AlertPolicy {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(condition, "condition");
    targets = List.copyOf(targets);
  }

  @Override
  public Kind kind() {
    return Kind.ALERT_POLICY;
  }
}
