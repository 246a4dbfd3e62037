package io.umbral.delivery;

import io.umbral.alerting.desk.AlarmEvent;

/** How a receiver of events wants them. */
@FunctionalInterface
public interface EventFormat {

  /**
   * The request that tells of an event.
   *
   * @param event what happened
   * @param nowMillis processing time, milliseconds since the epoch
   * @return the request; the same identity in it however often it is tried
   */
  Post post(AlarmEvent event, long nowMillis);
}
