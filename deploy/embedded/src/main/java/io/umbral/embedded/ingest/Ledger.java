package io.umbral.embedded.ingest;

import io.umbral.model.CellReport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What has been sent: contents of files, and the periods of each source with a digest of what was
 * said. It lives on a compacted topic, written in the transaction that it speaks of, and is read
 * from there at the start.
 *
 * <p>Periods are forgotten when they are older than those in which anything is late.
 *
 * <p>Not safe for use by several threads.
 */
final class Ledger {

  static final long REMEMBERED_MILLIS = IngestTopics.REMEMBERED_MILLIS;

  private static final String CONTENT = "content ";
  private static final String PERIODS = "period ";

  /** What is known of a report. */
  enum Standing {
    /** Nothing was sent of its source and period. */
    NEW,
    /** It was sent, in the same words. */
    KNOWN,
    /** Another one of its source and period was sent. */
    CORRECTION
  }

  /** Stands for a report of which only its period is known. */
  static final long NO_DIGEST = 0;

  /** The starts of the periods of one source and length that were sent, ascending. */
  private static final class Starts {
    private long[] millis = new long[8];
    private long[] digests = new long[8];
    private int size;

    /**
     * Adds one.
     *
     * @param nowMillis a period that begins later than this makes no other one old
     */
    boolean add(long start, long digest, long nowMillis) {
      int at = Arrays.binarySearch(millis, 0, size, start);
      if (at >= 0) {
        return false;
      }
      int place = -at - 1;
      if (size == millis.length) {
        forget(Math.min(millis[size - 1], nowMillis) - REMEMBERED_MILLIS);
        place = -Arrays.binarySearch(millis, 0, size, start) - 1;
        millis = Arrays.copyOf(millis, Math.max(8, 2 * size));
        digests = Arrays.copyOf(digests, millis.length);
      }
      System.arraycopy(millis, place, millis, place + 1, size - place);
      System.arraycopy(digests, place, digests, place + 1, size - place);
      millis[place] = start;
      digests[place] = digest;
      size++;
      return true;
    }

    Standing of(long start, long digest) {
      int at = Arrays.binarySearch(millis, 0, size, start);
      if (at < 0) {
        return Standing.NEW;
      }
      boolean isSame = digests[at] == digest || digests[at] == NO_DIGEST;
      return isSame ? Standing.KNOWN : Standing.CORRECTION;
    }

    private void forget(long before) {
      int at = Arrays.binarySearch(millis, 0, size, before);
      int first = at >= 0 ? at : -at - 1;
      System.arraycopy(millis, first, millis, 0, size - first);
      System.arraycopy(digests, first, digests, 0, size - first);
      size -= first;
    }
  }

  /**
   * Most contents that are remembered, a nation's of some hours; their periods are known longer.
   */
  private static final int MOST_CONTENTS = 500_000;

  private final LongSupplier clockMillis;
  private final Set<String> contents = new LinkedHashSet<>();
  private final Map<String, Starts> periods = new HashMap<>();

  /**
   * An empty one.
   *
   * @param clockMillis the present, milliseconds since the epoch
   */
  Ledger(LongSupplier clockMillis) {
    this.clockMillis = clockMillis;
  }

  /** Name of a content; the same bytes under another name have the same. */
  static String contentKey(byte[] content) {
    return CONTENT + HexFormat.of().formatHex(sha256(content));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Name of what a report is of: its origin and its period. */
  static String reportKey(CellReport report) {
    return PERIODS + report.periodStartMillis() + " " + seriesOf(report);
  }

  private static String seriesOf(CellReport report) {
    CellReport.Origin origin = report.origin();
    return report.periodMillis()
        + "|"
        + String.join(
            "|",
            escaped(origin.sourceId()),
            escaped(origin.ranHost()),
            origin.plmn().orElse(""),
            escaped(origin.brand().orElse("")),
            escaped(origin.region().orElse("")));
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("|", "\\|");
  }

  boolean hasContent(String contentKey) {
    return contents.contains(contentKey);
  }

  /**
   * What is known of a report.
   *
   * @param digest {@link #digestOf} what it says
   */
  Standing standingOf(CellReport report, long digest) {
    Starts starts = periods.get(seriesOf(report));
    return starts == null ? Standing.NEW : starts.of(report.periodStartMillis(), digest);
  }

  /** Tells what two reports say apart. */
  static long digestOf(byte[] encoded) {
    long digest = ByteBuffer.wrap(sha256(encoded)).getLong();
    return digest == NO_DIGEST ? 1 : digest;
  }

  /**
   * Enters what was sent.
   *
   * @param key of {@link #contentKey} or {@link #reportKey}
   * @param digest of the report; {@link #NO_DIGEST} for a content
   * @return whether it is new
   */
  boolean enter(String key, long digest) {
    if (key.startsWith(CONTENT)) {
      return enterContent(key);
    }
    Optional<Integer> space =
        Optional.of(key.indexOf(' ', PERIODS.length()))
            .filter(at -> key.startsWith(PERIODS) && at > 0);
    if (space.isEmpty()) {
      throw new IllegalArgumentException("ledger entry '" + key + "' should be one of this ledger");
    }
    long start = Long.parseLong(key.substring(PERIODS.length(), space.get()));
    String series = key.substring(space.get() + 1);
    return periods
        .computeIfAbsent(series, any -> new Starts())
        .add(start, digest, clockMillis.getAsLong());
  }

  private boolean enterContent(String key) {
    if (contents.size() >= MOST_CONTENTS) {
      Iterator<String> oldest = contents.iterator();
      oldest.next();
      oldest.remove();
    }
    return contents.add(key);
  }

  /** What stands beside a key. */
  static byte[] bytesOf(long digest) {
    return digest == NO_DIGEST
        ? new byte[0]
        : ByteBuffer.allocate(Long.BYTES).putLong(digest).array();
  }

  /** The reverse of {@link #bytesOf(long)}. */
  static long digestIn(byte[] value) {
    return value.length == Long.BYTES ? ByteBuffer.wrap(value).getLong() : NO_DIGEST;
  }

  static byte[] bytesOf(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
