package io.umbral.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.delivery.EventDelivery.Step;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An event is told until it is taken, refused or given up, and the next one waits for that. */
final class EventDeliveryTest {

  private static final long HOUR = 3_600_000;

  private final Deque<Post.Outcome> answers = new ArrayDeque<>();
  private final List<Post> posts = new ArrayList<>();
  private final MovingClock clock = new MovingClock();
  private final AlarmEvent event =
      Alarms.event(Alarms.firing("a", 1, Severity.MAJOR), EventType.RAISED);
  private final EventDelivery delivery =
      new EventDelivery(
          "hook",
          "http://hook.example",
          new Webhook(URI.create("http://hook.example"), Optional.empty()),
          post -> {
            posts.add(post);
            return answers.remove();
          },
          new Backoff(1_000, 8_000),
          HOUR,
          clock);

  @Test
  void aFailureIsTriedAgainAfterLongerAndLongerTimes() throws InterruptedException {
    for (long wait : new long[] {1_000, 2_000, 4_000, 8_000, 8_000}) {
      answers.add(new Post.Outcome.Failed("answered 503"));
      assertEquals(new Step.Again(wait), delivery.attempt(event));
      clock.nowMillis += wait;
    }
    answers.add(new Post.Outcome.Taken());
    assertEquals(new Step.Done(Optional.empty()), delivery.attempt(event));
    assertEquals(1, delivery.state().snapshot().delivered());
    assertArrayEquals(posts.get(0).body(), posts.get(5).body());
    assertEquals(
        posts.get(0).headers().get("webhook-id"), posts.get(5).headers().get("webhook-id"));
  }

  @Test
  void theNextEventStartsWithTheShortestWait() throws InterruptedException {
    answers.add(new Post.Outcome.Failed("answered 503"));
    answers.add(new Post.Outcome.Taken());
    answers.add(new Post.Outcome.Failed("answered 503"));
    delivery.attempt(event);
    delivery.attempt(event);
    assertEquals(new Step.Again(1_000), delivery.attempt(event));
  }

  @Test
  void whatIsRefusedForWhatItIsIsADeadLetterAtOnce() throws InterruptedException {
    answers.add(new Post.Outcome.Refused(422, "unknown rule"));
    Step.Done done = assertInstanceOf(Step.Done.class, delivery.attempt(event));
    EventDelivery.DeadLetter letter = done.deadLetter().orElseThrow();
    assertEquals("a-1-1", letter.eventId());
    assertEquals("refused with 422: unknown rule", letter.reason());
    assertArrayEquals(posts.get(0).body(), letter.body());
    assertTrue(delivery.state().snapshot().isFailing());
  }

  @Test
  void whatFailsForTooLongIsGivenUp() throws InterruptedException {
    answers.add(new Post.Outcome.Failed("answered 503"));
    answers.add(new Post.Outcome.Failed("answered 503"));
    assertInstanceOf(Step.Again.class, delivery.attempt(event));
    clock.nowMillis += HOUR;
    Step.Done done = assertInstanceOf(Step.Done.class, delivery.attempt(event));
    assertEquals(2, done.deadLetter().orElseThrow().attempts());
  }

  @Test
  void nobodyIsToldOfWhatIsNotToBeToldOf() throws InterruptedException {
    Alarm alarm = Alarms.firing("a", 1, Severity.MAJOR);
    AlarmEvent quiet =
        new AlarmEvent(
            EventType.CHANGED,
            alarm,
            Alarms.RAISED,
            false,
            false,
            false,
            event.reason(),
            List.of(),
            Optional.empty(),
            "");
    assertEquals(new Step.Done(Optional.empty()), delivery.attempt(quiet));
    assertTrue(posts.isEmpty());
  }

  private static final class MovingClock extends Clock {
    private long nowMillis = Alarms.RAISED;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMillis);
    }
  }
}
