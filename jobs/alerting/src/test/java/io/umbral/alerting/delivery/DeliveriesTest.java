package io.umbral.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Machine;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A sink that works, is away, comes back. */
final class DeliveriesTest {

  private static final Subject PLACE =
      new Subject(List.of("here"), "op", "ALL", Optional.empty(), Optional.empty(), Map.of());
  private static final DeliveryPlan PLAN =
      new DeliveryPlan(OptionalLong.of(60_000), 1_000, 8_000);

  private final Deliveries deliveries = new Deliveries(PLAN);

  /** The raise, and the clear ten minutes later. */
  private static List<AlarmEvent> alarm() {
    Machine machine = new Machine(Rules.rule("loss", Rules.loss()));
    machine.observe(PLACE, Rules.window(1, 1, 1));
    machine.minute(1);
    machine.observe(PLACE, Rules.window(11, 1, 0));
    machine.minute(11);
    return machine.take();
  }

  private Alarm onlyDue(long nowMillis) {
    List<Alarm> due = deliveries.due(nowMillis);
    assertEquals(1, due.size());
    return due.get(0);
  }

  @Test
  void aSinkThatWorksGetsTheRaiseAgainAndAgainAndTheClearOnce() {
    List<AlarmEvent> events = alarm();
    deliveries.hear(events.get(0), 0);
    deliveries.taken(onlyDue(0), 0);
    assertEquals(List.of(), deliveries.due(59_999));
    deliveries.taken(onlyDue(60_000), 60_000);
    deliveries.hear(events.get(1), 70_000);
    Alarm clear = onlyDue(70_000);
    assertEquals(Alarm.State.CLEARED, clear.state());
    deliveries.taken(clear, 70_000);
    assertEquals(List.of(), deliveries.all());
  }

  @Test
  void anAlarmThatIsOverWhileTheSinkIsAwayIsNeverTold() {
    List<AlarmEvent> events = alarm();
    deliveries.hear(events.get(0), 0);
    deliveries.failed(onlyDue(0), "refused", 0);
    deliveries.hear(events.get(1), 500);
    assertEquals(List.of(), deliveries.all());
  }

  @Test
  void aClearIsOwedUntilTheSinkTakesIt() {
    List<AlarmEvent> events = alarm();
    deliveries.hear(events.get(0), 0);
    deliveries.taken(onlyDue(0), 0);
    deliveries.hear(events.get(1), 10);
    long now = 10;
    for (long wait : new long[] {1_000, 2_000, 4_000, 8_000, 8_000}) {
      deliveries.failed(onlyDue(now), "refused", now);
      assertEquals(List.of(), deliveries.due(now + wait - 1));
      now += wait;
    }
    assertEquals(Optional.of("refused"), deliveries.all().get(0).lastError());
    deliveries.taken(onlyDue(now), now);
    assertEquals(List.of(), deliveries.all());
  }

  @Test
  void whatIsHeardTwiceOrOutOfOrderChangesNothing() {
    List<AlarmEvent> events = alarm();
    deliveries.hear(events.get(0), 0);
    deliveries.taken(onlyDue(0), 0);
    deliveries.hear(events.get(1), 10);
    deliveries.hear(events.get(0), 20);
    assertEquals(Alarm.State.CLEARED, onlyDue(20).state());
  }

  @Test
  void newsWhileAFormIsUnderWayIsSentAfterIt() {
    List<AlarmEvent> events = alarm();
    deliveries.hear(events.get(0), 0);
    Alarm underWay = onlyDue(0);
    deliveries.taken(underWay, 0);
    Alarm again = onlyDue(60_000);
    deliveries.hear(events.get(1), 60_001);
    deliveries.taken(again, 60_002);
    assertEquals(Alarm.State.CLEARED, onlyDue(60_002).state());
  }

  @Test
  void whatNobodyIsToBeToldOfIsNotOwed() {
    Machine machine = new Machine(Rules.shadow(Rules.rule("loss", Rules.loss())));
    machine.observe(PLACE, Rules.window(1, 1, 1));
    machine.minute(1);
    machine.take().forEach(event -> deliveries.hear(event, 0));
    assertEquals(List.of(), deliveries.all());
  }

  @Test
  void whatIsPutBackGoesOn() {
    deliveries.hear(alarm().get(0), 0);
    deliveries.failed(onlyDue(0), "refused", 0);
    Deliveries restored = new Deliveries(PLAN);
    restored.restore(deliveries.all());
    assertEquals(List.of(), restored.due(999));
    assertEquals(1, restored.due(1_000).size());
  }

  @Test
  void aTestIsAnAlarmAndItsEnd() {
    List<AlarmEvent> events = Deliveries.testFire("ana", 1_000);
    deliveries.hear(events.get(0), 1_000);
    Alarm raised = onlyDue(1_000);
    assertTrue(raised.evidence().watched().contains("ana"));
    deliveries.taken(raised, 1_000);
    deliveries.hear(events.get(1), 1_001);
    deliveries.taken(onlyDue(1_001), 1_001);
    assertEquals(List.of(), deliveries.all());
  }
}
