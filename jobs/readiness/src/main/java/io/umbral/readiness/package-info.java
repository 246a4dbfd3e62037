/**
 * How ready the network of an industrial corridor is: the Corridor Network Readiness Index, on the
 * engine for composite indices in {@code index}. Pure: no I/O, no clock, no logging; chance comes
 * from a seed that is made of what is scored.
 *
 * <p>The doors are {@link io.umbral.readiness.MethodFile} (the versioned method) and {@link
 * io.umbral.readiness.Scorecard} (a score and its parts).
 */
package io.umbral.readiness;
