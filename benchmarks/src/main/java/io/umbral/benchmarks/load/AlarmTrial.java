package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Alarms under load, in one way of writing them: first as they come and go, then a storm.
 *
 * @param plan what is put under load; names how alarms are written
 * @param readingsPerSecond rate
 * @param pace of what is measured
 */
record AlarmTrial(LoadPlan plan, long readingsPerSecond, Pace pace) {

  /** For rules to be read everywhere before one of them counts. */
  private static final int STORM_AHEAD_MILLIS = 8_000;

  private static final int STORM_SECONDS = 25;

  /**
   * What was measured.
   *
   * @param phase of the load
   * @param latencies of alarms that came and went meanwhile
   * @param storm what came of it
   * @param json all of it, for a result file
   */
  record Outcome(Phase phase, AlarmLatencies latencies, Storm storm, Map<String, Object> json) {}

  Outcome run(Lab lab) throws IOException, InterruptedException {
    try (LoadSession session = LoadSession.open(lab, plan);
        AlarmObserver observer = new AlarmObserver(lab.bootstrap(), session)) {
      String rules = session.topics().alarms().alertRules();
      AlarmRules.publish(lab.bootstrap(), rules, AlarmRules.flicker(plan.sliceMillis()));
      session.startGenerator();
      session.startJob(Optional.empty());
      PhaseRun.run(session, readingsPerSecond, new Pace(0, pace.warmUpSeconds()));
      long fromMillis = System.currentTimeMillis() + 1_000L * pace.warmUpSeconds();
      AlarmLatencies latencies =
          new AlarmLatencies(fromMillis, fromMillis + 1_000L * pace.measuredSeconds());
      observer.recordTo(latencies);
      Phase phase = PhaseRun.run(session, readingsPerSecond, pace);
      Say.line(
          "%,d alarm events: after the window's end p50 %d p99 %d ms, after its record p50 %d p99 %d ms",
          latencies.count(),
          latencies.afterEndMillis(50),
          latencies.afterEndMillis(99),
          latencies.afterWindowMillis(50),
          latencies.afterWindowMillis(99));
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("delivery", plan.alarms().orElseThrow().name());
      json.put("phase", phase.toJson());
      json.put("alarms", latencies.toJson());
      Storm storm = storm(session, observer, json);
      return new Outcome(phase, latencies, storm, json);
    }
  }

  private Storm storm(LoadSession session, AlarmObserver observer, Map<String, Object> json)
      throws IOException, InterruptedException {
    Schedule schedule = session.begin(readingsPerSecond, STORM_SECONDS, 0);
    long slice = plan.sliceMillis();
    long endMillis = ((schedule.startMillis() + STORM_AHEAD_MILLIS) / slice + 2) * slice;
    Storm storm = new Storm(endMillis);
    observer.watch(storm);
    AlarmRules.publish(
        session.lab().bootstrap(),
        session.topics().alarms().alertRules(),
        AlarmRules.storm(plan.sliceMillis(), endMillis));
    int municipalities = plan.workload().municipalities();
    LoadSession.pauseUntil(
        schedule.startMillis() + 1_000L * STORM_SECONDS, () -> storm.children() >= municipalities);
    session.end();
    long windowMillis =
        session.observer().arrivalOf(Workload.COUNTRY, endMillis).orElse(Long.MIN_VALUE);
    json.put("storm", storm.toJson(plan.outOfOrdernessMillis(), windowMillis));
    Say.line("storm: %s", json.get("storm"));
    return storm;
  }
}
