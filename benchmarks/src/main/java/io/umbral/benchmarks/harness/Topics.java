package io.umbral.benchmarks.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of a broker. */
public final class Topics implements AutoCloseable {

  /** Kept whatever the clock says. */
  static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

  /** The same, and as the contract of reports has it: the broker dates the arrival. */
  static final Map<String, String> REPORTS =
      Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime");

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final String bootstrap;
  private final Admin admin;

  Topics(String bootstrap) {
    this.bootstrap = bootstrap;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /**
   * Takes a record.
   *
   * @param <E> what it may throw
   */
  @FunctionalInterface
  interface Taker<E extends Exception> {
    void take(ConsumerRecord<byte[], byte[]> record) throws E;
  }

  /**
   * Creates a topic.
   *
   * @param name new
   * @param partitions how many
   */
  public void create(String name, int partitions) {
    create(name, partitions, KEPT);
  }

  /** Creates a topic of reports. */
  public void createReports(String name, int partitions) {
    create(name, partitions, REPORTS);
  }

  private void create(String name, int partitions, Map<String, String> configuration) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(configuration);
    await(admin.createTopics(List.of(topic)).all());
  }

  /** Deletes topics; those that are not there are as they should be. */
  public void delete(List<String> names) {
    for (String name : names) {
      try {
        await(admin.deleteTopics(List.of(name)).all());
      } catch (UnknownTopicOrPartitionException gone) {
        // as it should be
      }
    }
  }

  private static void await(KafkaFuture<Void> done) {
    try {
      done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the broker", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /** Number of records that a topic holds, over all partitions. */
  public long records(String name) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitionsOf(consumer, name)).values().stream()
          .mapToLong(end -> end)
          .sum();
    }
  }

  /** Hands on every record that a topic holds now. */
  <E extends Exception> void forEach(String name, Taker<E> taker) throws E {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitionsOf(consumer, name);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          taker.take(record);
        }
      }
    }
  }

  /** A consumer of bytes that reads what it is assigned. */
  public KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    properties.put("max.poll.records", "5000");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The partitions of a topic. */
  public static List<TopicPartition> partitionsOf(
      KafkaConsumer<byte[], byte[]> consumer, String name) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(name)
        .forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
    return partitions;
  }

  @Override
  public void close() {
    admin.close();
  }
}
