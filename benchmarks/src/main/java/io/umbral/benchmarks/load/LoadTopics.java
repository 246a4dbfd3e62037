package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Lab;
import java.io.IOException;
import java.util.List;

/**
 * Topics of one session.
 *
 * @param reports what is sent
 * @param inventory reference data, kept for the next session
 * @param windows results
 * @param rejected refusals
 */
record LoadTopics(String reports, String inventory, String windows, String rejected) {

  static LoadTopics create(Lab lab, LoadPlan plan) throws IOException, InterruptedException {
    String suffix = "-load-" + System.nanoTime();
    LoadTopics topics =
        new LoadTopics(
            "reports" + suffix,
            lab.inventory(plan.workload()),
            "windows" + suffix,
            "rejected" + suffix);
    lab.topics().createReports(topics.reports(), plan.partitions());
    lab.topics().create(topics.windows(), plan.partitions());
    lab.topics().create(topics.rejected(), 1);
    return topics;
  }

  void delete(Lab lab) {
    lab.topics().delete(List.of(reports, windows, rejected));
  }
}
