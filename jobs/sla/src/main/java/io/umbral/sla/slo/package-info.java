/**
 * Promises and how they are judged: what an SLO says, how its budget is counted from minutes, and
 * when it burns. Exact: counts are integers, targets and rates are rationals, nothing is rounded
 * before it is compared. Pure: no I/O, no clock, no logging.
 *
 * <p>The doors are {@link io.umbral.sla.slo.Slo} (the promise) and {@link
 * io.umbral.sla.slo.BurnRateRule} (when to wake somebody).
 */
package io.umbral.sla.slo;
