/**
 * The demonstration: Kafka, Flink and an invented nation in one process, on the terminal; and its
 * check, which compares what the job says with what the nation was made to say.
 *
 * <p>The door is {@link io.umbral.embedded.demo.DemoCommand}. What is shown is computed from
 * records by pure classes ({@code Ranking}, {@code Screen}, {@code Comparison}); the others start,
 * carry and stop.
 */
package io.umbral.embedded.demo;
