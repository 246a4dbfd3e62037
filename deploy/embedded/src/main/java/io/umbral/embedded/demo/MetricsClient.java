package io.umbral.embedded.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Scrapes the metrics of the job. */
final class MetricsClient {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * The numbers of one scrape are read one after the other while the job goes on; between two
   * bursts of reports they fit together.
   */
  private static final int TRIES = 4;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  MetricsClient(String url) {
    request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
  }

  /** A scrape; of several in a row the first whose account balances. */
  Metrics scrape() throws IOException, InterruptedException {
    Metrics metrics = scrapeOnce();
    for (int i = 1; i < TRIES && !metrics.account().balances(); i++) {
      metrics = scrapeOnce();
    }
    return metrics;
  }

  private Metrics scrapeOnce() throws IOException, InterruptedException {
    return Metrics.parse(client.send(request, BodyHandlers.ofString()).body());
  }
}
