package io.umbral.embedded.demo;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.CheckScenario;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.sla.Account;
import io.umbral.sla.CoverageThreshold;
import java.util.Map;

/**
 * What a scenario should come to, counted without the job.
 *
 * @param figures of every series and minute that has a reading
 * @param account of every reading
 */
record Expectation(Map<ExpectedSlaTotals.Key, Figures> figures, Account account) {

  /** Counts a scenario the plain way. */
  static Expectation of(CheckScenario scenario, ReferenceData reference) {
    CoverageThreshold threshold = CoverageThreshold.ENGINEERING_DEFAULT;
    ExpectedSlaTotals totals =
        new ExpectedSlaTotals(
            reference, scenario.cells(), threshold.rsrpDbm(), threshold.ssRsrpDbm());
    scenario.counted().forEach(totals::count);
    io.umbral.embedded.synthetic.Account account = scenario.expected();
    return new Expectation(
        totals.figures(),
        new Account(
            account.received(),
            account.aggregated(),
            account.duplicate(),
            account.late(),
            account.rejected()));
  }
}
