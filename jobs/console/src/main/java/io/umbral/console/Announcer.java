package io.umbral.console;

import io.umbral.console.history.AlarmCounts;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.history.History;
import io.umbral.console.history.HistoryException;
import io.umbral.console.history.WindowQueries;
import io.umbral.console.kafka.FeedState;
import io.umbral.console.live.EventHub;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the history now and then, and tells those who listen when it grew, and that it lives.
 */
final class Announcer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private static final Duration LOOK = Duration.ofMillis(150);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private final History history;
  private final WindowQueries windows;
  private final AlarmQueries alarms;
  private final Supplier<FeedState> feed;
  private final EventHub hub;
  private final Clock clock;
  private final Function<Now, String> text;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "console-announcer");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Now now;
  private ScheduledFuture<?> looking;
  private long toldMillis;

  /**
   * Makes one; {@link #start()} starts it.
   *
   * @param text of an event about a moment, one line of JSON
   */
  Announcer(
      History history,
      WindowQueries windows,
      AlarmQueries alarms,
      Supplier<FeedState> feed,
      EventHub hub,
      Clock clock,
      Function<Now, String> text) {
    this.history = history;
    this.windows = windows;
    this.alarms = alarms;
    this.feed = feed;
    this.hub = hub;
    this.clock = clock;
    this.text = text;
    now = new Now(clock.millis(), -1, List.of(), -1, AlarmCounts.NONE, FeedState.BEFORE);
  }

  void start() {
    look();
    looking =
        executor.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  Now now() {
    return now;
  }

  private void look() {
    try {
      long alarmSequence = history.alarmCommits();
      long sequence = history.commits();
      boolean hasGrown = sequence != now.sequence();
      boolean haveAlarmsChanged = alarmSequence != now.alarmSequence();
      now =
          new Now(
              clock.millis(),
              sequence,
              hasGrown ? windows.families() : now.families(),
              alarmSequence,
              haveAlarmsChanged ? alarms.counts() : now.alarms(),
              feed.get());
      if (haveAlarmsChanged) {
        hub.publish("alarms", text.apply(now));
      }
      if (hasGrown) {
        hub.publish("sla", text.apply(now));
      }
      if (now.atMillis() - toldMillis >= HEARTBEAT.toMillis()) {
        toldMillis = now.atMillis();
        hub.whisper("heartbeat", text.apply(now));
      }
    } catch (HistoryException e) {
      LOG.warn("the history cannot be looked at; trying again", e);
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
    executor.shutdown();
    try {
      // The history is closed next: nobody should be looking at it any more.
      executor.awaitTermination(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
