package io.umbral.pipeline.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * Takes over the metrics that matter from Flink into a Micrometer registry and serves them at
 * {@code /metrics} in the text format of Prometheus, on the port {@code
 * metrics.reporter.umbral.port} (9249; 0 takes a free one) of the address {@code
 * metrics.reporter.umbral.host} (127.0.0.1). Where {@code metrics.reporter.umbral.otlp-url} is set,
 * it also sends them there over OTLP, every {@code metrics.reporter.umbral.otlp-step-seconds} (60).
 *
 * <p>Names are {@code umbral.} and the words of Flink's name, tags are the operator and the index
 * of the subtask: both bounded.
 */
public final class MicrometerReporter implements MetricReporter {

  /** Flink metrics that are taken over beside our own, by their name there. */
  private static final Map<String, String> TAKEN =
      Map.ofEntries(
          Map.entry("pendingRecords", "umbral.source.lag.records"),
          Map.entry("currentInputWatermark", "umbral.watermark.millis"),
          Map.entry("numRecordsIn", "umbral.operator.records.in"),
          Map.entry("numRecordsOut", "umbral.operator.records.out"),
          Map.entry("busyTimeMsPerSecond", "umbral.task.busy.millis.per.second"),
          Map.entry("backPressuredTimeMsPerSecond", "umbral.task.backpressured.millis.per.second"),
          Map.entry("lastCheckpointDuration", "umbral.checkpoint.duration.millis"),
          Map.entry("lastCheckpointSize", "umbral.checkpoint.size.bytes"),
          Map.entry("lastCheckpointCompletedTimestamp", "umbral.checkpoint.completed.millis"),
          Map.entry("numberOfFailedCheckpoints", "umbral.checkpoint.failed"),
          Map.entry("numRestarts", "umbral.job.restarts"));

  /** Our own, by their name in Flink. */
  private static final Map<String, String> OWN =
      Map.of(
          "readingsReceived", "umbral.readings.received",
          "readingsAggregated", "umbral.readings.aggregated",
          "readingsDuplicate", "umbral.readings.duplicate",
          "readingsLate", "umbral.readings.late",
          "readingsRejected", "umbral.readings.rejected",
          "sources", "umbral.sources",
          "watermarkAgeMillis", "umbral.watermark.age.millis",
          "series", "umbral.series",
          "readingsTooLateForAnyVintage", "umbral.readiness.readings.too.late");

  /** Variables of Flink that become tags, by the tag. */
  private static final Map<String, String> TAG_VARIABLES =
      Map.of(
          "operator.name", "<operator_name>",
          "subtask.index", "<subtask_index>",
          "task.name", "<task_name>");

  private static final int OTLP_STEP_SECONDS = 60;

  private final PrometheusMeterRegistry prometheus =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CompositeMeterRegistry registry =
      new CompositeMeterRegistry(Clock.SYSTEM, List.of(prometheus));
  private final Map<Metric, Meter> meters = new ConcurrentHashMap<>();
  private HttpServer server;

  @Override
  public void open(MetricConfig config) {
    String otlpUrl = config.getString("otlp-url", "");
    if (!otlpUrl.isEmpty()) {
      registry.add(otlp(otlpUrl, config.getInteger("otlp-step-seconds", OTLP_STEP_SECONDS)));
    }
    bindProcessMetrics();
    String host = config.getString("host", InetAddress.getLoopbackAddress().getHostAddress());
    int port = config.getInteger("port", 9249);
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw new IllegalStateException(
          "metrics cannot be served at "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "); set metrics.reporter.umbral.port to a free port, or to 0",
          e);
    }
    server.createContext("/metrics", this::serve);
    server.start();
  }

  private static OtlpMeterRegistry otlp(String url, int stepSeconds) {
    Map<String, String> settings =
        Map.of(
            "otlp.url",
            url,
            "otlp.step",
            stepSeconds + "s",
            "otlp.resourceAttributes",
            "service.name=umbral-job");
    return new OtlpMeterRegistry(settings::get, Clock.SYSTEM);
  }

  private void bindProcessMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    JvmGcMetrics gc = new JvmGcMetrics();
    gc.bindTo(registry);
    // The listener of the collector lives as long as the process, as this reporter does.
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  /** The metrics in the text format of Prometheus. */
  public String scrape() {
    return prometheus.scrape();
  }

  /** Port at which the metrics are served; empty before {@link #open}. */
  public Optional<Integer> port() {
    return Optional.ofNullable(server).map(running -> running.getAddress().getPort());
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    registry.close();
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String taken = OWN.getOrDefault(name, TAKEN.get(name));
    if (taken != null) {
      meterOf(metric, taken, tagsOf(group)).ifPresent(meter -> meters.put(metric, meter));
    }
  }

  private Optional<Meter> meterOf(Metric metric, String name, Tags tags) {
    if (metric instanceof Counter counter) {
      return Optional.of(
          FunctionCounter.builder(name, counter, Counter::getCount).tags(tags).register(registry));
    }
    if (metric instanceof Gauge<?> gauge) {
      return Optional.of(
          io.micrometer.core.instrument.Gauge.builder(name, gauge, MicrometerReporter::valueOf)
              .tags(tags)
              .register(registry));
    }
    return Optional.empty();
  }

  private static double valueOf(Gauge<?> gauge) {
    return gauge.getValue() instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /**
   * Every tag for every metric, empty where it has none: Prometheus takes one set of tags per name,
   * and Flink has some names both for tasks and for operators.
   */
  private static Tags tagsOf(MetricGroup group) {
    Map<String, String> variables = group.getAllVariables();
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> tag : TAG_VARIABLES.entrySet()) {
      tags = tags.and(tag.getKey(), variables.getOrDefault(tag.getValue(), ""));
    }
    return tags;
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    Meter meter = meters.remove(metric);
    if (meter != null) {
      registry.remove(meter);
    }
  }
}
