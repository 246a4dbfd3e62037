package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamTest {

  private static final long PATIENCE_SECONDS = 20;

  @TempDir private Path folder;

  /** Reads lines until so many of them are of events with a name. */
  private static List<String> identifiers(Stream<String> lines, String event, int number) {
    List<String> identifiers = new ArrayList<>();
    String id = "";
    for (String line : (Iterable<String>) lines::iterator) {
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.equals("event: " + event)) {
        identifiers.add(id);
        if (identifiers.size() == number) {
          return identifiers;
        }
      }
    }
    return identifiers;
  }

  private static HttpResponse<Stream<String>> open(TestServer server, String... headers)
      throws Exception {
    var request = server.request("/api/v1/stream").header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.client().send(request.build(), BodyHandlers.ofLines());
  }

  private static void awaitClients(TestServer server, int number) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (server.hub.clients() != number) {
      assertTrue(System.nanoTime() < deadlineNanos, "clients: " + server.hub.clients());
      Thread.onSpinWait();
    }
  }

  @Test
  void eventsArriveAndAReturningListenerMissesNothing() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      HttpResponse<Stream<String>> first = open(server);
      assertEquals(200, first.statusCode());
      assertTrue(
          first.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
      awaitClients(server, 1);
      server.hub.publish("sla", "{}");
      server.hub.publish("sla", "{}");
      assertEquals(List.of("test-1", "test-2"), identifiers(first.body(), "sla", 2));
      server.hub.publish("sla", "{}");
      server.hub.publish("sla", "{}");
      HttpResponse<Stream<String>> back = open(server, "Last-Event-ID", "test-2");
      assertEquals(List.of("test-3", "test-4"), identifiers(back.body(), "sla", 2));
      HttpResponse<Stream<String>> stranger = open(server, "Last-Event-ID", "other-2");
      assertEquals(List.of("test-4"), identifiers(stranger.body(), "reset", 1));
    }
  }

  @Test
  void whoDoesNotAskForEventsIsToldAndNotAnsweredWithNothing() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(406, server.get("/api/v1/stream").statusCode());
    }
  }

  @Test
  void thereIsRoomForSoManyListeners() throws Exception {
    try (TestServer server = TestServer.with(folder, Map.of("console.streams", "1"))) {
      open(server);
      awaitClients(server, 1);
      assertEquals(503, open(server).statusCode());
    }
  }

  @Test
  void aListenerThatDoesNotReadIsCutOffAndSlowsNobody() throws Exception {
    String large = "\"" + "x".repeat(64 << 10) + "\"";
    try (TestServer server = TestServer.with(folder, Map.of("console.stream-queue", "16"));
        Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(4_096);
      stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      stalled
          .getOutputStream()
          .write(
              "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      awaitClients(server, 1);
      try (Socket reading = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        reading
            .getOutputStream()
            .write(
                "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        awaitClients(server, 2);
        AtomicInteger heard = new AtomicInteger();
        CompletableFuture<Void> reader =
            CompletableFuture.runAsync(() -> count(reading, 200, heard));
        long longestNanos = 0;
        for (int i = 0; i < 200; i++) {
          // The one that reads gets the time to.
          awaitAtLeast(heard, i - 8);
          long startNanos = System.nanoTime();
          server.hub.publish("sla", large);
          longestNanos = Math.max(longestNanos, System.nanoTime() - startNanos);
        }
        reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(200, heard.get());
        assertEquals(1, server.hub.evicted());
        assertTrue(
            longestNanos < TimeUnit.MILLISECONDS.toNanos(250),
            "telling took " + longestNanos / 1_000_000 + " ms");
      }
    }
  }

  private static void awaitAtLeast(AtomicInteger heard, int number) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (heard.get() < number) {
      assertTrue(System.nanoTime() < deadlineNanos, "heard " + heard + " of " + number);
      Thread.onSpinWait();
    }
  }

  private static void count(Socket socket, int most, AtomicInteger heard) {
    try {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      while (heard.get() < most) {
        String line = lines.readLine();
        if (line == null) {
          return;
        }
        if (line.equals("event: sla")) {
          heard.incrementAndGet();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
