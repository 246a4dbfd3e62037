package io.umbral.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one source says about all of its cells for one period; the record of the {@code
 * cell-reports} topic.
 *
 * @param origin who says it
 * @param periodStartMillis first instant, milliseconds since the epoch, event time
 * @param periodMillis length of the half-open period in milliseconds, 1..{@value
 *     #LONGEST_PERIOD_MILLIS}
 * @param cells one reading for each cell
 */
public record CellReport(
    Origin origin, long periodStartMillis, int periodMillis, List<CellReading> cells) {

  /** Longest period that a report may speak of: one day. */
  public static final int LONGEST_PERIOD_MILLIS = 86_400_000;

  /**
   * Who says it, of whose network.
   *
   * @param sourceId identity of the source, and the key of its records, 1..{@value
   *     #LONGEST_SOURCE_ID_BYTES} bytes of UTF-8
   * @param ranHost operator whose radio was measured, 1..{@value #LONGEST_NAME_BYTES} bytes of
   *     UTF-8
   * @param plmn MCC and MNC as text, 5 or 6 digits
   * @param brand operator that bills, 1..{@value #LONGEST_NAME_BYTES} bytes of UTF-8
   * @param region region of readings whose cell the inventory does not know, 1..{@value
   *     #LONGEST_NAME_BYTES} bytes of UTF-8
   */
  public record Origin(
      String sourceId,
      String ranHost,
      Optional<String> plmn,
      Optional<String> brand,
      Optional<String> region) {

    /** Longest source identity in bytes of UTF-8. */
    public static final int LONGEST_SOURCE_ID_BYTES = 256;

    /** Longest operator, brand, network or region in bytes of UTF-8. */
    public static final int LONGEST_NAME_BYTES = 64;

    /** Validates. */
    public Origin {
      requireLength("sourceId", sourceId, LONGEST_SOURCE_ID_BYTES);
      requireLength("ranHost", ranHost, LONGEST_NAME_BYTES);
      if (plmn.isPresent() && !CellKey.isPlmn(plmn.get())) {
        throw new IllegalArgumentException(
            "plmn '" + plmn.get() + "' should be 5 or 6 digits, for example 334020");
      }
      brand.ifPresent(name -> requireLength("brand", name, LONGEST_NAME_BYTES));
      region.ifPresent(name -> requireLength("region", name, LONGEST_NAME_BYTES));
    }

    private static void requireLength(String name, String text, int longest) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > longest) {
        throw new IllegalArgumentException(
            name + " '" + text + "' has " + bytes + " bytes and should have 1.." + longest);
      }
    }
  }

  /** Validates. */
  public CellReport {
    Objects.requireNonNull(origin, "origin");
    if (periodMillis < 1 || periodMillis > LONGEST_PERIOD_MILLIS) {
      throw new IllegalArgumentException(
          "period of "
              + periodMillis
              + " ms of "
              + origin.sourceId()
              + " should be in 1.."
              + LONGEST_PERIOD_MILLIS);
    }
    cells = List.copyOf(cells);
  }
}
