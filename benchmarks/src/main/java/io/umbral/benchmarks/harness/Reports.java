package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic that holds a workload.
 *
 * @param topic its name
 * @param inventory topic of the reference data
 * @param workload what it holds
 * @param rounds how many rounds of it
 * @param partitions partitions of the topic
 * @param records number of records
 * @param readings number of readings, those delivered twice counted twice
 * @param bytes bytes of the values
 */
public record Reports(
    String topic,
    String inventory,
    Workload workload,
    int rounds,
    int partitions,
    long records,
    long readings,
    long bytes) {

  /** End of the last period, milliseconds since the epoch. */
  public long endMillis() {
    return workload.startOf(rounds - 1) + workload.periodMillis();
  }

  /** For a result file. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", workload.seed());
    json.put("cells", workload.cells());
    json.put("municipalities", workload.municipalities());
    json.put("skewed", workload.isSkewed());
    json.put("readingsPerRecord", workload.readingsPerRecord());
    json.put("deliveredTwice", workload.redelivers());
    json.put("periodMillis", workload.periodMillis());
    json.put("everyMillis", workload.everyMillis());
    json.put("rounds", rounds);
    json.put("partitions", partitions);
    json.put("records", records);
    json.put("readings", readings);
    json.put("valueBytes", bytes);
    return json;
  }
}
