package io.umbral.delivery;

import java.util.Optional;
import java.util.OptionalLong;

/** How the delivery to one receiver stands. Safe for use by several threads. */
public final class SinkState {

  /**
   * The state at one moment. Times are processing time in milliseconds since the epoch.
   *
   * @param sink name of the sink
   * @param receiver whom it tells
   * @param pending what is to be told now
   * @param delivered what was taken, since the start
   * @param refused what was refused for what it is or given up, since the start
   * @param lastDeliveredMillis when something was taken last
   * @param lastFailedMillis when something failed last
   * @param lastFailure why
   */
  public record Snapshot(
      String sink,
      String receiver,
      long pending,
      long delivered,
      long refused,
      OptionalLong lastDeliveredMillis,
      OptionalLong lastFailedMillis,
      Optional<String> lastFailure) {

    /** Whether nothing was taken since something failed. */
    public boolean isFailing() {
      return lastFailedMillis.isPresent()
          && (lastDeliveredMillis.isEmpty()
              || lastDeliveredMillis.getAsLong() < lastFailedMillis.getAsLong());
    }
  }

  private Snapshot now;

  SinkState(String sink, String receiver) {
    now =
        new Snapshot(
            sink, receiver, 0, 0, 0, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** The state at this moment. */
  public synchronized Snapshot snapshot() {
    return now;
  }

  synchronized void pending(long many) {
    now =
        new Snapshot(
            now.sink,
            now.receiver,
            many,
            now.delivered,
            now.refused,
            now.lastDeliveredMillis,
            now.lastFailedMillis,
            now.lastFailure);
  }

  synchronized void delivered(long atMillis, long many) {
    now =
        new Snapshot(
            now.sink,
            now.receiver,
            now.pending,
            now.delivered + many,
            now.refused,
            OptionalLong.of(atMillis),
            now.lastFailedMillis,
            now.lastFailure);
  }

  synchronized void failed(long atMillis, String reason) {
    now =
        new Snapshot(
            now.sink,
            now.receiver,
            now.pending,
            now.delivered,
            now.refused,
            now.lastDeliveredMillis,
            OptionalLong.of(atMillis),
            Optional.of(reason));
  }

  synchronized void refused(long atMillis, String reason) {
    failed(atMillis, reason);
    now =
        new Snapshot(
            now.sink,
            now.receiver,
            now.pending,
            now.delivered,
            now.refused + 1,
            now.lastDeliveredMillis,
            now.lastFailedMillis,
            now.lastFailure);
  }
}
