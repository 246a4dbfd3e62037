/**
 * The jobs on Kafka topics: sources, sinks, the inventory and a schema registry. Nothing else of
 * the pipeline knows Kafka.
 */
package io.umbral.pipeline.kafka;
