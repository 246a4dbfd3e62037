package io.umbral.embedded.topics;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a topic should be.
 *
 * @param name as in the contracts
 * @param part who needs it
 * @param spread into how many partitions it is cut
 * @param settings of Kafka, by their names there
 * @param purpose what is on it, in a few words
 */
public record TopicSpec(
    String name, Part part, Spread spread, Map<String, String> settings, String purpose) {

  /** Who needs a topic. */
  public enum Part {
    /** The SLA job. */
    SLA,
    /** The alert job. */
    ALARMS,
    /** The readiness job. */
    READINESS,
    /** {@code umbral deliver}. */
    DELIVERY,
    /** {@code umbral ingest}. */
    INGEST
  }

  /** Into how many partitions a topic is cut. */
  public enum Spread {
    /** One: few records, or records whose order counts. */
    ONE,
    /** As many as the jobs may have subtasks that read or write it. */
    MANY
  }

  /** What a topic does with its records, given the choice. */
  public enum Keeping {
    /** What the table says: for a Kafka that runs for years. */
    AS_AGREED,
    /** Everything: for a run that is read to its end. */
    EVERYTHING,
    /** As agreed, and within bounds of size: for a Kafka inside a process that runs for hours. */
    WITHIN_BOUNDS
  }

  private static final String LARGEST_PARTITION_BYTES = Integer.toString(256 << 20);
  private static final String LARGEST_SEGMENT_BYTES = Integer.toString(64 << 20);

  /** Validates. */
  public TopicSpec {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(spread, "spread");
    settings = Map.copyOf(settings);
    if (!settings.containsKey(TopicTable.CLEANUP)) {
      throw new IllegalArgumentException(
          "topic " + name + " should say whether it compacts, deletes or does both");
    }
  }

  /**
   * The number of its partitions.
   *
   * @param many that of topics that are spread
   * @return 1 or more
   */
  public int partitions(int many) {
    return spread == Spread.ONE ? 1 : many;
  }

  /**
   * Its settings.
   *
   * @param keeping what it does with its records
   * @return settings of Kafka, by their names there
   */
  public Map<String, String> settings(Keeping keeping) {
    boolean deletes = settings.get(TopicTable.CLEANUP).contains(TopicTable.DELETE);
    if (keeping == Keeping.AS_AGREED || !deletes) {
      return settings;
    }
    Map<String, String> changed = new TreeMap<>(settings);
    if (keeping == Keeping.WITHIN_BOUNDS) {
      changed.put("retention.bytes", LARGEST_PARTITION_BYTES);
      changed.put("segment.bytes", LARGEST_SEGMENT_BYTES);
    } else if (changed.get(TopicTable.CLEANUP).equals(TopicTable.DELETE)) {
      changed.put(TopicTable.RETENTION, TopicTable.FOR_EVER);
    } else {
      changed.put(TopicTable.CLEANUP, TopicTable.COMPACT);
      changed.remove(TopicTable.RETENTION);
    }
    return changed;
  }
}
