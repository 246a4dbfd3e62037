/**
 * What both harnesses stand on: a broker whose topics are kept ({@link
 * io.umbral.benchmarks.harness.Lab}), child processes that never outlive this one, digests of
 * results, the canary, and statistics.
 */
package io.umbral.benchmarks.harness;
