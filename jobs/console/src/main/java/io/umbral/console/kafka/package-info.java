/**
 * The one place of the console that knows Kafka: topics in, batches out; what people do goes back.
 */
package io.umbral.console.kafka;
