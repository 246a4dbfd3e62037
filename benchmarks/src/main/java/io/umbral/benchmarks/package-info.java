/**
 * What the benchmarks measure: one workload, whose bytes every engine and micro benchmark reads.
 */
package io.umbral.benchmarks;
