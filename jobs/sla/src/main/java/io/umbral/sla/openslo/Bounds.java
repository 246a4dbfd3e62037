package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.Objects;

/** The rule that a threshold has an operator and a value, and a ratio has neither. */
final class Bounds {

  /**
   * What an objective has of a bound.
   *
   * @param hasOperator whether there is an operator
   * @param operatorPlace where it stands, or should
   * @param hasValue whether there is a value
   * @param valuePlace where it stands, or should
   */
  record Written(boolean hasOperator, Place operatorPlace, boolean hasValue, Place valuePlace) {
    Written {
      Objects.requireNonNull(operatorPlace, "operatorPlace");
      Objects.requireNonNull(valuePlace, "valuePlace");
    }
  }

  private Bounds() {}

  static void check(Metric metric, Written written, Report report) {
    boolean isThreshold = metric instanceof Metric.Threshold;
    check("op", isThreshold, written.hasOperator(), written.operatorPlace(), report);
    check("value", isThreshold, written.hasValue(), written.valuePlace(), report);
  }

  private static void check(
      String name, boolean isThreshold, boolean isThere, Place place, Report report) {
    if (isThreshold && !isThere) {
      report.error(place, Code.REQUIRED, name + " is missing", "a threshold needs op and value");
    } else if (!isThreshold && isThere) {
      report.error(
          place, Code.FORBIDDEN, "a ratio is compared with target alone", "leave " + name + " out");
    }
  }
}
