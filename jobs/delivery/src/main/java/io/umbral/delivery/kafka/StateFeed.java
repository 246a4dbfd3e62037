package io.umbral.delivery.kafka;

import io.umbral.alerting.desk.Alarm;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the compacted topic of alarms from its beginning, at every start: what an Alertmanager has
 * to be told follows from it alone, so nothing else is remembered.
 */
final class StateFeed implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StateFeed.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Properties client;
  private final String topic;
  private final Consumer<Alarm> taker;
  private final AlarmCodec codec = new AlarmCodec();

  StateFeed(Properties client, String topic, Consumer<Alarm> taker) {
    this.client = client;
    this.topic = topic;
    this.taker = taker;
  }

  @Override
  public void run() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      try {
        feed(consumer);
      } catch (InterruptException end) {
        // A consumer that is closed by an interrupted thread leaves its connections open.
        boolean unused = Thread.interrupted();
      }
    }
    Thread.currentThread().interrupt();
  }

  private void feed(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (!Thread.interrupted()) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(PATIENCE)) {
        take(found);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> found) {
    if (found.value() == null) {
      return; // Forgotten after its end; a book forgets by itself.
    }
    try {
      taker.accept(codec.decodeState(found.value()));
    } catch (WireException e) {
      LOG.error(
          "{}-{} offset {} is passed over: {}",
          found.topic(),
          found.partition(),
          found.offset(),
          e.getMessage());
    }
  }
}
