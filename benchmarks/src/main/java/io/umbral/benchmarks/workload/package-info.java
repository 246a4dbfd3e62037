/**
 * What the benchmarks measure: one {@link io.umbral.benchmarks.workload.Workload}, whose bytes
 * every engine and micro benchmark reads, encoded once by {@link
 * io.umbral.benchmarks.workload.RecordStock}.
 */
package io.umbral.benchmarks.workload;
