package io.umbral.ingest;

import io.umbral.ingest.counters.CounterOptions;
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
 * @param counters what counters mean and which cells their objects are; formats with counters need
 *     it
 */
public record ReadingOptions(
    Optional<String> region,
    Optional<Integer> operatorPathElement,
    ZoneId zone,
    Optional<CounterOptions> counters) {

  /** No region, the operator as the file says it, times in UTC. */
  public static final ReadingOptions DEFAULTS =
      new ReadingOptions(Optional.empty(), Optional.empty(), ZoneOffset.UTC);

  /**
   * For formats without counters.
   *
   * @param region region of readings whose cell the inventory does not know
   * @param operatorPathElement which element of a file's path names the operator
   * @param zone zone of local times that are written without one
   */
  public ReadingOptions(
      Optional<String> region, Optional<Integer> operatorPathElement, ZoneId zone) {
    this(region, operatorPathElement, zone, Optional.empty());
  }

  /**
   * The same, for formats with counters.
   *
   * @param options what they mean
   * @return options
   */
  public ReadingOptions withCounters(CounterOptions options) {
    return new ReadingOptions(region, operatorPathElement, zone, Optional.of(options));
  }

  /** Validates. */
  public ReadingOptions {
    Objects.requireNonNull(counters, "counters");
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
