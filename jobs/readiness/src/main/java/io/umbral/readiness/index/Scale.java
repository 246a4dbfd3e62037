package io.umbral.readiness.index;

/** How values lie between goalposts. */
public enum Scale {
  /** Equal differences count alike. */
  LINEAR {
    @Override
    double apply(double value) {
      return value;
    }
  },
  /** Equal ratios count alike; 0 and less lie below every goalpost. */
  LOG {
    @Override
    double apply(double value) {
      return value > 0 ? Math.log(value) : Double.NEGATIVE_INFINITY;
    }
  };

  /**
   * Where a value lies.
   *
   * @param value in its unit
   * @return place on the scale
   */
  abstract double apply(double value);
}
