package io.umbral.ingest;

import io.umbral.model.CellReport.Origin;
import io.umbral.model.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the contract asks of a name of an operator or a region. */
final class Names {

  /** Stands where bytes were not UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private Names() {}

  /** What is wrong with a name and what would be right; empty if it is good. */
  static Optional<String> faultOf(String name) {
    if (name.isBlank()) {
      return Optional.of("is blank, should be a name");
    }
    if (name.equals(SeriesKey.ALL)) {
      return Optional.of("is ALL, which stands for all together, should be the name of one");
    }
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Origin.LONGEST_NAME_BYTES) {
      return Optional.of(
          "has " + bytes + " bytes of UTF-8, should have at most " + Origin.LONGEST_NAME_BYTES);
    }
    if (name.indexOf(REPLACEMENT) >= 0) {
      return Optional.of("is not UTF-8, should be");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("holds control characters, should be plain text");
    }
    return Optional.empty();
  }
}
