package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Canary;
import io.umbral.benchmarks.harness.Figures;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a recovery came to.
 *
 * @param trial what was done
 * @param checkpointBytes size of the last complete checkpoint before the kill, as Flink counts it
 * @param diskBytes bytes of all checkpoint files at that time
 * @param lagReadings largest lag in the ten seconds before the kill
 * @param runningSeconds from the kill until the new process could read
 * @param caughtUpSeconds from the kill until the lag was as before
 * @param generator what the generator said
 * @param canaryBeforeMillis time of the canary before
 * @param canaryAfterMillis time of the canary after
 * @param isAgreed whether the results are those that the loop counts
 */
public record RecoveryResult(
    RecoveryTrial trial,
    long checkpointBytes,
    long diskBytes,
    long lagReadings,
    double runningSeconds,
    double caughtUpSeconds,
    Figures generator,
    double canaryBeforeMillis,
    double canaryAfterMillis,
    boolean isAgreed) {

  /**
   * For a result file.
   *
   * @param command that measures this again
   */
  public Map<String, Object> toJson(String command) {
    Map<String, Object> json = new LinkedHashMap<>(trial.plan().toJson());
    json.put("command", command);
    json.put("digestsAgree", isAgreed);
    json.put("canaryBeforeMillis", canaryBeforeMillis);
    json.put("canaryAfterMillis", canaryAfterMillis);
    json.put("disturbed", Canary.isDisturbed(canaryBeforeMillis, canaryAfterMillis));
    json.put("readingsPerSecond", trial.readingsPerSecond());
    json.put("historySlices", trial.historySlices());
    json.put("checkpointBytes", checkpointBytes);
    json.put("checkpointFilesBytes", diskBytes);
    json.put("lagBeforeReadings", lagReadings);
    json.put("runningAgainSeconds", runningSeconds);
    json.put("caughtUpSeconds", caughtUpSeconds);
    json.put("generator", generator.asMap());
    return json;
  }
}
