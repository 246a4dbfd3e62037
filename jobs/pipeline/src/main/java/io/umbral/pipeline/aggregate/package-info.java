/**
 * The work that is done beside the source, before any shuffle: each reading finds its series,
 * counts once, and is added to the totals of its leaf in its slice. Free of Flink, so that it can
 * be read, tested and measured alone.
 *
 * <p>The door is {@link io.umbral.pipeline.aggregate.LocalAggregate}. Nothing is allocated per
 * record in steady state.
 */
package io.umbral.pipeline.aggregate;
