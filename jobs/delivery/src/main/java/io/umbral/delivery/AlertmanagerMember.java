package io.umbral.delivery;

import io.umbral.alerting.desk.Alarm;
import io.umbral.delivery.AlertmanagerBook.Posting;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one member of an Alertmanager cluster up to date, in a thread of its own. Every member is
 * told by itself: they do not tell each other.
 */
public final class AlertmanagerMember implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerMember.class);

  /** A request of some hundred kilobytes. */
  private static final int LARGEST_BATCH = 256;

  private final String sink;
  private final URI alerts;
  private final Map<String, String> headers;
  private final Poster poster;
  private final Backoff backoff;
  private final Clock clock;
  private final AlertmanagerBook book;
  private final SinkState state;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition isNews = lock.newCondition();

  /**
   * Makes one.
   *
   * @param sink name of the sink
   * @param member base address, such as {@code http://host:9093}
   * @param headers of every request
   * @param repeatMillis how often what lasts is repeated
   * @param poster sends the requests
   * @param backoff after failures
   * @param clock processing time
   */
  public AlertmanagerMember(
      String sink,
      URI member,
      Map<String, String> headers,
      long repeatMillis,
      Poster poster,
      Backoff backoff,
      Clock clock) {
    this.sink = sink;
    this.alerts = alertsOf(member);
    this.headers = Map.copyOf(headers);
    this.poster = poster;
    this.backoff = backoff;
    this.clock = clock;
    this.book = new AlertmanagerBook(repeatMillis);
    this.state = new SinkState(sink, member.toString());
  }

  /** Where a member takes alerts. */
  static URI alertsOf(URI member) {
    return URI.create(member.toString().replaceAll("/+$", "") + "/api/v2/alerts");
  }

  /** How the delivery to this member stands. */
  public SinkState state() {
    return state;
  }

  /**
   * Takes the state of an alarm; returns at once.
   *
   * @param alarm what is known of it
   */
  public void know(Alarm alarm) {
    lock.lock();
    try {
      book.know(alarm, clock.millis());
      isNews.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Tells the member until the thread is interrupted. */
  @Override
  public void run() {
    int failures = 0;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Posting> due = awaitDue();
        failures = send(due) ? 0 : failures + 1;
        if (failures > 0) {
          // Uninterrupted by news: what is down is not helped by more of it.
          Thread.sleep(backoff.afterMillis(failures));
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Posting> awaitDue() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<Posting> due = book.due(clock.millis());
      while (due.isEmpty()) {
        long waitMillis = Math.max(1, book.millisToNext(clock.millis()));
        boolean unused = isNews.await(waitMillis, TimeUnit.MILLISECONDS);
        due = book.due(clock.millis());
      }
      long nowMillis = clock.millis();
      state.pending(due.size(), state.snapshot().pendingSinceMillis().orElse(nowMillis));
      return due;
    } finally {
      lock.unlock();
    }
  }

  private boolean send(List<Posting> due) throws InterruptedException {
    for (int from = 0; from < due.size(); from += LARGEST_BATCH) {
      if (!sendBatch(due.subList(from, Math.min(due.size(), from + LARGEST_BATCH)))) {
        return false;
      }
    }
    state.pending(0, 0);
    return true;
  }

  /**
   * Sends some. Of a batch with one bad alert the good ones are stored and the answer is 400 all
   * the same, so the bad one is looked for by halves.
   */
  private boolean sendBatch(List<Posting> batch) throws InterruptedException {
    Post.Outcome outcome =
        poster.send(
            new Post(alerts, headers, JsonTree.bytes(batch.stream().map(Posting::alert).toList())));
    if (outcome instanceof Post.Outcome.Failed failed) {
      state.failed(clock.millis(), failed.reason());
      LOG.warn("{}: {} alerts wait: {}", sink, batch.size(), failed.reason());
      return false;
    }
    if (outcome instanceof Post.Outcome.Refused refused) {
      if (batch.size() > 1) {
        int half = batch.size() / 2;
        return sendBatch(batch.subList(0, half)) && sendBatch(batch.subList(half, batch.size()));
      }
      refuse(batch.get(0), refused);
      return true;
    }
    long nowMillis = clock.millis();
    state.delivered(nowMillis, batch.size());
    lock.lock();
    try {
      batch.forEach(posting -> book.taken(posting, nowMillis));
    } finally {
      lock.unlock();
    }
    return true;
  }

  private void refuse(Posting posting, Post.Outcome.Refused refused) {
    state.refused(clock.millis(), refused.status() + " " + refused.reason());
    LOG.error(
        "{}: alarm {} is refused with {}: {}",
        sink,
        posting.alertId(),
        refused.status(),
        refused.reason());
    lock.lock();
    try {
      book.refused(posting);
    } finally {
      lock.unlock();
    }
  }
}
