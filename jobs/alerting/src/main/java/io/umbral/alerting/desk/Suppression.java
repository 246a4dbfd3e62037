package io.umbral.alerting.desk;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why no one is told of an alarm. It is evaluated all the same.
 *
 * @param inhibitedBy alarm that explains it
 * @param releasesAtMillis event time at which it is looked at anew since that alarm is over,
 *     milliseconds since the epoch; empty while that one lasts
 * @param isPlannedOutage whether it falls into a planned outage
 * @param isSilenced whether someone wants no word of it
 */
public record Suppression(
    Optional<String> inhibitedBy,
    OptionalLong releasesAtMillis,
    boolean isPlannedOutage,
    boolean isSilenced) {

  /** Nothing. */
  public static final Suppression NONE =
      new Suppression(Optional.empty(), OptionalLong.empty(), false, false);

  /** Validates. */
  public Suppression {
    Objects.requireNonNull(inhibitedBy, "inhibitedBy");
    Objects.requireNonNull(releasesAtMillis, "releasesAtMillis");
  }

  Suppression inhibitedBy(Optional<String> parent) {
    return new Suppression(parent, OptionalLong.empty(), isPlannedOutage, isSilenced);
  }

  Suppression releasesAt(long eventTimeMillis) {
    return new Suppression(
        inhibitedBy, OptionalLong.of(eventTimeMillis), isPlannedOutage, isSilenced);
  }

  Suppression with(boolean isPlanned, boolean isSilent) {
    return new Suppression(inhibitedBy, releasesAtMillis, isPlanned, isSilent);
  }
}
