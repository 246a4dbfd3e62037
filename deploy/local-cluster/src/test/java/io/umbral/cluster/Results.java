package io.umbral.cluster;

import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads along what is written to a topic of results, and keeps the highest revision of each result
 * of a minute.
 */
final class Results implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WindowResultCodec codec =
      new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  private final Map<ExpectedSlaTotals.Key, Oracle.Minute> best = new TreeMap<>();
  private long newestMinuteMillis = Long.MIN_VALUE;

  Results(String bootstrap, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come; waits a moment for the first. */
  void read() {
    for (ConsumerRecord<byte[], byte[]> found : consumer.poll(PATIENCE)) {
      WindowResult result = decoded(found);
      if (result.windowMillis() == Feed.MINUTE_MILLIS) {
        best.merge(
            Oracle.keyOf(result),
            Oracle.Minute.of(result),
            (old, next) -> next.revision() >= old.revision() ? next : old);
        newestMinuteMillis = Math.max(newestMinuteMillis, result.windowStartMillis());
      }
    }
  }

  private WindowResult decoded(ConsumerRecord<byte[], byte[]> found) {
    try {
      return codec.decode(found.value());
    } catch (WireException e) {
      throw new IllegalStateException("what the job wrote at " + found.offset() + " is damaged", e);
    }
  }

  /** Start of the newest minute of which there is a result, milliseconds since the epoch. */
  long newestMinuteMillis() {
    return newestMinuteMillis;
  }

  /** The highest revision of each result of a minute that ends by an instant, by its name. */
  Map<ExpectedSlaTotals.Key, Oracle.Minute> endingBy(long instantMillis) {
    Map<ExpectedSlaTotals.Key, Oracle.Minute> found = new TreeMap<>(best);
    found.keySet().removeIf(key -> key.minuteStartMillis() + Feed.MINUTE_MILLIS > instantMillis);
    return found;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
