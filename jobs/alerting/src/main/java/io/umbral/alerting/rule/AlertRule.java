package io.umbral.alerting.rule;

import io.umbral.alerting.AlarmIdentity;
import io.umbral.alerting.Dimension;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One version of a rule.
 *
 * @param head its name, and from when it holds
 * @param selector which subjects it watches
 * @param identity which parts of a subject tell its alarms apart, in the order of {@link Dimension}
 * @param condition what is wrong, and how bad
 * @param timing how long until it is an alarm, and until it no longer is
 * @param guards what must be known before it judges
 * @param handling what its alarms do to others, and who is told
 */
public record AlertRule(
    Head head,
    Selector selector,
    List<Dimension> identity,
    Condition condition,
    Timing timing,
    Guards guards,
    Handling handling) {

  /**
   * Name and validity.
   *
   * @param id identifier, the same for all versions
   * @param version 1 or more, higher for later ones
   * @param effectiveFromMillis first instant of event time that it judges, milliseconds since the
   *     epoch
   * @param isEnabled whether it judges at all; one that is not ends the alarms of those before it
   * @param isShadow whether it is evaluated and nobody is told
   * @param title one line for people
   * @param runbook what to do
   * @param source where its levels come from
   */
  public record Head(
      String id,
      int version,
      long effectiveFromMillis,
      boolean isEnabled,
      boolean isShadow,
      String title,
      String runbook,
      String source) {

    /** Validates. */
    public Head {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(runbook, "runbook");
      Objects.requireNonNull(source, "source");
      if (id.isEmpty() || version < 1) {
        throw new IllegalArgumentException(
            "rule '" + id + "' version " + version + " should have a name, and 1 or more");
      }
    }
  }

  /**
   * Times.
   *
   * @param hold how long until it is an alarm
   * @param keepFiringMillis how long it must be well again until it no longer is, from the first
   *     good sample to a good sample, 0 or more
   * @param noData what to do when nothing is measured
   */
  public record Timing(Hold hold, long keepFiringMillis, Optional<NoData> noData) {

    /** At once. */
    public static final Timing NONE = new Timing(Hold.NONE, 0, Optional.empty());

    /** Validates. */
    public Timing {
      Objects.requireNonNull(hold, "hold");
      Objects.requireNonNull(noData, "noData");
      if (keepFiringMillis < 0) {
        throw new IllegalArgumentException(
            "keepFiringFor of " + keepFiringMillis + " ms should be 0 or more");
      }
    }
  }

  /**
   * Effect.
   *
   * @param isQuietInMaintenance whether nobody is told of what happens in a planned outage
   * @param inhibits rules of whose alarms nobody is told where an alarm of this one explains them
   * @param escalation who else is told
   */
  public record Handling(
      boolean isQuietInMaintenance, Set<String> inhibits, Escalation escalation) {

    /** Quiet in maintenance, explains nothing, tells once. */
    public static final Handling USUAL = new Handling(true, Set.of(), Escalation.NONE);

    /** Copies. */
    public Handling {
      inhibits = Set.copyOf(inhibits);
      Objects.requireNonNull(escalation, "escalation");
    }
  }

  /** Validates and sorts. */
  public AlertRule {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(selector, "selector");
    identity = identity.stream().distinct().sorted().toList();
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(guards, "guards");
    Objects.requireNonNull(handling, "handling");
  }

  /** Identifier, the same for all versions. */
  public String id() {
    return head.id();
  }

  /**
   * What it sees of a measurement.
   *
   * @param measurement any
   * @return empty where it does not watch such measurements, or too little is known to judge
   */
  public Optional<Sample> sampleOf(Measurement measurement) {
    return condition.source().equals(measurement.source())
        ? condition.sampleOf(measurement).filter(this::isEnough)
        : Optional.empty();
  }

  private boolean isEnough(Sample sample) {
    OptionalDouble completeness = sample.completeness();
    return sample.n() >= guards.minimumN()
        && (completeness.isEmpty() || completeness.getAsDouble() >= guards.minimumCompleteness());
  }

  /**
   * Whether it watches a subject.
   *
   * @param subject any subject
   * @return true if it is enabled and the subject is selected
   */
  public boolean watches(Subject subject) {
    return head.isEnabled() && selector.matches(subject);
  }

  /**
   * The fingerprint of its alarm of a subject.
   *
   * @param signal what the alarm says
   * @param subject what it is about
   * @return the same for all versions that tell alarms apart by the same dimensions
   */
  public String fingerprint(Signal signal, Subject subject) {
    return AlarmIdentity.fingerprint(id(), signal, identity, subject);
  }
}
