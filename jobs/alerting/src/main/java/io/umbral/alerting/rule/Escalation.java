package io.umbral.alerting.rule;

import java.util.List;
import java.util.OptionalLong;

/**
 * Who else is told, and how often, while nobody acknowledges; in processing time.
 *
 * @param afterMillis after which times from the notification one more level is told, ascending
 * @param renotifyMillis how often the same people are told again; empty for once
 */
public record Escalation(List<Long> afterMillis, OptionalLong renotifyMillis) {

  /** Told once, and no one else. */
  public static final Escalation NONE = new Escalation(List.of(), OptionalLong.empty());

  /** Validates and copies. */
  public Escalation {
    afterMillis = List.copyOf(afterMillis);
    long before = 0;
    for (long after : afterMillis) {
      if (after <= before) {
        throw new IllegalArgumentException(
            "escalation " + afterMillis + " ms should ascend from 1");
      }
      before = after;
    }
    if (renotifyMillis.isPresent() && renotifyMillis.getAsLong() < 1) {
      throw new IllegalArgumentException("renotify should be 1 ms or more");
    }
  }
}
