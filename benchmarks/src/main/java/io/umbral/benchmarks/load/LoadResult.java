package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Canary;
import io.umbral.benchmarks.load.LoadTrial.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session came to.
 *
 * @param plan what was put under load
 * @param found what the search found, where there was one
 * @param phases the phases that were asked for
 * @param canaryBeforeMillis time of the canary before
 * @param canaryAfterMillis time of the canary after
 * @param isAgreed whether the results are those that the loop counts
 */
public record LoadResult(
    LoadPlan plan,
    Optional<Found> found,
    List<Phase> phases,
    double canaryBeforeMillis,
    double canaryAfterMillis,
    boolean isAgreed) {

  /**
   * The phase of a rate that was asked for.
   *
   * @param readingsPerSecond the rate
   */
  public Phase at(long readingsPerSecond) {
    return phases.stream()
        .filter(phase -> phase.readingsPerSecond() == readingsPerSecond)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(readingsPerSecond + " readings/s were not sent"));
  }

  /**
   * For a result file.
   *
   * @param command that measures this again
   */
  public Map<String, Object> toJson(String command) {
    Map<String, Object> json = new LinkedHashMap<>(plan.toJson());
    json.put("command", command);
    json.put("digestsAgree", isAgreed);
    json.put("canaryBeforeMillis", canaryBeforeMillis);
    json.put("canaryAfterMillis", canaryAfterMillis);
    json.put("disturbed", Canary.isDisturbed(canaryBeforeMillis, canaryAfterMillis));
    found.ifPresent(
        of -> {
          json.put("sustainedReadingsPerSecond", of.readingsPerSecond());
          json.put("largerOneFailed", of.isBounded());
          json.put("search", of.tries().stream().map(Phase::toJson).toList());
        });
    json.put("phases", phases.stream().map(Phase::toJson).toList());
    return json;
  }
}
