package io.umbral.embedded.demo;

import io.umbral.embedded.slo.Standing;
import io.umbral.model.WindowResult;
import io.umbral.sla.Account;
import java.util.List;

/**
 * What the job made of a scenario.
 *
 * @param windows each in its highest revision
 * @param account of every reading, as the metrics tell it
 * @param lateReadings on the topic of refusals, for being late
 * @param refusedReadings on the topic of refusals, for any other cause
 * @param promises how each stands at the end of the last minute
 */
record Observed(
    List<WindowResult> windows,
    Account account,
    long lateReadings,
    long refusedReadings,
    List<Standing> promises) {

  /** Keeps its own lists. */
  Observed {
    windows = List.copyOf(windows);
    promises = List.copyOf(promises);
  }
}
