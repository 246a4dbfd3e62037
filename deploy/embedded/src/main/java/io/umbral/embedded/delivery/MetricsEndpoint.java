package io.umbral.embedded.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;

/** Serves metrics at {@code /metrics}. */
final class MetricsEndpoint implements AutoCloseable {

  private final HttpServer server;

  private MetricsEndpoint(HttpServer server) {
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @param host where
   * @param port where; 0 for any free one
   * @param metrics what is served
   * @return the running endpoint
   * @throws UsageException where the port is taken
   */
  static MetricsEndpoint start(String host, int port, DeliveryMetrics metrics) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      server.createContext("/metrics", exchange -> serve(exchange, metrics));
      server.start();
      return new MetricsEndpoint(server);
    } catch (IOException | UnresolvedAddressException e) {
      throw new UsageException(
          "--metrics-port "
              + port
              + " cannot be used at "
              + host
              + ": "
              + e.getMessage()
              + "; name a free one",
          e);
    }
  }

  /** The port at which it serves. */
  int port() {
    return server.getAddress().getPort();
  }

  private static void serve(HttpExchange exchange, DeliveryMetrics metrics) throws IOException {
    byte[] body = metrics.scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
