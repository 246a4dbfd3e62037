/**
 * The job of the benchmarks on Kafka Streams, door {@link
 * io.umbral.benchmarks.peers.kafkastreams.KafkaStreamsPeer}.
 */
package io.umbral.benchmarks.peers.kafkastreams;
