package io.umbral.embedded.ingest;

import io.umbral.model.CellReport;
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

/**
 * What has been sent: contents of files, and the periods of each source. It lives on a compacted
 * topic, written in the transaction that it speaks of, and is read from there at the start.
 *
 * <p>Periods are forgotten when they are older than those in which anything is late.
 *
 * <p>Not safe for use by several threads.
 */
final class Ledger {

  static final long REMEMBERED_MILLIS = IngestTopics.REMEMBERED_MILLIS;

  private static final String CONTENT = "content ";
  private static final String PERIODS = "period ";

  /** The starts of the periods of one source and length that were sent, ascending. */
  private static final class Starts {
    private long[] millis = new long[8];
    private int size;

    boolean add(long start) {
      int at = Arrays.binarySearch(millis, 0, size, start);
      if (at >= 0) {
        return false;
      }
      int place = -at - 1;
      if (size == millis.length) {
        forget(millis[size - 1] - REMEMBERED_MILLIS);
        place = -Arrays.binarySearch(millis, 0, size, start) - 1;
        millis = Arrays.copyOf(millis, Math.max(8, 2 * size));
      }
      System.arraycopy(millis, place, millis, place + 1, size - place);
      millis[place] = start;
      size++;
      return true;
    }

    boolean has(long start) {
      return Arrays.binarySearch(millis, 0, size, start) >= 0;
    }

    private void forget(long before) {
      int at = Arrays.binarySearch(millis, 0, size, before);
      int first = at >= 0 ? at : -at - 1;
      System.arraycopy(millis, first, millis, 0, size - first);
      size -= first;
    }
  }

  /**
   * Most contents that are remembered, a nation's of some hours; their periods are known longer.
   */
  private static final int MOST_CONTENTS = 500_000;

  private final Set<String> contents = new LinkedHashSet<>();
  private final Map<String, Starts> periods = new HashMap<>();

  /** Name of a content; the same bytes under another name have the same. */
  static String contentKey(byte[] content) {
    try {
      return CONTENT
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
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

  boolean hasReport(CellReport report) {
    Starts starts = periods.get(seriesOf(report));
    return starts != null && starts.has(report.periodStartMillis());
  }

  /**
   * Enters what was sent.
   *
   * @param key of {@link #contentKey} or {@link #reportKey}
   * @return whether it is new
   */
  boolean enter(String key) {
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
    return periods.computeIfAbsent(series, any -> new Starts()).add(start);
  }

  private boolean enterContent(String key) {
    if (contents.size() >= MOST_CONTENTS) {
      Iterator<String> oldest = contents.iterator();
      oldest.next();
      oldest.remove();
    }
    return contents.add(key);
  }

  static byte[] bytesOf(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
