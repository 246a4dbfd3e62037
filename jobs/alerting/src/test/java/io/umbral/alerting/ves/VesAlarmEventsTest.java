package io.umbral.alerting.ves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.alerting.Machine;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.AlarmEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alarms in the form of VES. */
final class VesAlarmEventsTest {

  private static final Subject PLACE =
      new Subject(List.of("here"), "op", "LTE", Optional.empty(), Optional.empty(), Map.of());

  private static List<AlarmEvent> raisedAndCleared() {
    Machine machine = new Machine(Rules.rule("loss", Rules.loss()));
    machine.observe(PLACE, Rules.window(1, 1, 0.75));
    machine.minute(1);
    machine.observe(PLACE, Rules.window(2, 1, 0));
    machine.minute(2);
    return machine.take();
  }

  private static Object at(Map<?, ?> tree, String... path) {
    Object node = tree;
    for (String name : path) {
      node = ((Map<?, ?>) node).get(name);
    }
    return node;
  }

  @Test
  void whatIsWrittenIsValid() {
    for (AlarmEvent event : raisedAndCleared()) {
      assertEquals(List.of(), VesRules.faultsOf(VesAlarmEvents.fault(event, "umbral")));
      assertEquals(
          List.of(), VesRules.faultsOf(VesAlarmEvents.thresholdCrossingAlert(event, "umbral")));
    }
  }

  @Test
  void aClearIsNormalAndClear() {
    List<AlarmEvent> events = raisedAndCleared();
    Map<String, Object> raise = VesAlarmEvents.fault(events.get(0), "umbral");
    Map<String, Object> clear = VesAlarmEvents.fault(events.get(1), "umbral");
    assertEquals("MAJOR", at(raise, "event", "faultFields", "eventSeverity"));
    assertEquals("NORMAL", at(clear, "event", "faultFields", "eventSeverity"));
    assertEquals(60_000_000L, at(clear, "event", "commonEventHeader", "startEpochMicrosec"));
    Map<String, Object> set = VesAlarmEvents.thresholdCrossingAlert(events.get(0), "umbral");
    Map<String, Object> end = VesAlarmEvents.thresholdCrossingAlert(events.get(1), "umbral");
    String fields = "thresholdCrossingAlertFields";
    assertEquals("SET", at(set, "event", fields, "alertAction"));
    assertEquals("CLEAR", at(end, "event", fields, "alertAction"));
    assertEquals(
        "Thu, 01 Jan 1970 00:01:00 +0000", at(end, "event", fields, "eventStartTimestamp"));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertEquals(List.of("event is missing, and should be a map"), VesRules.faultsOf(Map.of()));
    Map<String, Object> event = VesAlarmEvents.fault(raisedAndCleared().get(0), "umbral");
    @SuppressWarnings("unchecked")
    Map<String, Object> fields = (Map<String, Object>) at(event, "event", "faultFields");
    fields.remove("vfStatus");
    fields.put("eventSeverity", "CLEARED");
    fields.put("extra", 1);
    assertEquals(
        List.of(
            "faultFields.eventSeverity is 'CLEARED', which the format forbids",
            "faultFields.vfStatus is missing, and is required",
            "faultFields.extra is no field of the format"),
        VesRules.faultsOf(event));
  }
}
