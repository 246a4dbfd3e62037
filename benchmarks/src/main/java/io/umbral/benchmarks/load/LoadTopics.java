package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Lab;
import io.umbral.pipeline.kafka.AlertTopics;
import java.io.IOException;
import java.util.List;

/**
 * Topics of one session.
 *
 * @param reports what is sent
 * @param inventory reference data, kept for the next session
 * @param windows results
 * @param rejected refusals
 * @param alarms those of the alert job, where it runs
 */
record LoadTopics(
    String reports, String inventory, String windows, String rejected, AlertTopics alarms) {

  static LoadTopics create(Lab lab, LoadPlan plan) throws IOException, InterruptedException {
    String suffix = "-load-" + System.nanoTime();
    LoadTopics topics =
        new LoadTopics(
            "reports" + suffix,
            lab.inventory(plan.workload()),
            "windows" + suffix,
            "rejected" + suffix,
            alarms(suffix));
    lab.topics().createReports(topics.reports(), plan.partitions());
    lab.topics().create(topics.windows(), plan.partitions());
    lab.topics().create(topics.rejected(), 1);
    if (plan.alarms().isPresent()) {
      topics.ofAlarms().forEach(name -> lab.topics().create(name, 1));
    }
    return topics;
  }

  /** Names that belong together. */
  static AlertTopics alarms(String suffix) {
    return new AlertTopics(
        "alerts" + suffix, "states" + suffix, "rules" + suffix, "actions" + suffix);
  }

  private List<String> ofAlarms() {
    return List.of(
        alarms.alerts(), alarms.alertState(), alarms.alertRules(), alarms.operatorActions());
  }

  void delete(Lab lab) {
    lab.topics().delete(List.of(reports, windows, rejected));
    lab.topics().delete(ofAlarms());
  }
}
