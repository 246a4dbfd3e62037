/**
 * The words of the domain: radio technologies, regions and their tree, cells, reports, mergeable
 * distributions and totals, windows and their results. Depends on {@code java.*} alone, does no I/O
 * and reads no clock.
 *
 * <p>The doors are {@link io.umbral.model.CellReport} (what comes in), {@link
 * io.umbral.model.Topology} (where it belongs), {@link io.umbral.model.KpiTotals} (what is kept of
 * it) and {@link io.umbral.model.WindowResult} (what goes out).
 */
package io.umbral.model;
