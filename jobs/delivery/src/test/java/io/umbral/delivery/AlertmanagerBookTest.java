package io.umbral.delivery;

import static io.umbral.delivery.Alarms.RAISED;
import static io.umbral.delivery.Alarms.cleared;
import static io.umbral.delivery.Alarms.firing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.delivery.AlertmanagerBook.Posting;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Alertmanager is told, so that it neither forgets nor invents. */
final class AlertmanagerBookTest {

  private static final long REPEAT = 60_000;

  private final AlertmanagerBook book = new AlertmanagerBook(REPEAT);

  @Test
  void whatLastsIsRepeatedWithAnEndFourRepetitionsAhead() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED + 5);
    Posting first = takeOnly(RAISED + 5);
    assertTrue(first.isFiring());
    assertEquals(RAISED, millis(first, "startsAt"), "processing time of the raise");
    assertEquals(RAISED + 5 + 4 * REPEAT, millis(first, "endsAt"));

    assertTrue(book.due(RAISED + 5 + REPEAT - 1).isEmpty());
    assertEquals(1, book.millisToNext(RAISED + 5 + REPEAT - 1));
    Posting again = takeOnly(RAISED + 5 + REPEAT);
    assertEquals(first.alert().get("labels"), again.alert().get("labels"));
    assertEquals(millis(first, "startsAt"), millis(again, "startsAt"));
    assertEquals(RAISED + 5 + 5 * REPEAT, millis(again, "endsAt"));
  }

  @Test
  void whatNobodyWasToldOfIsNotSentAndNeitherIsItsEnd() {
    book.know(Alarms.alarm("a", 1, Severity.MAJOR, Alarm.State.FIRING, false), RAISED);
    book.know(Alarms.alarm("a", 2, Severity.MAJOR, Alarm.State.CLEARED, false), RAISED);
    assertTrue(book.due(RAISED + REPEAT).isEmpty());
    assertEquals(0, book.size());
  }

  @Test
  void theEndIsRepeatedForAQuarterOfAnHourWithOneInstant() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    takeOnly(RAISED);
    long over = RAISED + 90_000;
    book.know(cleared("a", 2), over);
    for (long now = over; now < over + AlertmanagerBook.REPEAT_END_MILLIS; now += REPEAT) {
      Posting end = takeOnly(now);
      assertFalse(end.isFiring());
      assertEquals(over, millis(end, "endsAt"));
    }
    assertTrue(book.due(over + AlertmanagerBook.REPEAT_END_MILLIS).isEmpty());
    assertEquals(0, book.size(), "nothing is kept of it");
  }

  @Test
  void theEndIsKeptUntilAMemberThatIsDownHasTakenIt() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    takeOnly(RAISED);
    book.know(cleared("a", 2), RAISED + 1_000);
    long muchLater = RAISED + 10 * AlertmanagerBook.REPEAT_END_MILLIS;
    Posting end = takeOnly(muchLater);
    assertFalse(end.isFiring());
    assertEquals(RAISED + 1_000, millis(end, "endsAt"));
  }

  @Test
  void whatWasMeasuredIsNoLabel() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    Posting first = takeOnly(RAISED);
    book.know(firing("a", 2, Severity.MAJOR), RAISED + 1);
    Posting second = takeOnly(RAISED + 1);
    assertEquals(first.alert().get("labels"), second.alert().get("labels"));
    assertNotEquals(first.alert().get("annotations"), second.alert().get("annotations"));
    for (Object name : ((Map<?, ?>) first.alert().get("labels")).keySet()) {
      assertTrue(((String) name).matches("[a-zA-Z_][a-zA-Z0-9_]*"), "label " + name);
    }
  }

  @Test
  void anAlarmThatBecomesWorseIsRaisedBeforeTheOneItWasIsEnded() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    takeOnly(RAISED);
    book.know(firing("a", 2, Severity.CRITICAL), RAISED + 10);
    List<Posting> due = book.due(RAISED + 10);
    assertEquals(2, due.size());
    assertEquals(Severity.CRITICAL, due.get(0).severity());
    assertTrue(due.get(0).isFiring());
    assertEquals(Severity.MAJOR, due.get(1).severity());
    assertFalse(due.get(1).isFiring());
    assertTrue(annotation(due.get(1), "summary").startsWith("goes on as critical"));
    due.forEach(posting -> book.taken(posting, RAISED + 10));
    assertEquals(Severity.CRITICAL, takeOnly(RAISED + 10 + REPEAT).severity());
  }

  @Test
  void theOneItWasIsEndedLaterWhereOnlyTheRaiseWasTaken() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    takeOnly(RAISED);
    book.know(firing("a", 2, Severity.CRITICAL), RAISED + 10);
    book.taken(book.due(RAISED + 10).get(0), RAISED + 10);
    List<Posting> due = book.due(RAISED + 10 + REPEAT);
    assertEquals(Severity.MAJOR, due.get(1).severity());
  }

  @Test
  void whatIsRefusedWaitsForTheNextChange() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    book.refused(book.due(RAISED).get(0));
    assertTrue(book.due(RAISED + 10 * REPEAT).isEmpty());
    assertEquals(REPEAT, book.millisToNext(RAISED + 10 * REPEAT), "it does not spin");
    book.know(firing("a", 2, Severity.MAJOR), RAISED);
    assertEquals(1, book.due(RAISED).size());
  }

  @Test
  void whatIsOlderThanWhatIsKnownChangesNothing() {
    book.know(cleared("a", 5), RAISED + 60_000);
    takeOnly(RAISED + 60_000);
    book.know(firing("a", 4, Severity.MAJOR), RAISED + 60_001);
    assertTrue(book.due(RAISED + 60_001).isEmpty());
  }

  @Test
  void newsThatComesWhileSomethingIsOnItsWayIsSent() {
    book.know(firing("a", 1, Severity.MAJOR), RAISED);
    Posting onItsWay = book.due(RAISED).get(0);
    book.know(cleared("a", 2), RAISED + 1);
    book.taken(onItsWay, RAISED + 2);
    assertFalse(takeOnly(RAISED + 2).isFiring());
  }

  @Test
  void whatWasOverADayBeforeTheStartIsLeftAlone() {
    book.know(cleared("a", 2), RAISED + 60_000 + 24 * 3_600_000L + 1);
    assertEquals(0, book.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void throughOutagesEveryRaiseThatAMemberTookGetsItsEndAndNoneIsInvented(long seed) {
    Random random = new Random(seed);
    Map<String, Alarm> truth = new HashMap<>();
    Map<Object, Boolean> member = new HashMap<>();
    Set<Object> everRaised = new HashSet<>();
    long now = RAISED;
    for (int step = 0; step < 3_000; step++) {
      now += random.nextInt(20_000);
      boolean isDown = step / 200 % 3 == 1;
      if (step < 2_700 && random.nextInt(3) == 0) {
        Alarm next = next(truth, random);
        book.know(next, now);
        truth.put(next.alertId(), next);
      }
      for (Posting posting : book.due(now)) {
        if (!isDown && random.nextInt(10) > 0) {
          Object labels = posting.alert().get("labels");
          member.put(labels, millis(posting, "endsAt") > now);
          if (posting.isFiring()) {
            everRaised.add(labels);
          }
          book.taken(posting, now);
        }
      }
    }
    Set<Object> lasting = new HashSet<>();
    member.forEach(
        (labels, isFiring) -> {
          if (isFiring) {
            lasting.add(labels);
          }
        });
    Set<Object> meant = new HashSet<>();
    AlertmanagerBook fresh = new AlertmanagerBook(REPEAT);
    for (Alarm alarm : truth.values()) {
      fresh.know(alarm, now);
    }
    for (Posting posting : fresh.due(now)) {
      if (posting.isFiring()) {
        meant.add(posting.alert().get("labels"));
      }
    }
    assertEquals(meant, lasting, "seed " + seed);
    assertTrue(everRaised.size() > 20, "something happened");
  }

  private static Alarm next(Map<String, Alarm> truth, Random random) {
    String fingerprint = "f" + random.nextInt(30);
    Alarm now = truth.get(fingerprint + "-1");
    long seq = now == null ? 1 : now.seq() + 1;
    Severity severity = random.nextBoolean() ? Severity.MAJOR : Severity.CRITICAL;
    Alarm.State state =
        now != null && random.nextBoolean() ? Alarm.State.CLEARED : Alarm.State.FIRING;
    return Alarms.alarm(fingerprint, seq, severity, state, true);
  }

  private Posting takeOnly(long now) {
    List<Posting> due = book.due(now);
    assertEquals(1, due.size());
    book.taken(due.get(0), now);
    return due.get(0);
  }

  private static long millis(Posting posting, String field) {
    return Instant.parse((String) posting.alert().get(field)).toEpochMilli();
  }

  private static String annotation(Posting posting, String name) {
    return (String) ((Map<?, ?>) posting.alert().get("annotations")).get(name);
  }
}
