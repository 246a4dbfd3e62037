package io.umbral.delivery;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.ves.VesAlarmEvents;
import java.net.URI;
import java.util.Map;

/**
 * Events for a VES event listener (ONAP VES 7.2), POST to {@code /eventListener/v7}.
 *
 * @param url the whole address of the listener
 * @param domain which domain the events have
 * @param reportingEntity name under which Umbral reports
 * @param headers of every request, such as an authorization
 */
public record VesListener(
    URI url, Domain domain, String reportingEntity, Map<String, String> headers)
    implements EventFormat {

  /** Domains of alarm events. */
  public enum Domain {
    /** {@code fault}. */
    FAULT,
    /** {@code thresholdCrossingAlert}: SET, CONT, CLEAR. */
    THRESHOLD_CROSSING_ALERT
  }

  /** Copies. */
  public VesListener {
    headers = Map.copyOf(headers);
  }

  @Override
  public Post post(AlarmEvent event, long nowMillis) {
    Map<String, Object> tree =
        switch (domain) {
          case FAULT -> VesAlarmEvents.fault(event, reportingEntity);
          case THRESHOLD_CROSSING_ALERT ->
              VesAlarmEvents.thresholdCrossingAlert(event, reportingEntity);
        };
    return new Post(url, headers, JsonTree.bytes(tree));
  }

  /** Without the headers, which may hold a secret. */
  @Override
  public String toString() {
    return "VesListener[" + url + ", " + domain + "]";
  }
}
