package io.umbral.sla.openslo;

/** How a value is compared with a bound. */
public enum Operator {
  /** At or below. */
  LTE("lte"),
  /** At or above. */
  GTE("gte"),
  /** Below. */
  LT("lt"),
  /** Above. */
  GT("gt");

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  /**
   * The operator as it is written.
   *
   * @return value of {@code op}
   */
  public String text() {
    return text;
  }
}
