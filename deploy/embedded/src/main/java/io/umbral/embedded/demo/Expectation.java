package io.umbral.embedded.demo;

import io.umbral.embedded.demo.ExpectedPromises.Expected;
import io.umbral.embedded.slo.Standing;
import io.umbral.embedded.synthetic.CheckScenario;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.sla.Account;
import io.umbral.sla.CoverageThreshold;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario should come to, counted without the job.
 *
 * @param figures of every series and minute that has a reading
 * @param account of every reading
 * @param promises how each stands in the end
 */
record Expectation(
    Map<ExpectedSlaTotals.Key, Figures> figures,
    Account account,
    Map<Standing.Name, Optional<Expected>> promises) {

  /** Counts a scenario the plain way. */
  static Expectation of(CheckScenario scenario, ReferenceFiles files, Clock clock) {
    CoverageThreshold threshold = CoverageThreshold.ENGINEERING_DEFAULT;
    ExpectedSlaTotals totals =
        new ExpectedSlaTotals(
            files.reference(), scenario.cells(), threshold.rsrpDbm(), threshold.ssRsrpDbm());
    scenario.counted().forEach(totals::count);
    io.umbral.embedded.synthetic.Account account = scenario.expected();
    return new Expectation(
        totals.figures(),
        new Account(
            account.received(),
            account.aggregated(),
            account.duplicate(),
            account.late(),
            account.rejected()),
        ExpectedPromises.of(
            files.promises(),
            scenario.cells(),
            totals.figures(),
            DemoCheck.startMillis(clock),
            DemoCheck.MINUTES));
  }
}
