/**
 * The jobs on Flink: topologies that read as the data flow, operators that load state, call the
 * pure rooms, store and emit, and what they need to do so. No rules of the domain are in here.
 *
 * <p>The door is {@link io.umbral.pipeline.SlaJob}; on Kafka it is {@link
 * io.umbral.pipeline.kafka.SlaJobOnKafka}.
 */
package io.umbral.pipeline;
