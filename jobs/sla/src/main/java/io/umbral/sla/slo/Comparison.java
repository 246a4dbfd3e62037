package io.umbral.sla.slo;

import java.util.Optional;

/** How a measured value must stand to a threshold to be good. */
public enum Comparison {
  /** Below. */
  LT("lt"),
  /** Below or equal. */
  LTE("lte"),
  /** Above. */
  GT("gt"),
  /** Above or equal. */
  GTE("gte");

  private final String word;

  Comparison(String word) {
    this.word = word;
  }

  /** The word of OpenSLO. */
  public String word() {
    return word;
  }

  /**
   * Finds one by the word of OpenSLO.
   *
   * @param word such as {@code lte}
   * @return empty where there is none of that name
   */
  public static Optional<Comparison> of(String word) {
    for (Comparison one : values()) {
      if (one.word.equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether it holds.
   *
   * @param order negative, zero or positive as the value is below, equal to or above the threshold
   * @return true where the value is good
   */
  public boolean holds(int order) {
    return switch (this) {
      case LT -> order < 0;
      case LTE -> order <= 0;
      case GT -> order > 0;
      case GTE -> order >= 0;
    };
  }
}
