package io.umbral.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer means, and that no answer holds anybody up. */
final class HttpPostTest {

  private final HttpPost http = new HttpPost(Duration.ofMillis(700));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "200, Taken",
    "202, Taken",
    "204, Taken",
    "301, Refused",
    "400, Refused",
    "404, Refused",
    "408, Failed",
    "429, Failed",
    "500, Failed",
    "503, Failed"
  })
  void aStatusSaysWhetherToTryAgain(int status, String outcome) throws InterruptedException {
    server.createContext(
        "/",
        exchange -> {
          assertEquals("application/json", exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    assertEquals(outcome, send().getClass().getSimpleName());
  }

  @Test
  void theReasonOfARefusalIsKept() throws InterruptedException {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] reason = "\"invalid label set\"\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, reason.length);
          exchange.getResponseBody().write(reason);
          exchange.close();
        });
    assertEquals(new Post.Outcome.Refused(400, "\"invalid label set\""), send());
  }

  @Test
  void anEndlessAnswerIsCutShort() throws InterruptedException {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(400, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
              body.write("no! ".getBytes(StandardCharsets.UTF_8));
            }
          } catch (IOException closed) {
            // the reader had enough
          }
        });
    Post.Outcome.Refused refused = assertInstanceOf(Post.Outcome.Refused.class, send());
    assertTrue(refused.reason().length() <= 300, refused.reason().length() + " characters");
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedForLong() throws InterruptedException {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          // never answered
        });
    long start = System.nanoTime();
    assertInstanceOf(Post.Outcome.Failed.class, send());
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
  }

  @Test
  void nobodyThereIsAFailure() throws InterruptedException {
    server.stop(0);
    Post.Outcome.Failed failed = assertInstanceOf(Post.Outcome.Failed.class, send());
    assertTrue(failed.reason().contains("does not answer"), failed.reason());
  }

  private Post.Outcome send() throws InterruptedException {
    URI url =
        URI.create(
            "http://"
                + InetAddress.getLoopbackAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort()
                + "/");
    return http.send(new Post(url, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)));
  }
}
