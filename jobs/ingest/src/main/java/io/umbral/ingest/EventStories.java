package io.umbral.ingest;

import io.umbral.ingest.JsonValues.JsonObject;
import io.umbral.model.NetworkEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What events say that are no measurements. */
final class EventStories {

  private static final Set<String> SEVERITIES =
      Set.of("CRITICAL", "MAJOR", "MINOR", "WARNING", "NORMAL");

  private static final List<String> TEXTS_OF_A_FAULT =
      List.of(
          "alarmCondition",
          "eventSeverity",
          "eventSourceType",
          "faultFieldsVersion",
          "specificProblem",
          "vfStatus");

  private EventStories() {}

  static NetworkEvent of(EventHeader header, JsonObject event) throws EventFault {
    return switch (header.domain()) {
      case "fault" -> fault(header, fieldsOf(event, "faultFields"));
      case "stndDefined" -> standard(header, fieldsOf(event, "stndDefinedFields"));
      default -> story(header, Optional.empty(), Optional.empty());
    };
  }

  private static JsonObject fieldsOf(JsonObject event, String name) throws EventFault {
    return event
        .object(name)
        .orElseThrow(() -> EventHeader.malformed("event has no " + name + ", should have them"));
  }

  private static NetworkEvent fault(EventHeader header, JsonObject fields) throws EventFault {
    for (String name : TEXTS_OF_A_FAULT) {
      if (fields.scalar(name).isEmpty()) {
        throw EventHeader.malformed("faultFields have no " + name + ", should have one");
      }
    }
    String severity = fields.scalar("eventSeverity").orElseThrow();
    if (!SEVERITIES.contains(severity)) {
      throw EventHeader.malformed(
          "eventSeverity is "
              + EventHeader.quoted(severity)
              + ", should be one of "
              + SEVERITIES.stream().sorted().toList());
    }
    return story(header, Optional.of(severity), fields.scalar("alarmCondition"));
  }

  /** A notification of 3GPP: what it is stands in its data, whose form the namespace says. */
  private static NetworkEvent standard(EventHeader header, JsonObject fields) throws EventFault {
    JsonObject data = fieldsOf(fields, "data");
    if (fields.text("stndDefinedFieldsVersion").isEmpty()) {
      throw EventHeader.malformed(
          "stndDefinedFields have no stndDefinedFieldsVersion, should have one");
    }
    Optional<String> condition = data.scalar("probableCause");
    return story(
        header,
        data.scalar("perceivedSeverity"),
        condition.isPresent() ? condition : data.scalar("notificationType"));
  }

  private static NetworkEvent story(
      EventHeader header, Optional<String> severity, Optional<String> condition) {
    return new NetworkEvent(
        header.source(),
        header.domain(),
        header.id(),
        header.name(),
        header.firstMillis(),
        header.lastMillis(),
        severity,
        condition);
  }
}
