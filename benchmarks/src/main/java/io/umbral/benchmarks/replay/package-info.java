/**
 * The bounded replay: one topic of encoded reports, read to its end by the SLA job and by a loop
 * that is written by hand; both must come to the same results before their cost is compared. The
 * door is {@link io.umbral.benchmarks.replay.Replay}; the broker and every engine run in processes
 * of their own.
 */
package io.umbral.benchmarks.replay;
