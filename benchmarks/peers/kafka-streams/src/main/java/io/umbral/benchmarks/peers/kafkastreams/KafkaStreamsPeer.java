package io.umbral.benchmarks.peers.kafkastreams;

import io.umbral.benchmarks.engine.EngineRun;
import java.util.Arrays;

/** The process of Kafka Streams. */
public final class KafkaStreamsPeer {

  /** Exactly once: transactions that take offsets, changelogs and results together. */
  private static final String EXACTLY_ONCE = "eos";

  private KafkaStreamsPeer() {}

  /**
   * Runs it.
   *
   * @param args {@code eos}, then those of {@link EngineRun}
   */
  public static void main(String[] args) throws Exception {
    if (!args[0].equals(EXACTLY_ONCE)) {
      throw new IllegalArgumentException("variant " + args[0] + " should be " + EXACTLY_ONCE);
    }
    EngineRun.main(Arrays.copyOfRange(args, 1, args.length), KafkaStreamsEngine::new);
  }
}
