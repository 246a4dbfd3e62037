/**
 * The work that is done behind the shuffle: parts of slices become slices, slices become windows.
 * Free of Flink, so that it can be read, tested and measured alone.
 *
 * <p>The door is {@link io.umbral.pipeline.merge.WindowAssembler}. What it holds in memory beside
 * one entry for each chunk of slices is bounded, and the host holds the rest.
 */
package io.umbral.pipeline.merge;
