package io.umbral.sla.openslo;

import io.umbral.documents.Fields;
import io.umbral.documents.Place;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.WindowLength;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A promise.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 * @param spec its fields as they are written
 * @param description for people
 * @param service what is promised about
 * @param indicator what is measured; empty where each objective has its own (composite)
 * @param method how the budget is counted
 * @param window over which; empty where none is written
 * @param objectives what is promised, at least one
 * @param alertPolicies when somebody is told
 */
public record SloDocument(
    Place place,
    Metadata metadata,
    Fields spec,
    Optional<String> description,
    String service,
    Optional<Link<Sli>> indicator,
    BudgetingMethod method,
    Optional<TimeWindow> window,
    List<Objective> objectives,
    List<Link<AlertPolicy>> alertPolicies)
    implements OpenSloObject {

  /** How the budget is counted. */
  public enum BudgetingMethod {
    /** Good events of all events. */
    OCCURRENCES("Occurrences"),
    /** Good slices of time of all slices. */
    TIMESLICES("Timeslices"),
    /** Mean of the ratios of all slices of time. */
    RATIO_TIMESLICES("RatioTimeslices");

    private final String text;

    BudgetingMethod(String text) {
      this.text = text;
    }

    /**
     * The method as it is written.
     *
     * @return value of {@code budgetingMethod}
     */
    public String text() {
      return text;
    }
  }

  /**
   * Over which time.
   *
   * @param place where it begins
   * @param duration length
   * @param calendar from when on; empty for a rolling window
   */
  public record TimeWindow(Place place, WindowLength duration, Optional<Calendar> calendar) {
    /** Validates. */
    public TimeWindow {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(duration, "duration");
      Objects.requireNonNull(calendar, "calendar");
    }
  }

  /**
   * From when on windows follow each other.
   *
   * @param startTime of the first window, as the clocks of the zone show it
   * @param zone whose clocks
   */
  public record Calendar(LocalDateTime startTime, ZoneId zone) {
    /** Validates. */
    public Calendar {
      Objects.requireNonNull(startTime, "startTime");
      Objects.requireNonNull(zone, "zone");
    }
  }

  /**
   * One promise.
   *
   * @param fields as they are written
   * @param displayName name for people
   * @param operator how the value is compared; only with a threshold
   * @param value bound of a threshold, in the unit of its metric
   * @param target ratio, 0 or more and below 1
   * @param timeSliceTarget ratio from which on a slice is good, above 0 and at most 1
   * @param timeSliceWindow length of a slice
   * @param indicator what is measured, in a composite
   * @param weight in a composite, above 0
   */
  public record Objective(
      Fields fields,
      Optional<String> displayName,
      Optional<Comparison> operator,
      Optional<BigDecimal> value,
      BigDecimal target,
      Optional<BigDecimal> timeSliceTarget,
      Optional<WindowLength> timeSliceWindow,
      Optional<Link<Sli>> indicator,
      BigDecimal weight) {
    /** Validates. */
    public Objective {
      Objects.requireNonNull(fields, "fields");
      Objects.requireNonNull(displayName, "displayName");
      Objects.requireNonNull(operator, "operator");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(timeSliceTarget, "timeSliceTarget");
      Objects.requireNonNull(timeSliceWindow, "timeSliceWindow");
      Objects.requireNonNull(indicator, "indicator");
      Objects.requireNonNull(weight, "weight");
    }
  }

  /** Validates. */
  public SloDocument {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(indicator, "indicator");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(window, "window");
    objectives = List.copyOf(objectives);
    alertPolicies = List.copyOf(alertPolicies);
  }

  @Override
  public Kind kind() {
    return Kind.SLO;
  }
}
