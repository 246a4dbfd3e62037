/**
 * Flink's metrics in a Micrometer registry, served to Prometheus. The door is {@link
 * io.umbral.pipeline.metrics.MicrometerReporter}, which Flink makes by its configuration {@code
 * metrics.reporter.umbral.factory.class}.
 */
package io.umbral.pipeline.metrics;
