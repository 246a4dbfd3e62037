package io.umbral.console.history;

import java.util.Objects;

/**
 * How far a partition was read.
 *
 * @param topic name of the topic
 * @param topicId identity of the topic: one that was deleted and made again has another
 * @param partition of it, from 0
 * @param next first offset that was not read
 */
public record Offset(String topic, String topicId, int partition, long next) {

  /** Validates. */
  public Offset {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(topicId, "topicId");
    if (partition < 0 || next < 0) {
      throw new IllegalArgumentException(
          "partition " + partition + " and offset " + next + " should be 0 or more");
    }
  }
}
