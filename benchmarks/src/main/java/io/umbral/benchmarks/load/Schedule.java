package io.umbral.benchmarks.load;

/**
 * When each record is due, and what period it speaks of. It knows nothing of when records are sent:
 * whoever falls behind it is late, and event time is not.
 *
 * <p>Time is cut into ticks. A record speaks of the period that ended when the tick began in which
 * it is due, so that event times of a partition never go back and are behind the schedule by less
 * than a tick. Sources take turns; none speaks twice in a tick.
 *
 * @param startMillis when the first record is due, milliseconds since the epoch, on a tick
 * @param tickMillis length of a tick and of every period in milliseconds
 * @param recordsPerSecond rate, more than 0
 * @param records how many
 * @param sources how many take turns
 * @param eventLagMillis how far event time is behind the clock, for a history that goes on
 */
record Schedule(
    long startMillis,
    int tickMillis,
    double recordsPerSecond,
    long records,
    int sources,
    long eventLagMillis) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NANOS_PER_MILLI = 1_000_000;

  Schedule {
    if (startMillis % tickMillis != 0) {
      throw new IllegalArgumentException(
          "a schedule should start on a tick of %d ms, not at %d"
              .formatted(tickMillis, startMillis));
    }
    if (recordsPerSecond * tickMillis > 1e3 * sources) {
      throw new IllegalArgumentException(
          "%d sources that speak once in %d ms cannot send %.0f records/s"
              .formatted(sources, tickMillis, recordsPerSecond));
    }
  }

  /** Largest rate in records per second at which no source speaks twice in a tick. */
  static double largestRate(int sources, int tickMillis) {
    return sources * 1e3 / tickMillis;
  }

  /** When a record is due, nanoseconds after the start. */
  long dueNanos(long record) {
    return (long) Math.ceil(record * (NANOS_PER_SECOND / recordsPerSecond));
  }

  /** Number of records that are due at an instant, nanoseconds after the start. */
  long dueBy(long nanos) {
    if (nanos < 0) {
      return 0;
    }
    long due = Math.min(records, (long) (nanos * (recordsPerSecond / NANOS_PER_SECOND)));
    while (due < records && dueNanos(due) <= nanos) {
      due++;
    }
    while (due > 0 && dueNanos(due - 1) > nanos) {
      due--;
    }
    return due;
  }

  /** The source that sends a record, 0..{@link #sources}-1. */
  int sourceOf(long record) {
    return (int) (record % sources);
  }

  /** How often its source has spoken before. */
  int roundOf(long record) {
    return (int) (record / sources);
  }

  /** Start of the period that a record speaks of, event time, milliseconds since the epoch. */
  long periodStartMillis(long record) {
    long tick = dueNanos(record) / (tickMillis * NANOS_PER_MILLI);
    return startMillis + (tick - 1) * tickMillis - eventLagMillis;
  }

  /** End of the last period, event time, milliseconds since the epoch. */
  long lastPeriodEndMillis() {
    return periodStartMillis(records - 1) + tickMillis;
  }

  /**
   * When the first record is due that lets a window close, milliseconds since the epoch: the
   * watermark is behind it by the out-of-orderness and a millisecond.
   *
   * @param windowEndMillis end of the window, event time
   * @param outOfOrdernessMillis of the job
   * @param tickMillis length of a tick
   */
  static long closesAtMillis(long windowEndMillis, long outOfOrdernessMillis, int tickMillis) {
    return Math.floorDiv(windowEndMillis + outOfOrdernessMillis, tickMillis) * tickMillis
        + tickMillis;
  }
}
