package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention.Acknowledgement;
import io.umbral.alerting.desk.Change;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.Suppression;
import io.umbral.console.Names;
import io.umbral.console.history.AlarmNews.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes alarms as the contract has them. */
final class AlarmJson {

  private static final double MILLIS = 1_000;

  private final Names names;
  private final Map<String, String> titles;

  /**
   * Writes with names.
   *
   * @param names of regions and operators
   * @param titles of rules
   */
  AlarmJson(Names names, Map<String, String> titles) {
    this.names = names;
    this.titles = titles;
  }

  /** One alarm. */
  void write(Alarm alarm, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("alertId", alarm.alertId());
    json.writeNumberField("seq", alarm.seq());
    json.writeStringField("ruleId", alarm.name().ruleId());
    json.writeStringField(
        "ruleTitle", titles.getOrDefault(alarm.name().ruleId(), alarm.name().ruleId()));
    json.writeNumberField("ruleVersion", alarm.ruleVersion());
    json.writeStringField("signal", alarm.name().signal().name());
    writeSubject(alarm, json);
    json.writeStringField("state", alarm.state().name());
    json.writeStringField("severity", alarm.severity().name());
    json.writeStringField("startsAt", Json.instant(alarm.startsAtMillis()));
    json.writeStringField("raisedAt", Json.instant(alarm.raisedAtMillis()));
    writeInstant("endsAt", alarm.endsAtMillis(), json);
    json.writeBooleanField("shadow", alarm.isShadow());
    writeAttention(alarm, json);
    writeSuppression(alarm.suppression(), json);
    writeEvidence(alarm.evidence(), json);
    json.writeNumberField("childCount", alarm.childCount());
    json.writeEndObject();
  }

  private void writeSubject(Alarm alarm, JsonGenerator json) throws IOException {
    json.writeStringField("region", alarm.subject().region());
    json.writeStringField("regionName", names.ofRegion(alarm.subject().region()));
    json.writeStringField("operator", alarm.subject().operator());
    json.writeStringField("operatorName", names.ofOperator(alarm.subject().operator()));
    json.writeStringField("technology", alarm.subject().technology());
    writeText("site", alarm.subject().site(), json);
    writeText("cell", alarm.subject().cell(), json);
  }

  private static void writeAttention(Alarm alarm, JsonGenerator json) throws IOException {
    Optional<Acknowledgement> by = alarm.attention().acknowledgement();
    writeText("acknowledgedBy", by.map(Acknowledgement::by), json);
    writeInstant(
        "acknowledgedAt",
        by.map(one -> OptionalLong.of(one.atMillis())).orElse(OptionalLong.empty()),
        json);
    json.writeBooleanField("notified", alarm.attention().isNotified());
    writeInstant("notifiedAt", alarm.attention().notifiedAtMillis(), json);
    writeInstant("remindedAt", alarm.attention().remindedAtMillis(), json);
    json.writeNumberField("escalationLevel", alarm.attention().escalationLevel());
  }

  /** Why nobody is told of an alarm. */
  static List<String> reasons(Suppression suppression) {
    List<String> reasons = new ArrayList<>();
    if (suppression.inhibitedBy().isPresent()) {
      reasons.add("EXPLAINED");
    }
    if (suppression.isPlannedOutage()) {
      reasons.add("MAINTENANCE");
    }
    if (suppression.isSilenced()) {
      reasons.add("SILENCE");
    }
    return reasons;
  }

  private static void writeSuppression(Suppression suppression, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("suppressed");
    for (String reason : reasons(suppression)) {
      json.writeString(reason);
    }
    json.writeEndArray();
    writeText("explainedBy", suppression.inhibitedBy(), json);
  }

  private static void writeEvidence(Evidence evidence, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("evidence");
    json.writeStringField("watched", evidence.watched());
    writeNumber("value", evidence.value(), json);
    writeNumber("level", evidence.level(), json);
    json.writeStringField("windowEnd", Json.instant(evidence.windowEndMillis()));
    json.writeNumberField("windowSeconds", evidence.windowMillis() / MILLIS);
    json.writeNumberField("n", evidence.n());
    writeNumber("completeness", evidence.completeness(), json);
    writeNumber("budgetLeft", evidence.budgetLeft(), json);
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
    if (evidence.contributors().isPresent()) {
      writeContributors(evidence.contributors().get(), json);
    } else {
      json.writeNullField("contributors");
    }
    json.writeEndObject();
  }

  private static void writeContributors(Contributors contributors, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("contributors");
    json.writeStringField("of", contributors.burden().kind().name());
    json.writeNumberField("total", contributors.total());
    json.writeArrayFieldStart("top");
    for (Contributor one : contributors.top()) {
      json.writeStartObject();
      json.writeStringField("site", one.site());
      writeText("cell", one.cell(), json);
      json.writeNumberField("amount", one.amount());
      json.writeNumberField("share", contributors.shareOf(one));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** One event. */
  static void write(Told told, JsonGenerator json) throws IOException {
    AlarmEvent event = told.event();
    json.writeStartObject();
    json.writeNumberField("seq", event.alarm().seq());
    json.writeStringField("type", event.type().name());
    json.writeStringField("at", Json.instant(event.atMillis()));
    json.writeStringField("recordedAt", Json.instant(told.recordedMillis()));
    json.writeBooleanField("notify", event.isNotify());
    json.writeBooleanField("late", event.isLate());
    json.writeBooleanField("storm", event.isStorm());
    json.writeStringField("reason", event.reason().name());
    json.writeArrayFieldStart("changes");
    for (Change change : event.changes()) {
      json.writeString(change.name());
    }
    json.writeEndArray();
    writeText("by", event.by(), json);
    json.writeStringField("comment", event.comment());
    json.writeStringField("state", event.alarm().state().name());
    json.writeStringField("severity", event.alarm().severity().name());
    writeNumber("value", event.alarm().evidence().value(), json);
    json.writeEndObject();
  }

  static void writeText(String name, Optional<String> text, JsonGenerator json) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  static void writeInstant(String name, OptionalLong millis, JsonGenerator json)
      throws IOException {
    if (millis.isPresent()) {
      json.writeStringField(name, Json.instant(millis.getAsLong()));
    } else {
      json.writeNullField(name);
    }
  }

  static void writeNumber(String name, OptionalDouble value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }
}
