/**
 * Kafka, Flink and the command line in one process; composition only, no rules of the domain.
 *
 * <p>The doors are {@link io.umbral.embedded.Umbral}, the command line, and {@link
 * io.umbral.embedded.EmbeddedKafka}, a broker inside the process.
 */
package io.umbral.embedded;
