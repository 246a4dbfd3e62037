package io.umbral.benchmarks.load;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Sends the records of a schedule when they are due. It waits for nobody's answer; where it is held
 * up it sends what has become due meanwhile, and the delay of every single record is recorded, from
 * when it was due and not from when it could be sent.
 */
final class Sender {

  /** What became due in this time is sent at once: waking up for every record costs more. */
  private static final long NAP_NANOS = 1_000_000;

  private final Schedule schedule;
  private final LongSupplier clockNanos;
  private final LongConsumer nap;
  private final Histogram delaysMicros = new Histogram(3);
  private volatile boolean stopped;

  /**
   * Makes one.
   *
   * @param schedule what is sent when
   * @param clockNanos nanoseconds since the start of the schedule
   * @param nap waits for so many nanoseconds
   */
  Sender(Schedule schedule, LongSupplier clockNanos, LongConsumer nap) {
    this.schedule = schedule;
    this.clockNanos = clockNanos;
    this.nap = nap;
  }

  /**
   * Sends until the last record or {@link #stop}.
   *
   * @param send sends the record of a number
   * @return number of records that were sent
   */
  long run(LongConsumer send) {
    long sent = 0;
    while (sent < schedule.records() && !stopped) {
      long nowNanos = clockNanos.getAsLong();
      long due = schedule.dueBy(nowNanos);
      if (sent == due) {
        nap.accept(Math.max(NAP_NANOS, schedule.dueNanos(sent) - nowNanos));
      }
      while (sent < due && !stopped) {
        send.accept(sent);
        long delayNanos = clockNanos.getAsLong() - schedule.dueNanos(sent);
        delaysMicros.recordValue(Math.max(0, delayNanos) / 1_000);
        sent++;
      }
    }
    return sent;
  }

  /** Ends {@link #run}; may be called by another thread. */
  void stop() {
    stopped = true;
  }

  /** How late each record was, in microseconds; to be read after {@link #run}. */
  Histogram delaysMicros() {
    return delaysMicros;
  }
}
