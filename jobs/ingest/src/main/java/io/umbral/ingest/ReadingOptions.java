package io.umbral.ingest;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * What recorded files cannot say themselves.
 *
 * @param region region of readings whose cell the inventory does not know
 * @param operatorPathElement which element of a file's path names the operator, counted from the
 *     file upwards: 1 is the folder of the file, 2 the folder above it
 * @param zone zone of local times that are written without one
 */
public record ReadingOptions(
    Optional<String> region, Optional<Integer> operatorPathElement, ZoneId zone) {

  /** No region, the operator as the file says it, times in UTC. */
  public static final ReadingOptions DEFAULTS =
      new ReadingOptions(Optional.empty(), Optional.empty(), ZoneOffset.UTC);

  /** Validates. */
  public ReadingOptions {
    Objects.requireNonNull(zone, "zone");
    region.flatMap(Names::faultOf).ifPresent(fault -> refuse("region", fault));
    operatorPathElement
        .filter(element -> element < 1)
        .ifPresent(
            element ->
                refuse(
                    "operator path element",
                    element + " should be 1 (the folder of the file) or more"));
  }

  private static void refuse(String option, String fault) {
    throw new IllegalArgumentException(option + " " + fault);
  }
}
