package io.umbral.pipeline.readiness;

import io.umbral.documents.Faults;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.ReadinessMethod;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the readiness job needs to know.
 *
 * @param methodYaml text of the file of the method; read anew where the job runs
 * @param corridors the corridors
 * @param coverage from which level on a signal is usable; that of the SLA job
 * @param window length of the windows of {@code sla-windows} that are read
 * @param shortest length of the shortest score, a whole number of windows in an hour
 * @param closing after which time past the end of a day or month later data goes to the next
 *     vintage
 * @param horizon event time beyond which silence is not scored: the end of a recording; {@link
 *     #NO_HORIZON} while data keeps coming
 */
public record ReadinessJobConfig(
    String methodYaml,
    List<Corridor> corridors,
    SlaJobConfig.Coverage coverage,
    Duration window,
    Duration shortest,
    Duration closing,
    Instant horizon)
    implements Serializable {

  /** A quarter of an hour, made of windows of as much. */
  public static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  /** How long the method waits for late data. */
  public static final Duration CLOSING = Duration.ofDays(2);

  /** Data keeps coming. */
  public static final Instant NO_HORIZON = Instant.MAX;

  /** A corridor in a form that Flink can send to where the job runs. */
  public record Corridor(
      String id,
      String name,
      String geographyVersion,
      String evidenceGrade,
      List<Municipality> municipalities,
      List<HighRisk> highRiskRatios)
      implements Serializable {

    /** A municipality; the settlement is URBAN, RURAL or empty. */
    public record Municipality(String id, long population, String settlement)
        implements Serializable {}

    /** Share of an operator's sites on high-risk vendors, 0..1. */
    public record HighRisk(String ranHost, double ratio) implements Serializable {}

    /**
     * Turns a profile into this form.
     *
     * @param profile the corridor
     * @return the same
     */
    public static Corridor of(CorridorProfile profile) {
      return new Corridor(
          profile.id(),
          profile.name(),
          profile.geographyVersion(),
          profile.evidenceGrade(),
          profile.municipalities().stream()
              .map(
                  place ->
                      new Municipality(
                          place.id(),
                          place.population(),
                          place.settlement().map(Enum::name).orElse("")))
              .toList(),
          profile.highRiskRatios().entrySet().stream()
              .map(entry -> new HighRisk(entry.getKey(), entry.getValue()))
              .toList());
    }

    CorridorProfile profile() {
      return Profiles.of(this);
    }
  }

  /** Validates. */
  public ReadinessJobConfig {
    Objects.requireNonNull(methodYaml, "methodYaml");
    corridors = List.copyOf(corridors);
    Objects.requireNonNull(coverage, "coverage");
    Objects.requireNonNull(horizon, "horizon");
    if (!isWhole(shortest, window) || !isWhole(Duration.ofHours(1), shortest)) {
      throw new IllegalArgumentException(
          "scores of "
              + shortest
              + " should be whole windows of "
              + window
              + " and divide an hour");
    }
    if (closing.isNegative()) {
      throw new IllegalArgumentException("closing " + closing + " should not be negative");
    }
  }

  private static boolean isWhole(Duration of, Duration part) {
    return part.toMillis() > 0 && of.toMillis() > 0 && of.toMillis() % part.toMillis() == 0;
  }

  /**
   * A job with the usual lengths for a stream that does not end.
   *
   * @param methodYaml text of the file of the method
   * @param corridors the corridors
   * @param coverage from which level on a signal is usable
   * @return the configuration
   */
  public static ReadinessJobConfig of(
      String methodYaml, List<CorridorProfile> corridors, SlaJobConfig.Coverage coverage) {
    return new ReadinessJobConfig(
        methodYaml,
        corridors.stream().map(Corridor::of).toList(),
        coverage,
        QUARTER_HOUR,
        QUARTER_HOUR,
        CLOSING,
        NO_HORIZON);
  }

  /**
   * The same for a recording that ends.
   *
   * @param end end of its last window
   * @return the configuration
   */
  public ReadinessJobConfig until(Instant end) {
    return new ReadinessJobConfig(methodYaml, corridors, coverage, window, shortest, closing, end);
  }

  /**
   * The same with other lengths.
   *
   * @param ofWindows of the windows that are read
   * @param ofShortest of the shortest score
   * @return the configuration
   */
  public ReadinessJobConfig withLengths(Duration ofWindows, Duration ofShortest) {
    return new ReadinessJobConfig(
        methodYaml, corridors, coverage, ofWindows, ofShortest, closing, horizon);
  }

  /** The method. */
  ReadinessMethod method() {
    Faults faults = new Faults();
    return MethodFile.read("method", methodYaml, faults)
        .orElseThrow(() -> new IllegalArgumentException("the method is faulty: " + faults.all()));
  }

  long horizonMillis() {
    return horizon.equals(NO_HORIZON) ? Long.MAX_VALUE : horizon.toEpochMilli();
  }
}
