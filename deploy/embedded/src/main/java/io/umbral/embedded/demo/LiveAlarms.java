package io.umbral.embedded.demo;

import io.umbral.alerting.desk.Alarm;
import io.umbral.embedded.demo.View.Alarms;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alarms that last, as {@code alert-state} tells them. */
final class LiveAlarms {

  private static final Comparator<Alarm> ORDER =
      Comparator.comparing(Alarm::severity)
          .reversed()
          .thenComparingLong(Alarm::startsAtMillis)
          .thenComparing(Alarm::alertId);

  private final AlarmCodec codec = new AlarmCodec();
  private final Map<String, Alarm> lasting = new HashMap<>();

  /**
   * Takes a record.
   *
   * @param value what is known of the alarm; null for one that is taken away
   * @throws WireException where it cannot be read
   */
  void record(byte[] key, byte[] value) throws WireException {
    String alertId = new String(key, StandardCharsets.UTF_8);
    if (value == null) {
      lasting.remove(alertId);
      return;
    }
    Alarm alarm = codec.decodeState(value);
    if (alarm.isFiring()) {
      lasting.put(alertId, alarm);
    } else {
      lasting.remove(alertId);
    }
  }

  /**
   * What is shown of them.
   *
   * @param names of regions and corridors
   */
  Alarms shown(Map<String, String> names) {
    List<Alarms.Line> told =
        lasting.values().stream()
            .filter(alarm -> alarm.suppression().inhibitedBy().isEmpty())
            .filter(alarm -> alarm.attention().isNotified())
            .sorted(ORDER)
            .map(alarm -> lineOf(alarm, names))
            .toList();
    return new Alarms(told, lasting.size() - told.size());
  }

  private static Alarms.Line lineOf(Alarm alarm, Map<String, String> names) {
    String region = alarm.subject().region();
    String place = names.getOrDefault(region, region);
    return new Alarms.Line(
        alarm.severity().name(),
        alarm.name().ruleId() + ", " + place + ", " + alarm.subject().operator(),
        Instant.ofEpochMilli(alarm.startsAtMillis()));
  }
}
