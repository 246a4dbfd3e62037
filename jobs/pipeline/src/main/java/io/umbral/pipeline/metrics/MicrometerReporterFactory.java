package io.umbral.pipeline.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter for Flink. */
public final class MicrometerReporterFactory implements MetricReporterFactory {

  @Override
  public MicrometerReporter createMetricReporter(Properties properties) {
    return new MicrometerReporter();
  }
}
