package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the results as they arrive, and says how long each took. Of a window that is published
 * again, revised or final, the first time counts.
 */
final class Observer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final String WHOLE_REGION = "|ALL|ALL|";

  private final LoadPlan plan;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Long> newestStart = new HashMap<>();
  private final Map<String, Long> arrivalOfRegion = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::watch, "observer");
  private volatile Latencies latencies = new Latencies(0, 0);
  private final AtomicLong arrivals = new AtomicLong();
  private volatile boolean closed;

  Observer(Topics topics, String windows, LoadPlan plan) {
    this.plan = plan;
    this.consumer = topics.consumer();
    List<TopicPartition> partitions = Topics.partitionsOf(consumer, windows);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.setDaemon(true);
    thread.start();
  }

  /** Counts from now on into others. */
  void recordTo(Latencies recorded) {
    latencies = recorded;
  }

  /**
   * When the window of a region, all operators and technologies together, arrived first.
   *
   * @param region which
   * @param endMillis end of its window, of one slice
   * @return milliseconds since the epoch; empty where it has not arrived, or alarms are not asked
   *     for
   */
  OptionalLong arrivalOf(String region, long endMillis) {
    String key =
        region + WHOLE_REGION + (endMillis - plan.sliceMillis()) + "|" + plan.sliceMillis();
    Long arrival = arrivalOfRegion.get(key);
    return arrival == null ? OptionalLong.empty() : OptionalLong.of(arrival);
  }

  /** Number of results so far, every publication counted. */
  long arrivals() {
    return arrivals.get();
  }

  private void watch() {
    while (!closed) {
      var records = consumer.poll(PATIENCE);
      long nowMillis = System.currentTimeMillis();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        take(new String(record.key(), StandardCharsets.UTF_8), nowMillis);
      }
      arrivals.addAndGet(records.count());
    }
    consumer.close();
  }

  /** A key is {@code region|operator|technology|start|length}. */
  private void take(String key, long arrivalMillis) {
    int beforeLength = key.lastIndexOf('|');
    int beforeStart = key.lastIndexOf('|', beforeLength - 1);
    long start = Long.parseLong(key, beforeStart + 1, beforeLength, 10);
    long end = start + Integer.parseInt(key, beforeLength + 1, key.length(), 10);
    String series = key.substring(0, beforeStart) + key.substring(beforeLength);
    Long newest = newestStart.get(series);
    if (newest == null || newest < start) {
      newestStart.put(series, start);
      if (plan.alarms().isPresent() && key.contains(WHOLE_REGION)) {
        arrivalOfRegion.put(key, arrivalMillis);
      }
      latencies.add(
          end,
          end + plan.outOfOrdernessMillis(),
          Schedule.closesAtMillis(end, plan.outOfOrdernessMillis(), plan.workload().periodMillis()),
          arrivalMillis);
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
