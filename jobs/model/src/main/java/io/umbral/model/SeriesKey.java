package io.umbral.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a series of windows is about.
 *
 * @param region identifier of a region or corridor
 * @param operator ranHost, or {@value #ALL}
 * @param technology name of a {@link Technology}, or {@value #ALL}
 */
public record SeriesKey(String region, String operator, String technology)
    implements Comparable<SeriesKey> {

  /** Stands for every operator or every technology together. */
  public static final String ALL = "ALL";

  private static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::region)
          .thenComparing(SeriesKey::operator)
          .thenComparing(SeriesKey::technology);

  /** Validates. */
  public SeriesKey {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(technology, "technology");
  }

  @Override
  public int compareTo(SeriesKey other) {
    return ORDER.compare(this, other);
  }
}
