/**
 * The jobs one by one, against a Kafka of one's own: {@code umbral job} in this process, and {@link
 * io.umbral.embedded.job.JobMain}, the same as the program of a Flink cluster.
 */
package io.umbral.embedded.job;
