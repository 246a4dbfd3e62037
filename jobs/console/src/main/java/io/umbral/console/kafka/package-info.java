/** The one place of the console that knows Kafka: topics in, batches out. */
package io.umbral.console.kafka;
