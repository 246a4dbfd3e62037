/**
 * The open loop: reports are sent by a schedule that knows nothing of the job, whose event time is
 * the time at which they were due. Whoever is slow is late, and is measured as such. The doors are
 * {@link io.umbral.benchmarks.load.Load} for people, and {@link
 * io.umbral.benchmarks.load.LoadTrial}, {@link io.umbral.benchmarks.load.RecoveryTrial} and {@link
 * io.umbral.benchmarks.load.MemoryTrial} for goals.
 */
package io.umbral.benchmarks.load;
