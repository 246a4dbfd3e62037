package io.umbral.alerting.rule;

import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: a whole number and a unit, {@code 90s}, {@code 5m}. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Durations() {}

  /** In milliseconds; empty where the field is missing or, with a fault, no length of time. */
  static Optional<Long> read(FieldReader from, String field, long leastMillis, Faults faults) {
    return from.node(field).flatMap(node -> read(node, leastMillis, faults));
  }

  /** In milliseconds; empty, with a fault, for what is no length of time. */
  static Optional<Long> read(Node node, long leastMillis, Faults faults) {
    Matcher matcher = FORM.matcher(node instanceof Scalar scalar ? scalar.text() : "");
    if (!matcher.matches()) {
      faults.error(
          node.place(),
          FieldReader.TYPE,
          node.described(),
          "a length of time belongs here: a number with ms, s, m (minutes), h or d");
      return Optional.empty();
    }
    long millis = Long.parseLong(matcher.group(1)) * MILLIS.get(matcher.group(2));
    if (millis < leastMillis) {
      faults.error(
          node.place(),
          FieldReader.RANGE,
          node.described(),
          "it should be " + leastMillis + "ms or more");
      return Optional.empty();
    }
    return Optional.of(millis);
  }
}
