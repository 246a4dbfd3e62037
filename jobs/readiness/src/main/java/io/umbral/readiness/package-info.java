/**
 * How ready the network of an industrial corridor is: the Corridor Network Readiness Index, on the
 * engine for composite indices in {@code index}. Pure: no I/O, no clock, no logging; chance comes
 * from a seed that is made of what is scored.
 *
 * <p>The doors are {@link io.umbral.readiness.MethodFile} (the versioned method), {@link
 * io.umbral.readiness.CorridorScorer} (windows of municipalities to a score with its error and its
 * parts), {@link io.umbral.readiness.Ranking} (scores to ranks, as far as they are known) and
 * {@link io.umbral.readiness.ReadinessResult} (what is published).
 */
package io.umbral.readiness;
