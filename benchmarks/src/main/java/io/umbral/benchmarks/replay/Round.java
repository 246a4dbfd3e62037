package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Canary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every entry once, one after the other.
 *
 * @param canaryBeforeMillis time of the canary before
 * @param canaryAfterMillis time of the canary after
 * @param runs the runs, in their order
 */
record Round(double canaryBeforeMillis, double canaryAfterMillis, List<Run> runs) {

  boolean isDisturbed() {
    return Canary.isDisturbed(canaryBeforeMillis, canaryAfterMillis);
  }

  /** A figure of an entry. */
  double figure(String entry, String name) {
    return runs.stream()
        .filter(run -> run.entry().name().equals(entry))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no entry " + entry))
        .figure(name);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("canaryBeforeMillis", canaryBeforeMillis);
    json.put("canaryAfterMillis", canaryAfterMillis);
    json.put("disturbed", isDisturbed());
    json.put("runs", runs.stream().map(Run::toJson).toList());
    return json;
  }
}
