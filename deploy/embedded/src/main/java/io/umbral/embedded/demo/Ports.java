package io.umbral.embedded.demo;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where the parts listen, on the loopback address.
 *
 * @param kafka port of the broker, or {@link EmbeddedKafka#ANY_PORT}
 * @param metrics port of the metrics, free a moment ago
 * @param console port of the console, free a moment ago
 */
record Ports(int kafka, int metrics, int console) {

  static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

  /** Where the console is looked for first, so that a bookmark finds it again. */
  static final int USUAL_CONSOLE = 8_480;

  private static final int LARGEST = 65_535;

  /**
   * Finds the ports.
   *
   * @param kafka wanted port, or {@link EmbeddedKafka#ANY_PORT}
   * @param metrics wanted port, or {@link EmbeddedKafka#ANY_PORT}
   * @param console wanted port, or {@link EmbeddedKafka#ANY_PORT} for the usual one or, where that
   *     is in use, any
   * @throws UsageException if a port is in use or there is none of that number
   */
  static Ports choose(int kafka, int metrics, int console) {
    if (kafka != EmbeddedKafka.ANY_PORT && kafka == metrics) {
      throw new UsageException(
          "--port and --metrics-port are both %d: give each its own".formatted(kafka));
    }
    int free = free("--metrics-port", metrics);
    // Kafka looks again when it starts; a busy port should be told before anything is started.
    if (kafka != EmbeddedKafka.ANY_PORT) {
      free("--port", kafka);
    }
    return new Ports(kafka, free, consolePort(console));
  }

  private static int consolePort(int wanted) {
    if (wanted == EmbeddedKafka.ANY_PORT) {
      try {
        return free("--console-port", USUAL_CONSOLE);
      } catch (UsageException e) {
        return free("--console-port", EmbeddedKafka.ANY_PORT);
      }
    }
    return free("--console-port", wanted);
  }

  private static int free(String option, int wanted) {
    if (wanted < 0 || wanted > LARGEST) {
      throw new UsageException(
          "%s is %d and should be 1..%d, or 0 for any free port"
              .formatted(option, wanted, LARGEST));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UsageException(
          "nothing can listen on %s:%d (%s): stop what uses that port, or choose another with %s"
              .formatted(HOST, wanted, e.getMessage(), option),
          e);
    }
  }

  /** Address of the metrics. */
  String metricsUrl() {
    return "http://" + HOST + ":" + metrics + "/metrics";
  }
}
