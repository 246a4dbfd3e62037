package io.umbral.delivery.kafka;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.delivery.EventDelivery;
import io.umbral.delivery.EventDelivery.Step;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver of the events of the log, partition by partition in their order. How far it
 * has come is committed under a consumer group of its own, after each event that is done, so a
 * restart goes on where it was and repeats at most one event. While an event waits to be tried
 * again its partition is paused, and the consumer stays in its group.
 */
final class EventFeed implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final String GROUP_PREFIX = "umbral-delivery-";

  private final Properties client;
  private final String topic;
  private final EventDelivery delivery;
  private final DeadLetters deadLetters;
  private final AlarmCodec codec = new AlarmCodec();

  /** When the event that failed is tried again, on {@link System#nanoTime}'s clock. */
  private OptionalLong waitingUntilNanos = OptionalLong.empty();

  EventFeed(
      Properties client,
      String topic,
      String sink,
      EventDelivery delivery,
      DeadLetters deadLetters) {
    this.client = new Properties();
    this.client.putAll(client);
    this.client.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP_PREFIX + sink);
    this.client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // A sink that is new is not told of what was over before it came.
    this.client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    this.client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.topic = topic;
    this.delivery = delivery;
    this.deadLetters = deadLetters;
  }

  @Override
  public void run() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      try {
        feed(consumer);
      } catch (InterruptException | InterruptedException end) {
        // A consumer that is closed by an interrupted thread leaves its group late.
        boolean unused = Thread.interrupted();
      }
    }
    Thread.currentThread().interrupt();
  }

  private void feed(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
    consumer.subscribe(List.of(topic));
    while (!Thread.interrupted()) {
      resumeWhereItIsTime(consumer);
      var found = consumer.poll(PATIENCE);
      for (TopicPartition partition : found.partitions()) {
        tell(consumer, partition, found.records(partition));
      }
    }
  }

  private void resumeWhereItIsTime(KafkaConsumer<byte[], byte[]> consumer) {
    if (waitingUntilNanos.isPresent() && System.nanoTime() - waitingUntilNanos.getAsLong() >= 0) {
      consumer.resume(consumer.paused());
      waitingUntilNanos = OptionalLong.empty();
    }
  }

  private void tell(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> events)
      throws InterruptedException {
    long behind = consumer.currentLag(partition).orElse(0) + events.size();
    for (ConsumerRecord<byte[], byte[]> event : events) {
      if (waitingUntilNanos.isEmpty()) {
        delivery.state().pending(behind--, event.timestamp());
      }
      if (waitingUntilNanos.isPresent() || !isDone(event)) {
        // All partitions wait: the receiver is one.
        consumer.seek(partition, event.offset());
        consumer.pause(consumer.assignment());
        return;
      }
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(event.offset() + 1)));
    }
  }

  private boolean isDone(ConsumerRecord<byte[], byte[]> found) throws InterruptedException {
    Optional<AlarmEvent> event = read(found);
    if (event.isEmpty()) {
      delivery.state().pending(0, 0);
      return true;
    }
    Step step = delivery.attempt(event.get());
    if (step instanceof Step.Again again) {
      waitingUntilNanos =
          OptionalLong.of(System.nanoTime() + Duration.ofMillis(again.waitMillis()).toNanos());
      return false;
    }
    ((Step.Done) step).deadLetter().ifPresent(deadLetters::put);
    return true;
  }

  private Optional<AlarmEvent> read(ConsumerRecord<byte[], byte[]> found) {
    try {
      return Optional.of(codec.decodeEvent(found.value()));
    } catch (WireException e) {
      LOG.error(
          "{}-{} offset {} is passed over: {}",
          found.topic(),
          found.partition(),
          found.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
