/**
 * Promises on the command line: the files that they are written in.
 *
 * <p>The door is {@link io.umbral.embedded.slo.SloFiles}.
 */
package io.umbral.embedded.slo;
