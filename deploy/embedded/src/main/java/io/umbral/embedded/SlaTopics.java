package io.umbral.embedded;

import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.util.HashMap;
import java.util.Map;

/** The topics of the SLA job, with the settings that their contracts ask for. */
public final class SlaTopics {

  private static final String LARGEST_MESSAGE_BYTES = Integer.toString(32 << 20);

  private static final String LARGEST_PARTITION_BYTES = Integer.toString(256 << 20);
  private static final String LARGEST_SEGMENT_BYTES = Integer.toString(64 << 20);

  private SlaTopics() {}

  /**
   * Creates topics that keep all they are given, for a run that is read to its end.
   *
   * @param kafka where
   * @param partitions of {@code cell-reports}, {@code sla-windows} and {@code slo-status}
   */
  public static void create(EmbeddedKafka kafka, int partitions) {
    create(kafka, partitions, Map.of(), "compact");
  }

  /**
   * Creates topics that forget the oldest when they have grown, for a job that runs for hours.
   *
   * @param kafka where
   * @param partitions of {@code cell-reports}, {@code sla-windows} and {@code slo-status}
   */
  public static void createBounded(EmbeddedKafka kafka, int partitions) {
    Map<String, String> bounds =
        Map.of("retention.bytes", LARGEST_PARTITION_BYTES, "segment.bytes", LARGEST_SEGMENT_BYTES);
    create(kafka, partitions, bounds, "compact,delete");
  }

  private static void create(
      EmbeddedKafka kafka, int partitions, Map<String, String> bounds, String resultPolicy) {
    // The broker's clock dates a report's arrival: a source with a wrong clock cannot vouch for
    // itself.
    Map<String, String> reports = new HashMap<>(bounds);
    reports.put("message.timestamp.type", "LogAppendTime");
    reports.put("max.message.bytes", LARGEST_MESSAGE_BYTES);
    Map<String, String> results = new HashMap<>(bounds);
    results.put("cleanup.policy", resultPolicy);
    kafka.createTopic(Topics.DEFAULT.cellReports(), partitions, reports);
    kafka.createTopic(Topics.DEFAULT.cellInventory(), 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(Topics.DEFAULT.slos(), 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(Topics.DEFAULT.slaWindows(), partitions, results);
    kafka.createTopic(Topics.DEFAULT.sloStatus(), partitions, results);
    kafka.createTopic(Topics.DEFAULT.rejected(), 1, bounds);
    kafka.createTopic(ReadinessJobOnKafka.LATEST, 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(ReadinessJobOnKafka.HISTORY, 1, bounds);
  }
}
