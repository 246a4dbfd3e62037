package io.umbral.embedded.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as RFC 3339 text in UTC with milliseconds. */
final class Instants {

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  static String format(long millis) {
    return RFC_3339.format(Instant.ofEpochMilli(millis));
  }
}
