package io.umbral.model;

import java.util.Objects;

/**
 * A cell and where it stands, in force from an instant on.
 *
 * @param key its global identity
 * @param site identifier of its site
 * @param municipality identifier of the leaf region where it stands
 * @param ranHost operator whose radio it is, never {@link SeriesKey#ALL}
 * @param technology its radio access technology
 * @param reportPeriodMillis interval in milliseconds at which it is expected to report, aligned to
 *     the epoch, at least 1
 * @param retired whether it is out of service, no longer expected to report
 * @param validFromMillis first instant of event time, milliseconds since the epoch
 */
public record Cell(
    CellKey key,
    String site,
    String municipality,
    String ranHost,
    Technology technology,
    int reportPeriodMillis,
    boolean retired,
    long validFromMillis) {

  /** Largest NR cell identity: 36 bits (TS 38.413, 9.3.1.7). */
  public static final long LARGEST_NCI = (1L << 36) - 1;

  /** Validates. */
  public Cell {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(municipality, "municipality");
    Objects.requireNonNull(ranHost, "ranHost");
    Objects.requireNonNull(technology, "technology");
    if (ranHost.equals(SeriesKey.ALL)) {
      throw new IllegalArgumentException(
          "ranHost of cell "
              + key
              + " should not be ALL, which stands for every operator together");
    }
    if (reportPeriodMillis < 1) {
      throw new IllegalArgumentException(
          "report period of "
              + reportPeriodMillis
              + " ms of cell "
              + key
              + " should be at least 1");
    }
  }
}
