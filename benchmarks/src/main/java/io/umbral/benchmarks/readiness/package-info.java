/**
 * What the readiness index does on corridors whose truth is known: how often its interval holds the
 * truth, how often equal corridors change places, what silence does, what a score costs.
 */
package io.umbral.benchmarks.readiness;
