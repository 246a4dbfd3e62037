package io.umbral.console.history;

import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.readiness.ReadinessResult;
import java.util.List;
import java.util.Objects;

/**
 * What was read at once, and how far the topics were read with it.
 *
 * @param windows results, in any order
 * @param refusals in any order
 * @param alarms what was said of alarms
 * @param scores of corridors, in any order
 * @param promises how they stand, in any order
 * @param unreadable records that are no result, whose number is kept
 * @param offsets one for each partition that moved
 */
public record Batch(
    List<WindowResult> windows,
    List<Refusal> refusals,
    AlarmNews alarms,
    List<ReadinessResult> scores,
    List<SloStatus> promises,
    long unreadable,
    List<Offset> offsets) {

  /** Keeps its own lists. */
  public Batch {
    windows = List.copyOf(windows);
    refusals = List.copyOf(refusals);
    Objects.requireNonNull(alarms, "alarms");
    scores = List.copyOf(scores);
    promises = List.copyOf(promises);
    offsets = List.copyOf(offsets);
  }
}
