package io.umbral.embedded.demo;

import io.umbral.embedded.synthetic.SyntheticNation;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends what a nation reports, each period when the clock reaches its end, in a thread of its own.
 */
final class LiveFeed implements AutoCloseable {

  /** Delay of the generator that is nothing to speak of. */
  static final long TOLERATED_DELAY_MILLIS = 2_000;

  private final SyntheticNation nation;
  private final ReportSender sender;
  private final Clock clock;
  private final StopSignal stop = new StopSignal();
  private final Thread thread = new Thread(this::run, "generator");
  private volatile long periodEndMillis;
  private volatile RuntimeException failure;

  /**
   * Makes one; it begins with {@link #start}.
   *
   * @param firstPeriodMillis start of the first period, milliseconds since the epoch
   */
  LiveFeed(SyntheticNation nation, ReportSender sender, Clock clock, long firstPeriodMillis) {
    this.nation = nation;
    this.sender = sender;
    this.clock = clock;
    periodEndMillis = firstPeriodMillis + nation.config().reportPeriodMillis();
  }

  void start() {
    thread.start();
  }

  private void run() {
    int periodMillis = nation.config().reportPeriodMillis();
    try {
      while (!stop.await(Duration.ofMillis(periodEndMillis - clock.millis()))) {
        long endMillis = periodEndMillis;
        nation.deliver(endMillis - periodMillis, sender::send);
        sender.flush();
        periodEndMillis = endMillis + periodMillis;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** By how much the period that comes next is overdue, in milliseconds; 0 where it is not. */
  long behindMillis() {
    return Math.max(0, clock.millis() - periodEndMillis);
  }

  /**
   * Looks after the thread.
   *
   * @throws IllegalStateException if it stopped by itself
   */
  void requireRunning() {
    if (failure != null) {
      throw new IllegalStateException("no more reports are sent", failure);
    }
  }

  /** Ends the thread. */
  @Override
  public void close() {
    stop.raise();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
