package io.umbral.benchmarks.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people were told, event by event, put together to alarms. */
final class Told {

  private final Map<String, Span> firing = new LinkedHashMap<>();
  private final List<Span> alarms = new ArrayList<>();
  private int orphanClears;

  /**
   * A raise that people were told of, or a change that told them first.
   *
   * @param alertId which alarm
   * @param place where
   * @param atMillis when, event time, milliseconds since the epoch
   */
  void raised(String alertId, String place, long atMillis) {
    firing.putIfAbsent(alertId, new Span(place, atMillis, Long.MAX_VALUE));
  }

  /**
   * An end that people were told of.
   *
   * @param alertId which alarm
   * @param atMillis when, event time, milliseconds since the epoch
   */
  void ended(String alertId, long atMillis) {
    Span begun = firing.remove(alertId);
    if (begun == null) {
      orphanClears++;
    } else {
      alarms.add(new Span(begun.place(), begun.fromMillis(), atMillis));
    }
  }

  /**
   * Every alarm; one that lasts ends with what was looked at.
   *
   * @param endMillis end of what was looked at
   */
  List<Span> alarms(long endMillis) {
    List<Span> all = new ArrayList<>(alarms);
    firing.values().forEach(last -> all.add(new Span(last.place(), last.fromMillis(), endMillis)));
    return all;
  }

  int orphanClears() {
    return orphanClears;
  }
}
