package io.umbral.pipeline.kafka;

import io.umbral.alerting.rule.RuleBook;
import io.umbral.pipeline.RuleFeed;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of the compacted {@code alert-rules} topic. A value that cannot be read is logged and
 * passed over, so that one bad rule does not take the others along.
 */
final class KafkaRules implements RuleFeed {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaRules.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /**
   * How seldom the broker is asked: a rule is in force from an event time on, not from a moment.
   */
  private static final long POLL_NANOS = Duration.ofMillis(500).toNanos();

  private final String topic;
  private final Properties client;

  KafkaRules(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  @Override
  public Reader open() {
    Properties properties = new Properties();
    properties.putAll(client);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new TopicReader(consumer, partitions);
  }

  private static final class TopicReader implements Reader {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final AlertRuleCodec codec = new AlertRuleCodec();
    private long polledAtNanos = System.nanoTime();

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
      this.consumer = consumer;
      this.partitions = partitions;
    }

    @Override
    public void catchUp(RuleBook rules) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        apply(consumer.poll(PATIENCE), rules);
      }
    }

    @Override
    public void poll(RuleBook rules) {
      if (System.nanoTime() - polledAtNanos >= POLL_NANOS) {
        polledAtNanos = System.nanoTime();
        apply(consumer.poll(Duration.ZERO), rules);
      }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records, RuleBook rules) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.value() == null) {
          continue; // A version is never unsaid: a later one that is not enabled ends it.
        }
        try {
          rules.add(codec.decode(record.value()).rule());
        } catch (WireException e) {
          LOG.warn(
              "{}-{} offset {} is passed over: {}",
              record.topic(),
              record.partition(),
              record.offset(),
              e.getMessage());
        }
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
