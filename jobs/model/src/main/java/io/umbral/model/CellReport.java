package io.umbral.model;

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
   * @param sourceId identity of the source, and the key of its records
   * @param ranHost operator whose radio was measured
   * @param plmn MCC and MNC as text
   * @param brand operator that bills
   * @param region region of readings whose cell the inventory does not know
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
      requireText("sourceId", sourceId);
      requireText("ranHost", ranHost);
      Objects.requireNonNull(plmn, "plmn");
      Objects.requireNonNull(brand, "brand");
      Objects.requireNonNull(region, "region");
    }

    private static void requireText(String name, String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException(name + " should not be empty");
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
