package io.umbral.embedded.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Encoded reports on disk, given back in the order of their event time and, at one instant, of
 * their content: an order that does not depend on the one in which they were put in. In memory it
 * keeps 40 bytes for each.
 */
final class Spool implements AutoCloseable {

  /** Takes the reports in order. */
  @FunctionalInterface
  interface Receiver {
    void report(String key, byte[] value) throws IOException;
  }

  private record Entry(
      long eventTimeMillis, long contentHash, long position, int length, String key) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::eventTimeMillis).thenComparingLong(Entry::contentHash);

  private final Path file;
  private final OutputStream out;
  private final List<Entry> entries = new ArrayList<>();
  private final MessageDigest digest;
  private long position;

  Spool() throws IOException {
    file = Files.createTempFile("umbral-replay-", ".spool");
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Puts a report in.
   *
   * @param eventTimeMillis when it belongs, milliseconds since the epoch
   * @param key of the record on the topic
   * @param value of the record on the topic
   */
  void add(long eventTimeMillis, String key, byte[] value) throws IOException {
    out.write(value);
    entries.add(new Entry(eventTimeMillis, hashOf(value), position, value.length, key));
    position += value.length;
  }

  private long hashOf(byte[] value) {
    return ByteBuffer.wrap(digest.digest(value)).getLong();
  }

  /** Latest event time that was put in, milliseconds since the epoch; 0 for nothing. */
  long latestMillis() {
    return entries.stream().mapToLong(Entry::eventTimeMillis).max().orElse(0);
  }

  int size() {
    return entries.size();
  }

  /** Gives all reports back in order. */
  void forEach(Receiver receiver) throws IOException {
    out.flush();
    entries.sort(ORDER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Entry entry : entries) {
        ByteBuffer value = ByteBuffer.allocate(entry.length());
        while (value.hasRemaining()) {
          if (channel.read(value, entry.position() + value.position()) < 0) {
            throw new IOException(
                "spool " + file + " ends before byte " + (entry.position() + entry.length()));
          }
        }
        receiver.report(entry.key(), value.array());
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
