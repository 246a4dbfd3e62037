package io.umbral.alerting.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.Crossing;
import io.umbral.alerting.rule.Level;
import io.umbral.alerting.rule.Side;
import io.umbral.alerting.rule.ThresholdInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Crossings of one threshold, ladders of several, and which thresholds are valid. */
@Tag("conformance")
final class ThresholdConformanceTest {

  @TestFactory
  List<DynamicTest> crossingsAreTold() throws IOException {
    return Vectors.in("alerting/threshold").stream()
        .filter(one -> one.json().has("kpi_per_granularity_period"))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> cross(one.json())))
        .toList();
  }

  private static void cross(JsonNode json) {
    ThresholdInfo info = infoOf(json);
    Crossing state = Crossing.BEGIN;
    List<String> found = new ArrayList<>();
    int index = 0;
    for (JsonNode value : json.get("kpi_per_granularity_period")) {
      if (!value.isNull()) {
        Crossing.Step step = state.on(info, value.decimalValue());
        state = step.next();
        int at = index;
        step.crossed().ifPresent(way -> found.add("[" + at + ",\"" + way + "\"]"));
      }
      index++;
    }
    assertEquals(json.get("expected").toString(), "[" + String.join(",", found) + "]");
  }

  private static ThresholdInfo infoOf(JsonNode json) {
    JsonNode value = json.get("thresholdValue");
    return new ThresholdInfo(
        value == null ? null : value.decimalValue(),
        json.has("hysteresis") ? json.get("hysteresis").decimalValue() : BigDecimal.ZERO,
        ThresholdInfo.Direction.valueOf(json.get("direction").asText()));
  }

  @TestFactory
  List<DynamicTest> laddersChangeOneAlarm() throws IOException {
    return Vectors.in("alerting/threshold").stream()
        .filter(one -> one.json().has("levels"))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> climb(one.json())))
        .toList();
  }

  private static void climb(JsonNode json) {
    List<Level> levels = new ArrayList<>();
    for (JsonNode level : json.get("levels")) {
      levels.add(
          Level.ofLadder(
              Severity.valueOf(level.get("severity").asText()),
              level.get("threshold").decimalValue(),
              json.get("hysteresis").decimalValue(),
              Side.ABOVE));
    }
    Machine machine =
        new Machine(
            Rules.rule(
                "ladder",
                new Condition.Ladder(Kpi.RTT_P95_MILLIS, Rules.WINDOW_MILLIS, levels, Side.ABOVE)));
    List<String> found = new ArrayList<>();
    int index = 0;
    for (JsonNode value : json.get("values")) {
      if (!value.isNull()) {
        machine.observe(
            Vectors.SUBJECT,
            new Measurement.Window(
                Rules.WINDOW_MILLIS,
                Rules.minutes(index + 1),
                1,
                Map.of(Kpi.RTT_P95_MILLIS, value.doubleValue()),
                1,
                OptionalDouble.empty()));
      }
      machine.minute(index + 1);
      for (AlarmEvent event : machine.take()) {
        assertEquals(1, event.alarm().name().episode(), "one alarm for all levels");
        found.add(
            "[%d,\"%s\",\"%s\"]".formatted(index, event.type(), event.alarm().perceivedSeverity()));
      }
      index++;
    }
    assertEquals(json.get("expected").toString(), "[" + String.join(",", found) + "]");
  }

  @TestFactory
  List<DynamicTest> onlyValidThresholdsAreTaken() throws IOException {
    return Vectors.in("alerting/threshold").stream()
        .filter(one -> one.json().isArray())
        .flatMap(one -> java.util.stream.StreamSupport.stream(one.json().spliterator(), false))
        .map(one -> DynamicTest.dynamicTest(one.get("rule").toString(), () -> judge(one)))
        .toList();
  }

  private static void judge(JsonNode json) {
    if (json.get("valid").asBoolean()) {
      infoOf(json.get("rule"));
    } else {
      assertThrows(RuntimeException.class, () -> infoOf(json.get("rule")));
    }
  }
}
