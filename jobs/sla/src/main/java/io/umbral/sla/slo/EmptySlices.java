package io.umbral.sla.slo;

import java.util.stream.Stream;

/** What a time slice without events counts for. */
public enum EmptySlices {
  /** As bad: who says nothing does not serve. */
  BAD,
  /** Not at all. */
  EXCLUDED;

  /**
   * What applies where a promise does not say: of coverage and availability an empty slice is bad,
   * for there silence is the fault itself.
   *
   * @param budgeting how the budget is counted
   * @param indicator what is measured
   * @return {@link #BAD} for time slices of coverage or availability, else {@link #EXCLUDED}
   */
  public static EmptySlices defaultFor(Budgeting budgeting, Indicator indicator) {
    boolean isSliced = budgeting instanceof Budgeting.Timeslices;
    return isSliced && isPresenceItself(indicator) ? BAD : EXCLUDED;
  }

  private static boolean isPresenceItself(Indicator indicator) {
    if (indicator instanceof Indicator.Ratio ratio) {
      return ratio.whole() == Counter.COVERAGE_TOTAL || ratio.whole() == Counter.OBSERVED_MILLIS;
    }
    return indicator instanceof Indicator.Threshold threshold
        && Stream.of(Kpi.COVERAGE, Kpi.AVAILABILITY, Kpi.RSRP_DBM, Kpi.SS_RSRP_DBM)
            .anyMatch(kpi -> kpi == threshold.kpi());
  }
}
