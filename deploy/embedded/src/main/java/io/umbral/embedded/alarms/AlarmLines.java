package io.umbral.embedded.alarms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.Change;
import io.umbral.alerting.desk.Evidence;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Events of alarms as lines of JSON. What is not known is left out. */
public final class AlarmLines {

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private AlarmLines() {}

  /**
   * The lines of events.
   *
   * @param events in the order in which they happened
   * @return a line for each
   */
  public static List<String> linesOf(List<AlarmEvent> events) throws IOException {
    List<String> lines = new ArrayList<>(events.size());
    for (AlarmEvent event : events) {
      lines.add(lineOf(event));
    }
    return lines;
  }

  /**
   * The line of an event.
   *
   * @param event what happened
   * @return JSON
   */
  public static String lineOf(AlarmEvent event) throws IOException {
    Alarm alarm = event.alarm();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("alertId", alarm.alertId());
      json.writeNumberField("seq", alarm.seq());
      json.writeStringField("eventType", event.type().name());
      json.writeStringField("perceivedSeverity", alarm.perceivedSeverity().name());
      json.writeStringField("ruleId", alarm.name().ruleId());
      json.writeNumberField("ruleVersion", alarm.ruleVersion());
      json.writeStringField("signal", alarm.name().signal().name());
      writeDimensions(alarm.subject(), json);
      json.writeStringField("at", instant(event.atMillis()));
      json.writeStringField("startsAt", instant(alarm.startsAtMillis()));
      json.writeStringField("raisedAt", instant(alarm.raisedAtMillis()));
      if (alarm.endsAtMillis().isPresent()) {
        json.writeStringField("endsAt", instant(alarm.endsAtMillis().getAsLong()));
      }
      json.writeStringField("reason", event.reason().name());
      writeChanges(event, json);
      writeEvidence(alarm.evidence(), json);
      json.writeBooleanField("late", event.isLate());
      json.writeBooleanField("retracted", event.isRetraction());
      json.writeBooleanField("notify", event.isNotify());
      writeAttention(alarm, json);
      if (event.by().isPresent()) {
        json.writeStringField("by", event.by().get());
        json.writeStringField("comment", event.comment());
      }
      json.writeBooleanField("storm", event.isStorm());
      json.writeBooleanField("shadow", alarm.isShadow());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeDimensions(Subject subject, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("dimensions");
    json.writeStringField("region", subject.region());
    json.writeStringField("operator", subject.operator());
    json.writeStringField("technology", subject.technology());
    if (subject.site().isPresent()) {
      json.writeStringField("site", subject.site().get());
    }
    if (subject.cell().isPresent()) {
      json.writeStringField("cell", subject.cell().get());
    }
    json.writeEndObject();
  }

  private static void writeChanges(AlarmEvent event, JsonGenerator json) throws IOException {
    if (event.changes().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("changes");
    for (Change change : event.changes()) {
      json.writeString(change.name());
    }
    json.writeEndArray();
  }

  private static void writeEvidence(Evidence evidence, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("observed");
    json.writeStringField("watched", evidence.watched());
    writeNumber("value", evidence.value(), json);
    writeNumber("level", evidence.level(), json);
    json.writeStringField("windowEnd", instant(evidence.windowEndMillis()));
    json.writeFieldName("windowSeconds");
    json.writeNumber(plain(BigDecimal.valueOf(evidence.windowMillis(), 3)));
    json.writeNumberField("n", evidence.n());
    writeNumber("completeness", evidence.completeness(), json);
    writeNumber("budgetLeft", evidence.budgetLeft(), json);
    if (!evidence.burns().isEmpty()) {
      json.writeArrayFieldStart("burns");
      for (Evidence.BurnFigure burn : evidence.burns()) {
        json.writeStartObject();
        json.writeNumberField("windowMinutes", burn.windowMinutes());
        json.writeNumberField("rate", burn.rate());
        json.writeNumberField("bad", burn.bad());
        json.writeNumberField("total", burn.total());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (evidence.contributors().isPresent()) {
      writeContributors(evidence.contributors().get(), json);
    }
    json.writeEndObject();
  }

  private static void writeContributors(Contributors contributors, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("contributors");
    json.writeStringField("of", contributors.burden().words());
    json.writeNumberField("total", contributors.total());
    json.writeArrayFieldStart("top");
    for (Contributor one : contributors.top()) {
      json.writeStartObject();
      json.writeStringField("site", one.site());
      if (one.cell().isPresent()) {
        json.writeStringField("cell", one.cell().get());
      }
      json.writeNumberField("amount", one.amount());
      json.writeNumberField("share", contributors.shareOf(one));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeAttention(Alarm alarm, JsonGenerator json) throws IOException {
    Attention attention = alarm.attention();
    json.writeBooleanField("notified", attention.isNotified());
    json.writeStringField(
        "ackState", attention.acknowledgement().isPresent() ? "ACKNOWLEDGED" : "UNACKNOWLEDGED");
    if (alarm.suppression().inhibitedBy().isPresent()) {
      json.writeStringField("inhibitedBy", alarm.suppression().inhibitedBy().get());
    }
    json.writeBooleanField("plannedOutage", alarm.suppression().isPlannedOutage());
    json.writeBooleanField("silenced", alarm.suppression().isSilenced());
    if (alarm.childCount() > 0) {
      json.writeNumberField("childCount", alarm.childCount());
    }
  }

  private static void writeNumber(String name, OptionalDouble value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String instant(long millis) {
    return INSTANT.format(Instant.ofEpochMilli(millis));
  }
}
