/**
 * Our own two engines: the SLA job as it ships, and the loop that is written by hand, which is the
 * limit that the job is measured against and the count that its results must agree with. {@link
 * io.umbral.benchmarks.own.OwnEngine} runs one in a process of its own; {@link
 * io.umbral.benchmarks.own.JobVariant} and {@link io.umbral.benchmarks.own.LoopVariant} say how.
 */
package io.umbral.benchmarks.own;
