package io.umbral.embedded.demo;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.CheckScenario;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.sla.Account;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a scenario should come to, counted without the job.
 *
 * @param figures of every series and minute that has a reading
 * @param account of every reading
 * @param alarms that these figures lead to, a line each
 * @param rules of alarms
 */
record Expectation(
    Map<ExpectedSlaTotals.Key, Figures> figures,
    Account account,
    Set<String> alarms,
    List<Written> rules) {

  /** Counts a scenario the plain way. */
  static Expectation of(
      CheckScenario scenario, ReferenceData reference, List<Written> rules) {
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
            account.rejected()),
        ExpectedAlarms.of(totals.figures(), reference, rules),
        rules);
  }
}
