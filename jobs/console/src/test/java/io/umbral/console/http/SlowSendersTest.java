package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Senders that are slow on purpose. */
@Timeout(60)
final class SlowSendersTest {

  private static final String HALF_A_HEAD = "GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
  private static final String HALF_A_BODY =
      "POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 4000\r\n\r\n{";

  /** More than there are threads. */
  private static final int MANY = 200;

  @TempDir private Path folder;

  private static Socket begin(TestServer server, String begin) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    send(socket, begin);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void whileManySendSlowlyOthersAreAnswered() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < MANY; i++) {
          slow.add(begin(server, HALF_A_HEAD));
        }
        for (int i = 0; i < 20; i++) {
          assertEquals(200, server.get("/livez").statusCode());
        }
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
    }
  }

  @Test
  void whoNeverComesToAnEndIsLetGoHoweverBusyItSeems() throws Exception {
    try (TestServer server = TestServer.with(folder, Map.of("console.idle", "PT0.6S"))) {
      for (String begin : List.of(HALF_A_HEAD, HALF_A_BODY)) {
        try (Socket socket = begin(server, begin)) {
          assertTrue(isClosedWhileSending(socket), begin);
        }
      }
    }
  }

  @Test
  void bodiesThatDoNotComeHoldNoThreadForLong() throws Exception {
    try (TestServer server = TestServer.with(folder, Map.of("console.idle", "PT0.6S"))) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < MANY; i++) {
          slow.add(begin(server, HALF_A_BODY));
        }
        assertEquals(200, server.get("/livez").statusCode());
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
    }
  }

  /** Sends a little again and again, never so long silent that silence would end it. */
  private static boolean isClosedWhileSending(Socket socket) throws Exception {
    socket.setSoTimeout(100);
    for (int i = 0; i < 100; i++) {
      try {
        send(socket, "x");
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (java.net.SocketTimeoutException e) {
        // It said nothing and holds the line; the next bit goes out.
      } catch (SocketException e) {
        return true;
      }
    }
    return false;
  }
}
