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
   * @param pendingSinceMillis since when the oldest of it is to be told; empty where nothing is
   * @param delivered what was taken, since the start
   * @param failures attempts that failed and are made again, since the start
   * @param refused what was refused for what it is or given up, since the start
   * @param lastDeliveredMillis when something was taken last
   * @param lastFailedMillis when something failed last
   * @param lastFailure why
   */
  public record Snapshot(
      String sink,
      String receiver,
      long pending,
      OptionalLong pendingSinceMillis,
      long delivered,
      long failures,
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

  private final String sink;
  private final String receiver;
  private long pending;
  private OptionalLong pendingSinceMillis = OptionalLong.empty();
  private long delivered;
  private long failures;
  private long refused;
  private OptionalLong lastDeliveredMillis = OptionalLong.empty();
  private OptionalLong lastFailedMillis = OptionalLong.empty();
  private Optional<String> lastFailure = Optional.empty();

  SinkState(String sink, String receiver) {
    this.sink = sink;
    this.receiver = receiver;
  }

  /** The state at this moment. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        sink,
        receiver,
        pending,
        pendingSinceMillis,
        delivered,
        failures,
        refused,
        lastDeliveredMillis,
        lastFailedMillis,
        lastFailure);
  }

  /**
   * So many wait.
   *
   * @param many 0 or more
   * @param sinceMillis since when the oldest of them waits, milliseconds since the epoch
   */
  public synchronized void pending(long many, long sinceMillis) {
    pending = many;
    pendingSinceMillis = many == 0 ? OptionalLong.empty() : OptionalLong.of(sinceMillis);
  }

  synchronized void delivered(long atMillis, long many) {
    delivered += many;
    lastDeliveredMillis = OptionalLong.of(atMillis);
  }

  synchronized void failed(long atMillis, String reason) {
    failures++;
    fail(atMillis, reason);
  }

  synchronized void refused(long atMillis, String reason) {
    refused++;
    fail(atMillis, reason);
  }

  private void fail(long atMillis, String reason) {
    lastFailedMillis = OptionalLong.of(atMillis);
    lastFailure = Optional.of(reason);
  }
}
