package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.WindowLength;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A burn rate over a window.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 * @param severity as its writer calls it
 * @param operator how the burn rate is compared
 * @param threshold burn rate, a multiple of the one that spends the budget exactly in its window
 * @param thresholdPlace where the threshold stands
 * @param lookbackWindow window over which the rate is taken
 * @param alertAfter how long it must hold; empty where no time
 */
public record AlertCondition(
    Place place,
    Metadata metadata,
    String severity,
    Comparison operator,
    BigDecimal threshold,
    Place thresholdPlace,
    WindowLength lookbackWindow,
    Optional<WindowLength> alertAfter)
    implements OpenSloObject {

  /** Validates. */
  public AlertCondition {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(thresholdPlace, "thresholdPlace");
    Objects.requireNonNull(lookbackWindow, "lookbackWindow");
    Objects.requireNonNull(alertAfter, "alertAfter");
  }

  /**
   * Whether the condition can hold at a target: no more than everything can be bad, so that no burn
   * rate is above 1 / (1 - target).
   *
   * @param target ratio, 0 or more and below 1
   * @return false where it never holds
   */
  public boolean canHoldAt(BigDecimal target) {
    int aboveHighest =
        threshold.multiply(BigDecimal.ONE.subtract(target)).compareTo(BigDecimal.ONE);
    return switch (operator) {
      case GT -> aboveHighest < 0;
      case GTE -> aboveHighest <= 0;
      case LT, LTE -> true;
    };
  }

  @Override
  public Kind kind() {
    return Kind.ALERT_CONDITION;
  }
}
