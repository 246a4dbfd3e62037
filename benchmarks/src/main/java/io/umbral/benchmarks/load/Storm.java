package io.umbral.benchmarks.load;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.benchmarks.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/** A country in which everything fails in one window, as it arrives. */
final class Storm {

  private final long endMillis;
  private long parentMillis;
  private long lastChildMillis;
  private int told;
  private int children;

  /**
   * @param endMillis end of the window that decides, milliseconds since the epoch
   */
  Storm(long endMillis) {
    this.endMillis = endMillis;
  }

  /** Takes an event of the rule of the storm. */
  synchronized void take(AlarmEvent event, long arrivalMillis) {
    if (event.type() != EventType.RAISED || event.atMillis() != endMillis) {
      return;
    }
    told += event.isNotify() ? 1 : 0;
    if (event.alarm().subject().region().equals(Workload.COUNTRY)) {
      parentMillis = arrivalMillis;
    } else if (event.alarm().suppression().inhibitedBy().isPresent()) {
      children++;
      lastChildMillis = arrivalMillis;
    }
  }

  /** Alarms that the one of the country explains. */
  synchronized int children() {
    return children;
  }

  /** Alarms that people are told of. */
  synchronized int told() {
    return told;
  }

  /** From the end of the window and the out-of-orderness to the alarm of the country. */
  synchronized long parentAfterMillis(int outOfOrdernessMillis) {
    return parentMillis - endMillis - outOfOrdernessMillis;
  }

  /** For a result file. */
  synchronized Map<String, Object> toJson(int outOfOrdernessMillis, long windowArrivalMillis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("told", told);
    json.put("children", children);
    json.put("alarmAfterWindowEndMillis", parentAfterMillis(outOfOrdernessMillis));
    json.put("alarmAfterWindowRecordMillis", Math.max(0, parentMillis - windowArrivalMillis));
    json.put("lastChildAfterWindowEndMillis", lastChildMillis - endMillis - outOfOrdernessMillis);
    return json;
  }
}
