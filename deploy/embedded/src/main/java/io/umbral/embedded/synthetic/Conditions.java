package io.umbral.embedded.synthetic;

/**
 * What the faults of an instant do to the cells of a site.
 *
 * @param isPowered whether the cells are available
 * @param isConnected whether the site reaches the core
 * @param rttFactor on latency, 1 or more
 * @param throughputFactor on throughput, 0..1
 * @param levelShiftDb on received power, 0 or less
 * @param addedLossRatio lost probes beyond the usual ones, 0..1
 * @param failureRatio share of the connection attempts that fail, 0..1
 */
record Conditions(
    boolean isPowered,
    boolean isConnected,
    double rttFactor,
    double throughputFactor,
    double levelShiftDb,
    double addedLossRatio,
    double failureRatio) {

  /** Share of the connection attempts that fail when all is well. */
  private static final double USUAL_FAILURE_RATIO = 0.004;

  /** Share of the connection attempts that fail for want of room. */
  private static final double CONGESTED_FAILURE_RATIO = 0.06;

  /** Share of the probes that overflowing queues drop. */
  private static final double CONGESTED_LOSS_RATIO = 0.03;

  /** All is well. */
  static final Conditions NORMAL = new Conditions(true, true, 1, 1, 0, 0, USUAL_FAILURE_RATIO);

  /** The same with one more fault that acts on values; one of delivery changes nothing. */
  Conditions with(ScriptedFault fault) {
    double severity = fault.severity();
    return switch (fault.kind()) {
      case FIBRE_CUT -> new Conditions(isPowered, false, rttFactor, 0, levelShiftDb, 1, 1);
      case POWER_OUTAGE -> new Conditions(false, isConnected, rttFactor, 0, levelShiftDb, 1, 1);
      case REROUTE ->
          new Conditions(
              isPowered,
              isConnected,
              rttFactor * severity,
              throughputFactor,
              levelShiftDb,
              addedLossRatio,
              failureRatio);
      case CONGESTION ->
          new Conditions(
              isPowered,
              isConnected,
              rttFactor * severity,
              throughputFactor / severity,
              levelShiftDb,
              Math.max(addedLossRatio, CONGESTED_LOSS_RATIO),
              Math.max(failureRatio, CONGESTED_FAILURE_RATIO));
      case COVERAGE_LOSS ->
          new Conditions(
              isPowered,
              isConnected,
              rttFactor,
              throughputFactor / 2,
              levelShiftDb - severity,
              addedLossRatio,
              failureRatio);
      case CLOCK_AHEAD, SILENCE, DUPLICATES, LATE -> this;
    };
  }
}
