package io.umbral.embedded;

import io.umbral.embedded.topics.TopicSpec;
import io.umbral.embedded.topics.TopicSpec.Keeping;
import io.umbral.embedded.topics.TopicSpec.Part;
import io.umbral.embedded.topics.TopicTable;
import java.util.Set;

/** The topics of the SLA job and of readiness in a Kafka inside the process. */
public final class SlaTopics {

  private SlaTopics() {}

  /**
   * Creates topics that keep all they are given, for a run that is read to its end.
   *
   * @param kafka where
   * @param partitions of {@code cell-reports}, {@code sla-windows} and {@code slo-status}
   */
  public static void create(EmbeddedKafka kafka, int partitions) {
    create(kafka, partitions, Keeping.EVERYTHING);
  }

  /**
   * Creates topics that forget the oldest when they have grown, for a job that runs for hours.
   *
   * @param kafka where
   * @param partitions of {@code cell-reports}, {@code sla-windows} and {@code slo-status}
   */
  public static void createBounded(EmbeddedKafka kafka, int partitions) {
    create(kafka, partitions, Keeping.WITHIN_BOUNDS);
  }

  private static void create(EmbeddedKafka kafka, int partitions, Keeping keeping) {
    for (TopicSpec spec : TopicTable.of(Set.of(Part.SLA, Part.READINESS))) {
      kafka.createTopic(spec.name(), spec.partitions(partitions), spec.settings(keeping));
    }
  }
}
