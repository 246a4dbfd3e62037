/**
 * What measurements amount to: KPI values out of mergeable totals, windows out of slices, and the
 * account of every reading. Pure: no I/O, no clock, no logging.
 *
 * <p>The doors are {@link io.umbral.sla.Kpis} (formulas), {@link io.umbral.sla.SlicePlan} (which
 * windows a slice belongs to and when they close) and {@link io.umbral.sla.Account} (received =
 * aggregated + duplicate + late + rejected).
 */
package io.umbral.sla;
