package io.umbral.alerting.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Rules;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.rule.AlertRule.Handling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every series of the lifecycle cases through tracks and desk. */
@Tag("conformance")
final class LifecycleConformanceTest {

  @TestFactory
  List<DynamicTest> seriesGiveTheExpectedEvents() throws IOException {
    return Vectors.in("alerting/lifecycle").stream()
        .filter(one -> one.json().path("kind").asText().equals("series"))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one.json())))
        .toList();
  }

  private static void run(JsonNode json) {
    JsonNode params = json.get("params");
    Machine machine =
        new Machine(
            Rules.rule(
                "rule",
                1,
                0,
                Rules.loss(),
                Rules.timing(
                    params.get("forMinutes").asLong(),
                    params.get("keepFiringMinutes").asLong(),
                    params.get("noDataAfterMinutes").asLong()),
                Handling.USUAL));
    String series = json.get("series").asText();
    for (int t = 1; t <= series.length(); t++) {
      char c = series.charAt(t - 1);
      if (c != '_') {
        machine.observe(Vectors.SUBJECT, Rules.window(t, 1, c == 'B' ? 1 : 0));
      }
      machine.minute(t);
    }
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    List<AlarmEvent> events = machine.take();
    for (int i = 0; i < Math.max(events.size(), json.get("expected").size()); i++) {
      JsonNode row = json.get("expected").path(i);
      expected.add(row.isMissingNode() ? "nothing" : row.toString());
      found.add(i < events.size() ? rowOf(events.get(i), row.path(3)) : "nothing");
    }
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  /** An event in the form of an expected row, with those fields that the row has. */
  private static String rowOf(AlarmEvent event, JsonNode fields) {
    List<String> shown = new ArrayList<>();
    fields
        .fieldNames()
        .forEachRemaining(name -> shown.add("\"" + name + "\":" + field(event.alarm(), name)));
    String row =
        "[%d,\"%s\",\"%s\""
            .formatted(
                event.atMillis() / 60_000, event.alarm().name().signal().name(), event.type());
    return row + (fields.isMissingNode() ? "]" : ",{" + String.join(",", shown) + "}]");
  }

  private static String field(Alarm alarm, String name) {
    return switch (name) {
      case "startsAt" -> minutes(OptionalLong.of(alarm.startsAtMillis()));
      case "endsAt" -> minutes(alarm.endsAtMillis());
      case "raisedAt" -> minutes(OptionalLong.of(alarm.raisedAtMillis()));
      case "episode" -> Integer.toString(alarm.name().episode());
      case "seq" -> Long.toString(alarm.seq());
      default -> throw new IllegalArgumentException("field " + name + " is not known here");
    };
  }

  private static String minutes(OptionalLong millis) {
    return millis.isPresent() ? Long.toString(millis.getAsLong() / 60_000) : "null";
  }
}
