package io.umbral.console.history;

import io.umbral.model.WindowResult;
import java.util.List;
import java.util.Objects;

/**
 * What was read at once, and how far the topics were read with it.
 *
 * @param windows results, in any order
 * @param refusals in any order
 * @param alarms what was said of alarms
 * @param unreadable records that are no result, whose number is kept
 * @param offsets one for each partition that moved
 */
public record Batch(
    List<WindowResult> windows,
    List<Refusal> refusals,
    AlarmNews alarms,
    long unreadable,
    List<Offset> offsets) {

  /** Keeps its own lists. */
  public Batch {
    windows = List.copyOf(windows);
    refusals = List.copyOf(refusals);
    Objects.requireNonNull(alarms, "alarms");
    offsets = List.copyOf(offsets);
  }
}
