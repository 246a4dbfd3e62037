package io.umbral.pipeline.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads at the reporter's port. */
final class MicrometerReporterTest {

  private final MicrometerReporter reporter = new MicrometerReporter();

  @AfterEach
  void stop() {
    reporter.close();
  }

  private void start() {
    reporter.open(config(0));
  }

  private static MetricConfig config(int port) {
    MetricConfig config = new MetricConfig();
    config.setProperty("port", Integer.toString(port));
    return config;
  }

  /** A group of an operator, or of a task where the operator is empty. */
  private static UnregisteredMetricsGroup group(String operator) {
    Map<String, String> variables = new HashMap<>();
    variables.put("<task_name>", "task");
    variables.put("<subtask_index>", "0");
    variables.put("<job_id>", "not a tag");
    if (!operator.isEmpty()) {
      variables.put("<operator_name>", operator);
    }
    return new UnregisteredMetricsGroup() {
      @Override
      public Map<String, String> getAllVariables() {
        return variables;
      }
    };
  }

  private String scrape() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + reporter.port().orElseThrow() + "/metrics"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    return response.body();
  }

  private static double sum(String scraped, String name) {
    return scraped
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void theAccountOfBothOperatorsBalances() throws Exception {
    start();
    Map<String, List<Long>> values =
        Map.of(
            "Received", List.of(100L, 0L),
            "Aggregated", List.of(80L, -5L),
            "Duplicate", List.of(9L, 0L),
            "Late", List.of(7L, 5L),
            "Rejected", List.of(4L, 0L));
    values.forEach(
        (name, of) -> {
          reporter.notifyOfAddedMetric(gauge(of.get(0)), "readings" + name, group("combine"));
          reporter.notifyOfAddedMetric(gauge(of.get(1)), "readings" + name, group("merge"));
        });
    String scraped = scrape();
    assertEquals(100, sum(scraped, "umbral_readings_received"));
    assertEquals(75, sum(scraped, "umbral_readings_aggregated"));
    assertEquals(12, sum(scraped, "umbral_readings_late"));
    assertEquals(
        sum(scraped, "umbral_readings_received"),
        sum(scraped, "umbral_readings_aggregated")
            + sum(scraped, "umbral_readings_duplicate")
            + sum(scraped, "umbral_readings_late")
            + sum(scraped, "umbral_readings_rejected"));
  }

  private static Gauge<Long> gauge(long value) {
    return () -> value;
  }

  @Test
  void aNameThatTasksAndOperatorsShareIsServedForBoth() throws Exception {
    start();
    SimpleCounter ofTask = new SimpleCounter();
    SimpleCounter ofOperator = new SimpleCounter();
    ofTask.inc(3);
    ofOperator.inc(4);
    reporter.notifyOfAddedMetric(ofTask, "numRecordsIn", group(""));
    reporter.notifyOfAddedMetric(ofOperator, "numRecordsIn", group("merge"));
    assertEquals(7, sum(scrape(), "umbral_operator_records_in_total"));
  }

  @Test
  void aMetricThatEndedIsNoLongerServedAndItsSuccessorIs() throws Exception {
    start();
    Gauge<Long> first = gauge(1);
    reporter.notifyOfAddedMetric(first, "sources", group("combine"));
    reporter.notifyOfRemovedMetric(first, "sources", group("combine"));
    assertFalse(scrape().contains("umbral_sources{"));
    reporter.notifyOfAddedMetric(gauge(2), "sources", group("combine"));
    assertEquals(2, sum(scrape(), "umbral_sources"));
  }

  @Test
  void metricsThatNobodyAskedForStayOut() throws Exception {
    start();
    reporter.notifyOfAddedMetric(gauge(1), "somethingElse", group("combine"));
    String scraped = scrape();
    assertFalse(scraped.toLowerCase(Locale.ROOT).contains("something"), scraped);
    assertFalse(scraped.contains("not a tag"), scraped);
    assertTrue(scraped.contains("jvm_memory_used_bytes"), scraped);
  }

  @Test
  void aBusyPortIsSaidWithWhatToSet() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String message =
          assertThrows(
                  IllegalStateException.class, () -> reporter.open(config(taken.getLocalPort())))
              .getMessage();
      assertEquals(
          "metrics cannot be served at 127.0.0.1:"
              + taken.getLocalPort()
              + " (Address already in use); set metrics.reporter.umbral.port to a free port, or to 0",
          message);
    }
  }

  @Test
  void whereAnAddressIsSetMetricsAreSentThereOverOtlpToo() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/v1/metrics",
        exchange -> {
          // Names and tags stand in the protobuf as they are.
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          String text = new String(body, StandardCharsets.ISO_8859_1);
          if (text.contains("umbral.sources")) {
            told.complete(text);
          }
        });
    receiver.start();
    try {
      MetricConfig config = config(0);
      config.setProperty(
          "otlp-url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/v1/metrics");
      config.setProperty("otlp-step-seconds", "1");
      reporter.open(config);
      reporter.notifyOfAddedMetric(gauge(41), "sources", group("combine"));
      String text = told.get(30, TimeUnit.SECONDS);
      assertTrue(text.contains("combine"), text);
      assertTrue(text.contains("umbral-job"), text);
      assertEquals(41, sum(scrape(), "umbral_sources"));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void flinkFindsTheFactory() {
    assertTrue(
        ServiceLoader.load(MetricReporterFactory.class).stream()
            .anyMatch(of -> of.type().equals(MicrometerReporterFactory.class)));
  }
}
