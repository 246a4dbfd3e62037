/**
 * The bounded replay: one topic of encoded reports, read to its end by one engine after the other;
 * all must come to the same results before their cost is compared. The doors are {@link
 * io.umbral.benchmarks.replay.Replay} for people and {@link io.umbral.benchmarks.replay.Comparison}
 * for goals.
 */
package io.umbral.benchmarks.replay;
