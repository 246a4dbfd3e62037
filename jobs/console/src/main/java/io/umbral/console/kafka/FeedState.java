package io.umbral.console.kafka;

import java.util.List;

/**
 * How the reading of the topics goes.
 *
 * @param isConnected whether Kafka answered lately
 * @param answeredMillis when it last did, milliseconds since the epoch; 0 where it never did
 * @param topics how far each was read
 */
public record FeedState(boolean isConnected, long answeredMillis, List<TopicState> topics) {

  /** Nothing read yet. */
  public static final FeedState BEFORE = new FeedState(false, 0, List.of());

  /**
   * How far a topic was read.
   *
   * @param name of the topic
   * @param isThere whether it exists
   * @param partitions how many it has
   * @param end records that were ever written, over all partitions
   * @param lagRecords records that were not read yet
   */
  public record TopicState(
      String name, boolean isThere, int partitions, long end, long lagRecords) {}

  /** Keeps its own list. */
  public FeedState {
    topics = List.copyOf(topics);
  }

  /** Records that were not read yet, over all topics. */
  public long lagRecords() {
    return topics.stream().mapToLong(TopicState::lagRecords).sum();
  }
}
