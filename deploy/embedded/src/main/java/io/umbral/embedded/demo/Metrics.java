package io.umbral.embedded.demo;

import io.umbral.sla.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The metrics of one scrape, in the text format of Prometheus.
 *
 * @param samples in the order of the text
 */
record Metrics(List<Sample> samples) {

  /** A value of a metric, whatever its tags. */
  record Sample(String name, double value) {}

  /** Keeps its own list. */
  Metrics {
    samples = List.copyOf(samples);
  }

  /** Reads a scrape; what is no sample is passed over. */
  static Metrics parse(String text) {
    List<Sample> samples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int nameEnd = line.indexOf(line.indexOf('{') >= 0 ? '{' : ' ');
      int valueStart = line.lastIndexOf(' ') + 1;
      if (!line.startsWith("#") && nameEnd > 0 && valueStart > nameEnd) {
        samples.add(new Sample(line.substring(0, nameEnd), numberOf(line.substring(valueStart))));
      }
    }
    return new Metrics(samples);
  }

  private static double numberOf(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "+INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(text);
        } catch (NumberFormatException e) {
          yield Double.NaN;
        }
      }
    };
  }

  /** Sum over all tags; empty where there is no value. */
  OptionalLong sum(String name) {
    double[] values = valuesOf(name);
    return values.length == 0 ? OptionalLong.empty() : OptionalLong.of(sumOf(values));
  }

  private static long sumOf(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return Math.round(sum);
  }

  private double[] valuesOf(String name) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && Double.isFinite(sample.value()))
        .mapToDouble(Sample::value)
        .toArray();
  }

  /** The account over all subtasks. */
  Account account() {
    return new Account(
        sum("umbral_readings_received").orElse(0),
        sum("umbral_readings_aggregated").orElse(0),
        sum("umbral_readings_duplicate").orElse(0),
        sum("umbral_readings_late").orElse(0),
        sum("umbral_readings_rejected").orElse(0));
  }

  /** Age of the oldest watermark of all subtasks; empty unless each has one. */
  OptionalLong watermarkAgeMillis() {
    long oldest = -1;
    for (double age : valuesOf("umbral_watermark_age_millis")) {
      if (age < 0) {
        return OptionalLong.empty();
      }
      oldest = Math.max(oldest, Math.round(age));
    }
    return oldest < 0 ? OptionalLong.empty() : OptionalLong.of(oldest);
  }

  /** Records of the input topic that were not read yet. */
  OptionalLong lagRecords() {
    return sum("umbral_source_lag_records");
  }

  /** How often the job was restarted after a failure. */
  long restarts() {
    return sum("umbral_job_restarts").orElse(0);
  }
}
