package io.umbral.benchmarks.load;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads alarms as they arrive, committed ones where there are transactions. */
final class AlarmObserver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final LoadPlan plan;
  private final Observer windows;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AlarmCodec codec = new AlarmCodec();
  private final Thread thread = new Thread(this::watch, "alarm-observer");
  private volatile AlarmLatencies latencies = new AlarmLatencies(0, 0);
  private volatile Storm storm = new Storm(Long.MAX_VALUE);
  private volatile boolean closed;

  AlarmObserver(String bootstrap, LoadSession session) {
    plan = session.plan();
    windows = session.observer();
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    properties.put(
        "isolation.level",
        plan.alarms().orElseThrow() == DeliveryGuarantee.EXACTLY_ONCE
            ? "read_committed"
            : "read_uncommitted");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(new TopicPartition(session.topics().alarms().alerts(), 0)));
    consumer.seekToBeginning(consumer.assignment());
    thread.setDaemon(true);
    thread.start();
  }

  /** Counts from now on into others. */
  void recordTo(AlarmLatencies recorded) {
    latencies = recorded;
  }

  /** Looks from now on at a storm. */
  void watch(Storm expected) {
    storm = expected;
  }

  private void watch() {
    while (!closed) {
      var records = consumer.poll(PATIENCE);
      long nowMillis = System.currentTimeMillis();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        take(record.value(), nowMillis);
      }
    }
    consumer.close();
  }

  private void take(byte[] value, long arrivalMillis) {
    try {
      AlarmEvent event = codec.decodeEvent(value);
      if (event.alarm().name().ruleId().equals(AlarmRules.STORM)) {
        storm.take(event, arrivalMillis);
      } else if (event.type() == EventType.RAISED || event.type() == EventType.CLEARED) {
        long windowMillis =
            windows
                .arrivalOf(event.alarm().subject().region(), event.atMillis())
                .orElse(arrivalMillis);
        latencies.add(
            event.atMillis(),
            event.atMillis() + plan.outOfOrdernessMillis(),
            windowMillis,
            arrivalMillis);
      }
    } catch (WireException e) {
      throw new IllegalStateException("what the job wrote of alarms is damaged", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
