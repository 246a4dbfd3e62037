package io.umbral.alerting.delivery;

import java.util.OptionalLong;

/**
 * How a sink is served.
 *
 * @param resendMillis how often an alarm that lasts is sent again, for sinks that forget; empty for
 *     once
 * @param firstRetryMillis after which time a failure is tried again; doubled with each one
 * @param longestRetryMillis at most
 */
public record DeliveryPlan(
    OptionalLong resendMillis, long firstRetryMillis, long longestRetryMillis) {

  /** Validates. */
  public DeliveryPlan {
    if (firstRetryMillis < 1 || longestRetryMillis < firstRetryMillis) {
      throw new IllegalArgumentException(
          "retries after " + firstRetryMillis + " to " + longestRetryMillis + " ms should grow");
    }
    if (resendMillis.isPresent() && resendMillis.getAsLong() < 1) {
      throw new IllegalArgumentException("resend should be 1 ms or more");
    }
  }

  /**
   * When to try again.
   *
   * @param failures failures in a row, 1 or more
   * @return in milliseconds
   */
  long retryMillis(int failures) {
    long doubled = firstRetryMillis << Math.min(30, failures - 1);
    return Math.min(longestRetryMillis, doubled);
  }
}
