package io.umbral.embedded.demo;

import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.wire.RejectedCodec;

/**
 * Readings on the topic of refusals.
 *
 * @param late refused for being late
 * @param others refused for any other cause
 */
record Refusals(long late, long others) {

  /** Reads the whole topic. */
  static Refusals read(String bootstrap) throws Exception {
    RejectedCodec codec = new RejectedCodec();
    long[] readings = new long[2];
    try (TopicTail rejected = new TopicTail(bootstrap, Topics.DEFAULT.rejected())) {
      rejected.toTheEnd(
          (key, value) -> {
            Rejected refusal = codec.decode(value);
            readings[refusal.cause() == RejectionCause.LATE ? 0 : 1] += refusal.readings();
          });
    }
    return new Refusals(readings[0], readings[1]);
  }
}
