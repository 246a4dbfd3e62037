/**
 * Promises on the command line: the files that they are written in, and what is left of their
 * budgets.
 *
 * <p>The doors are {@link io.umbral.embedded.slo.SloFiles} and {@link
 * io.umbral.embedded.slo.SloCommand}.
 */
package io.umbral.embedded.slo;
