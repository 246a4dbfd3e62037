package io.umbral.benchmarks.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Sockets that listen to live events, all on one thread, and one that asks for them and never
 * reads. An event says when it was made, in milliseconds of this machine's clock.
 */
final class Listeners implements AutoCloseable {

  private static final String AT = "\"at\":\"";
  private static final int INSTANT_LENGTH = "2026-01-01T00:00:00.000Z".length();
  private static final String END = "\n\n";
  private static final int STALLED_BUFFER_BYTES = 4 << 10;
  private static final long LONGEST_MILLIS = 600_000;

  /** What one listener has heard of the frame that is not yet whole, and when it last heard. */
  private static final class Ear {
    private final StringBuilder pending = new StringBuilder();
    private long heardNanos;
  }

  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final SocketChannel stalled;
  private final Thread thread = new Thread(this::listen, "listeners");
  private final Histogram latencyMillis = new Histogram(LONGEST_MILLIS, 3);
  private final Histogram gapMillis = new Histogram(LONGEST_MILLIS, 3);
  private volatile boolean isMeasuring;
  private volatile boolean isStopped;
  private int lost;

  /**
   * Connects them.
   *
   * @param console where
   * @param count of those that read
   */
  Listeners(URI console, int count) throws IOException {
    InetSocketAddress address = new InetSocketAddress(console.getHost(), console.getPort());
    String request =
        "GET /api/v1/stream HTTP/1.1\r\nHost: "
            + console.getHost()
            + "\r\nAccept: text/event-stream\r\n\r\n";
    stalled = SocketChannel.open();
    stalled.setOption(java.net.StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER_BYTES);
    connect(stalled, address, request);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      connect(channel, address, request);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Ear());
      channels.add(channel);
    }
    thread.setDaemon(true);
    thread.start();
  }

  private static void connect(SocketChannel channel, InetSocketAddress address, String request)
      throws IOException {
    channel.connect(address);
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** From now on what is heard counts. */
  void measure() {
    synchronized (latencyMillis) {
      latencyMillis.reset();
      gapMillis.reset();
    }
    isMeasuring = true;
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    try {
      while (!isStopped) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          hear(key, buffer);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      lost++;
    }
  }

  private void hear(SelectionKey key, ByteBuffer buffer) {
    buffer.clear();
    try {
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IOException("the console hung up");
      }
    } catch (IOException e) {
      lost++;
      key.cancel();
      return;
    }
    Ear ear = (Ear) key.attachment();
    ear.pending.append(StandardCharsets.UTF_8.decode(buffer.flip()));
    for (int end = ear.pending.indexOf(END); end >= 0; end = ear.pending.indexOf(END)) {
      String frame = ear.pending.substring(0, end);
      ear.pending.delete(0, end + END.length());
      madeAt(frame).ifPresent(made -> count(made, ear));
    }
  }

  private static Optional<Instant> madeAt(String frame) {
    int at = frame.indexOf(AT);
    int from = at + AT.length();
    return at < 0 || frame.length() < from + INSTANT_LENGTH
        ? Optional.empty()
        : Optional.of(Instant.parse(frame.substring(from, from + INSTANT_LENGTH)));
  }

  private void count(Instant made, Ear ear) {
    long nowNanos = System.nanoTime();
    if (isMeasuring) {
      synchronized (latencyMillis) {
        latencyMillis.recordValue(Math.max(0, System.currentTimeMillis() - made.toEpochMilli()));
        if (ear.heardNanos != 0) {
          gapMillis.recordValue((nowNanos - ear.heardNanos) / 1_000_000);
        }
      }
    }
    ear.heardNanos = nowNanos;
  }

  /** From the making of an event to its reading, in milliseconds, over all listeners. */
  Histogram latencyMillis() {
    synchronized (latencyMillis) {
      return latencyMillis.copy();
    }
  }

  /** Between two events that one listener hears, in milliseconds. */
  Histogram gapMillis() {
    synchronized (latencyMillis) {
      return gapMillis.copy();
    }
  }

  /** Number of listeners that were cut off, or heard nothing more. */
  int lost() {
    return lost;
  }

  @Override
  public void close() throws IOException {
    isStopped = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stalled.close();
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
