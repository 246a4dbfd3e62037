package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.connector.base.DeliveryGuarantee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long alarms take, and what a storm comes to. */
@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends reports by a schedule that waits for nobody, to the SLA job with the alert job behind",
      "it: how long alarms take to their topic, from the end of the window that decides and from the",
      "arrival of its result. Then everything fails in one window: one alarm with a child for each",
      "municipality should come of it. Once for each way of writing alarms."
    })
public final class Alarms implements Callable<Integer> {

  private static final long GOAL_MILLIS = 1_000;

  @Option(names = "--rate", description = "Readings per second (default: ${DEFAULT-VALUE}).")
  private long rate = 200_000;

  @Option(
      names = "--delivery",
      split = ",",
      description = "Ways of writing alarms: ${COMPLETION-CANDIDATES} (default: the first two).")
  private List<DeliveryGuarantee> deliveries =
      List.of(DeliveryGuarantee.EXACTLY_ONCE, DeliveryGuarantee.AT_LEAST_ONCE);

  @Option(names = "--seconds", description = "Measured (default: ${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Option(
      names = "--warm-up",
      description = "Seconds before that, twice (default: ${DEFAULT-VALUE}).")
  private int warmUp = 8;

  @Option(names = "--sites", description = "Sites, of ten cells each (default: ${DEFAULT-VALUE}).")
  private int sites = 20_000;

  @Option(names = "--municipalities", description = "Leaf regions (default: ${DEFAULT-VALUE}).")
  private int municipalities = 2_000;

  @Option(
      names = "--checkpoints",
      description =
          "Milliseconds from checkpoint to checkpoint, which is what alarms wait for that are"
              + " written exactly once (default: ${DEFAULT-VALUE}).")
  private int checkpointMillis = 500;

  @Option(names = "--seed", description = "Of all values (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--directory",
      description = "Topics, kept for the next time; state (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("benchmarks", "target", "replay");

  @Option(names = "--out", description = "File of the result as JSON.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    LoadPlan plan =
        LoadPlan.of(seed, sites, municipalities)
            .with(Map.of("checkpoints", Integer.toString(checkpointMillis)));
    List<Map<String, Object>> results = new ArrayList<>();
    boolean isMet = true;
    try (Lab lab = Lab.open(directory)) {
      for (DeliveryGuarantee delivery : deliveries) {
        AlarmTrial trial =
            new AlarmTrial(plan.withAlarms(delivery), rate, new Pace(warmUp, seconds));
        AlarmTrial.Outcome outcome = trial.run(lab);
        isMet &= isMet(plan, outcome);
        results.add(outcome.json());
      }
    }
    if (out != null) {
      Map<String, Object> json = new LinkedHashMap<>(plan.toJson());
      List<String> words = spec.commandLine().getParseResult().originalArgs();
      json.put("command", "benchmarks/run alarms " + String.join(" ", words));
      json.put("deliveries", results);
      Json.write(out, json);
    }
    return isMet ? 0 : 1;
  }

  private boolean isMet(LoadPlan plan, AlarmTrial.Outcome outcome) {
    boolean isFast = outcome.latencies().afterEndMillis(99) <= GOAL_MILLIS;
    Storm storm = outcome.storm();
    boolean isCalm =
        storm.told() == 1
            && storm.children() == municipalities
            && storm.parentAfterMillis(plan.outOfOrdernessMillis()) <= GOAL_MILLIS;
    Say.line(
        "p99 of alarms within a second: %s; storm of one alarm within a second: %s",
        isFast ? "met" : "MISSED", isCalm ? "met" : "MISSED");
    return isFast && isCalm;
  }
}
