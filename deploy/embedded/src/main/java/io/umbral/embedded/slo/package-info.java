/**
 * Promises on the command line: the files that they are written in, and what is left of their
 * budgets.
 *
 * <p>The doors are {@link io.umbral.embedded.slo.SloFiles}, {@link
 * io.umbral.embedded.slo.SloCommand} and, for those who watch a job, {@link
 * io.umbral.embedded.slo.Standings}.
 */
package io.umbral.embedded.slo;
