package io.umbral.console.history;

import io.umbral.console.Metric;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The columns of the windows, in the order in which they are written. */
final class WindowColumns {

  /** The name of a result: what identifies it. */
  static final String[] NAME = {"region", "operator", "technology", "windowMillis", "windowStart"};

  private static final String DEFINITIONS =
      """
      region VARCHAR NOT NULL, operator VARCHAR NOT NULL, technology VARCHAR NOT NULL,
      windowMillis INTEGER NOT NULL, windowStart BIGINT NOT NULL,
      level VARCHAR NOT NULL, revision BIGINT NOT NULL, isFinal BOOLEAN NOT NULL,
      n BIGINT NOT NULL, suspect BIGINT NOT NULL, late BIGINT NOT NULL,
      reportingCells BIGINT NOT NULL, expectedCells BIGINT, expectedPeriods BIGINT
      """;

  private WindowColumns() {}

  /** As {@code CREATE TABLE} wants them. */
  static String definitions() {
    return DEFINITIONS
        + Arrays.stream(Metric.values())
            .map(metric -> ", " + metric.apiName() + " DOUBLE")
            .collect(Collectors.joining());
  }

  /** The names of the metrics, separated by commas. */
  static String metrics() {
    return Arrays.stream(Metric.values()).map(Metric::apiName).collect(Collectors.joining(", "));
  }

  /** Whether a row of one table has the name of a row of another. */
  static String sameName(String one, String other) {
    return Arrays.stream(NAME)
        .map(column -> one + "." + column + " = " + other + "." + column)
        .collect(Collectors.joining(" AND "));
  }
}
