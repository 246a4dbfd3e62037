package io.umbral.delivery;

import io.umbral.alerting.desk.AlarmEvent;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells one receiver of events, in order: each is tried until it is taken, refused for what it is,
 * or given up after long. What was not taken is a {@link DeadLetter}, and the next one follows.
 *
 * <p>Not safe for use by several threads.
 */
public final class EventDelivery {

  /**
   * What could not be delivered.
   *
   * @param sink name of the sink
   * @param eventId alarm and number of the event
   * @param reason why
   * @param attempts how often it was tried
   * @param body what should have been told
   */
  public record DeadLetter(String sink, String eventId, String reason, int attempts, byte[] body) {}

  /** What an attempt comes to. */
  public sealed interface Step {

    /**
     * Done with this event; the next may follow.
     *
     * @param deadLetter where it was not taken
     */
    record Done(Optional<DeadLetter> deadLetter) implements Step {}

    /**
     * To be tried again.
     *
     * @param waitMillis after so long
     */
    record Again(long waitMillis) implements Step {}
  }

  private final String sink;
  private final EventFormat format;
  private final Poster poster;
  private final Backoff backoff;
  private final long giveUpMillis;
  private final Clock clock;
  private final SinkState state;

  private int failures;
  private OptionalLong firstTriedMillis = OptionalLong.empty();

  /**
   * Makes one.
   *
   * @param sink name of the sink
   * @param receiver whom it tells, for people
   * @param format how the receiver wants events
   * @param poster sends the requests
   * @param backoff after failures
   * @param giveUpMillis how long one event is tried, milliseconds
   * @param clock processing time
   */
  public EventDelivery(
      String sink,
      String receiver,
      EventFormat format,
      Poster poster,
      Backoff backoff,
      long giveUpMillis,
      Clock clock) {
    this.sink = sink;
    this.format = format;
    this.poster = poster;
    this.backoff = backoff;
    this.giveUpMillis = giveUpMillis;
    this.clock = clock;
    this.state = new SinkState(sink, receiver);
  }

  /** How the delivery stands. */
  public SinkState state() {
    return state;
  }

  /**
   * Tries to tell of an event.
   *
   * @param event the same as before, after {@link Step.Again}
   * @return what to do next
   * @throws InterruptedException where the caller is to end
   */
  public Step attempt(AlarmEvent event) throws InterruptedException {
    if (!event.isNotify() || event.alarm().isShadow()) {
      return done(Optional.empty());
    }
    long nowMillis = clock.millis();
    if (firstTriedMillis.isEmpty()) {
      firstTriedMillis = OptionalLong.of(nowMillis);
    }
    Post post = format.post(event, nowMillis);
    Post.Outcome outcome = poster.send(post);
    if (outcome instanceof Post.Outcome.Taken) {
      state.delivered(clock.millis(), 1);
      return done(Optional.empty());
    }
    failures++;
    if (outcome instanceof Post.Outcome.Refused refused) {
      String reason = "refused with " + refused.status() + ": " + refused.reason();
      return giveUp(event, post, reason);
    }
    String reason = ((Post.Outcome.Failed) outcome).reason();
    if (clock.millis() - firstTriedMillis.getAsLong() >= giveUpMillis) {
      return giveUp(event, post, "given up: " + reason);
    }
    state.failed(clock.millis(), reason);
    return new Step.Again(backoff.afterMillis(failures));
  }

  private Step giveUp(AlarmEvent event, Post post, String reason) {
    state.refused(clock.millis(), reason);
    return done(
        Optional.of(new DeadLetter(sink, Webhook.idOf(event), reason, failures, post.body())));
  }

  private Step done(Optional<DeadLetter> deadLetter) {
    failures = 0;
    firstTriedMillis = OptionalLong.empty();
    state.pending(0, 0);
    return new Step.Done(deadLetter);
  }
}
