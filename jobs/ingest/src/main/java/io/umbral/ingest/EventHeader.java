package io.umbral.ingest;

import io.umbral.ingest.JsonValues.JsonNumber;
import io.umbral.ingest.JsonValues.JsonObject;
import io.umbral.model.RejectionCause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The common header of an event (VES Common Event Format 28 for VES 5, 30 for VES 7).
 *
 * @param domain what kind of event
 * @param id identity of the event at its source
 * @param name of the event
 * @param source name of the element
 * @param sourceId identity of the element, perhaps empty
 * @param vendor of the element, perhaps empty
 * @param firstMillis earliest instant that it speaks of, milliseconds since the epoch
 * @param lastMillis latest instant that it speaks of
 */
record EventHeader(
    String domain,
    String id,
    String name,
    String source,
    String sourceId,
    String vendor,
    long firstMillis,
    long lastMillis) {

  /** Domains of both generations. */
  private static final Set<String> DOMAINS =
      Set.of(
          "fault",
          "heartbeat",
          "measurement",
          "measurementsForVfScaling",
          "mobileFlow",
          "notification",
          "other",
          "perf3gpp",
          "pnfRegistration",
          "sipSignaling",
          "stateChange",
          "stndDefined",
          "syslog",
          "thresholdCrossingAlert",
          "voiceQuality");

  private static final Set<String> VERSIONS_7 = Set.of("4.0", "4.0.1", "4.1");

  private static final Set<String> LISTENER_VERSIONS_7 =
      Set.of("7.0", "7.0.1", "7.1", "7.1.1", "7.2", "7.2.1");

  private static final Set<String> PRIORITIES = Set.of("High", "Medium", "Normal", "Low");

  private static final List<String> REQUIRED_TEXTS =
      List.of("domain", "eventId", "eventName", "priority", "reportingEntityName", "sourceName");

  private static final List<String> OPTIONAL_TEXTS =
      List.of(
          "eventType",
          "nfcNamingCode",
          "nfNamingCode",
          "nfVendorName",
          "reportingEntityId",
          "sourceId",
          "stndDefinedNamespace",
          "timeZoneOffset");

  private static final Set<String> OTHERS_7 =
      Set.of(
          "internalHeaderFields",
          "lastEpochMicrosec",
          "sequence",
          "startEpochMicrosec",
          "version",
          "vesEventListenerVersion");

  /**
   * Smallest count of microseconds that is believed, in 1973. Elements are known that write
   * milliseconds into the field of microseconds; as microseconds those lie in January 1970.
   */
  private static final long EARLIEST_MICROS = 100_000_000_000_000L;

  /** Reads a header and judges it as the schema does. */
  static EventHeader read(JsonObject header) throws EventFault {
    for (String name : REQUIRED_TEXTS) {
      if (header.text(name).isEmpty()) {
        throw malformed("header has no text " + name + ", should have one");
      }
    }
    requireOneOf(header, "domain", DOMAINS);
    requireOneOf(header, "priority", PRIORITIES);
    if (header.whole("sequence").isEmpty()) {
      throw malformed("header has no whole number sequence, should have one");
    }
    requireVersion(header);
    return readTimes(header);
  }

  /** Reads the header of a report on a topic, where most of what the schema asks for is missing. */
  static EventHeader readShort(JsonObject header) throws EventFault {
    if (!header.text("domain").orElse("").equals("perf3gpp")) {
      throw malformed(
          "domain is " + quoted(header.scalar("domain").orElse("")) + ", should be perf3gpp");
    }
    return readTimes(header);
  }

  private static EventHeader readTimes(JsonObject header) throws EventFault {
    long firstMillis = millis(header, "startEpochMicrosec");
    long lastMillis = millis(header, "lastEpochMicrosec");
    return new EventHeader(
        header.text("domain").orElseThrow(),
        header.text("eventId").orElse(""),
        header.text("eventName").orElse(""),
        header.text("sourceName").orElse(""),
        header.text("sourceId").orElse(""),
        header.text("nfVendorName").orElse("").strip(),
        firstMillis,
        lastMillis);
  }

  private static void requireVersion(JsonObject header) throws EventFault {
    if (header.fields().get("version") instanceof JsonNumber number) {
      // VES 5: a number below 4.
      boolean isOld = number.whole().map(whole -> whole >= 1 && whole <= 3).orElse(false);
      if (!isOld) {
        throw malformed("version is " + number + ", should be 1..3 or the text of a newer one");
      }
      return;
    }
    requireOneOf(header, "version", VERSIONS_7);
    requireOneOf(header, "vesEventListenerVersion", LISTENER_VERSIONS_7);
    for (String name : header.fields().keySet()) {
      boolean isText = REQUIRED_TEXTS.contains(name) || OPTIONAL_TEXTS.contains(name);
      if (isText && header.text(name).isEmpty()) {
        throw malformed("header field " + name + " should be a text");
      }
      if (!isText && !OTHERS_7.contains(name)) {
        throw malformed("header has a field " + quoted(name) + ", which the schema does not know");
      }
    }
  }

  private static void requireOneOf(JsonObject header, String name, Set<String> words)
      throws EventFault {
    String word = header.scalar(name).orElse("");
    if (!words.contains(word) || header.text(name).isEmpty()) {
      throw malformed(
          name + " is " + quoted(word) + ", should be one of " + words.stream().sorted().toList());
    }
  }

  private static long millis(JsonObject header, String name) throws EventFault {
    long micros =
        header
            .whole(name)
            .orElseThrow(() -> malformed("header has no number " + name + ", should have one"));
    long millis = micros < EARLIEST_MICROS ? micros : micros / 1_000;
    if (millis < 0 || millis >= WallTime.END_MICROS / 1_000) {
      throw new EventFault(
          RejectionCause.INVALID_VALUE, name + " is " + micros + ", should be " + WallTime.RANGE);
    }
    return millis;
  }

  static EventFault malformed(String detail) {
    return new EventFault(RejectionCause.MALFORMED, detail);
  }

  static String quoted(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Cursor(bytes, 0, bytes.length).quote();
  }
}
