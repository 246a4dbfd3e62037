package io.umbral.embedded;

import io.umbral.pipeline.kafka.Topics;
import java.util.Map;

/** The topics of the SLA job, with the settings that their contracts ask for. */
public final class SlaTopics {

  private static final String LARGEST_MESSAGE_BYTES = Integer.toString(32 << 20);

  private SlaTopics() {}

  /**
   * Creates the topics.
   *
   * @param kafka where
   * @param partitions of {@code cell-reports} and {@code sla-windows}
   */
  public static void create(EmbeddedKafka kafka, int partitions) {
    // The broker's clock dates a report's arrival: a source with a wrong clock cannot vouch for
    // itself.
    kafka.createTopic(
        Topics.DEFAULT.cellReports(),
        partitions,
        Map.of(
            "message.timestamp.type", "LogAppendTime", "max.message.bytes", LARGEST_MESSAGE_BYTES));
    kafka.createTopic(Topics.DEFAULT.cellInventory(), 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(Topics.DEFAULT.slaWindows(), partitions, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(Topics.DEFAULT.rejected(), 1, Map.of());
  }
}
