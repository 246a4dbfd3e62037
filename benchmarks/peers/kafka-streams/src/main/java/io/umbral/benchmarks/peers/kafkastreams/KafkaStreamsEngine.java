package io.umbral.benchmarks.peers.kafkastreams;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Leaves;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The job on Kafka Streams, in two stages around the repartition topic.
 *
 * <p>Before it, {@link PartitionTotals} counts each input partition by itself, so that a leaf's
 * minute crosses the topic once for each partition and not once for each reading: written by the
 * DSL alone, every reading would be serialized, sent, read again, and counted in a store of totals
 * that are serialized for each. The totals are kept in a store and not in fields, since Streams
 * tells a processor of no commit before it happens: what a field holds would be lost by a crash
 * after it.
 *
 * <p>Behind it, the DSL adds the partitions' totals up. This stage does not wait for a window to
 * close: Streams' time is that of the newest record, so the partition that is ahead would close the
 * windows of the other, as far apart as they come when a backlog is read. The first stage has
 * closed the minute already; here its parts may come as late as {@link #CATCH_UP}, and a result is
 * said again by each commit that changed it.
 */
final class KafkaStreamsEngine implements Engine {

  /** As far as one input partition may be behind the other, in event time. */
  private static final Duration CATCH_UP = Duration.ofHours(1);

  private static final Duration WINDOW = Duration.ofMillis(LeafResult.WINDOW_MILLIS);

  /**
   * As often as the other engines write a checkpoint. A commit is that: the caches go to RocksDB
   * and the changelog, the transaction ends with the offsets. The default, 100 ms, would write the
   * open totals a hundred times as often.
   */
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(10);

  /** What one stage commits, the next one commits an interval later. */
  private static final Duration QUIET = COMMIT_INTERVAL.multipliedBy(2).plusSeconds(3);

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Place place;
  private final String application;
  private final LongAdder received = new LongAdder();
  private final LongAdder published = new LongAdder();
  private final AtomicReference<Throwable> fault = new AtomicReference<>();

  KafkaStreamsEngine(Place place) {
    this.place = place;
    this.application = "umbral-" + place.windows();
  }

  @Override
  public void run() throws Exception {
    KafkaStreams streams = new KafkaStreams(topology(), properties());
    streams.setUncaughtExceptionHandler(
        thrown -> {
          fault.set(thrown);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
    try {
      awaitEnd();
    } finally {
      streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
    forget();
  }

  private Topology topology() {
    Leaves leaves = Leaves.shared(place.bootstrap(), place.inventory());
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(PartitionTotals.store());
    builder.stream(place.reports(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .process(() -> new PartitionTotals(leaves, received::add), PartitionTotals.STORE)
        .repartition(
            Repartitioned.with(Serdes.Integer(), Serdes.ByteArray())
                .withName("by-leaf")
                .withNumberOfPartitions(place.partitions()))
        .groupByKey(Grouped.with(Serdes.Integer(), Serdes.ByteArray()))
        .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, CATCH_UP))
        .reduce(
            FlatTotals::sum,
            Materialized.<Integer, byte[], WindowStore<Bytes, byte[]>>as("leaf-totals")
                .withKeySerde(Serdes.Integer())
                .withValueSerde(Serdes.ByteArray())
                .withRetention(WINDOW.plus(CATCH_UP))
                .withCachingEnabled())
        .toStream()
        .map((leaf, totals) -> result(leaves, leaf, totals))
        .to(place.windows(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    return builder.build();
  }

  private KeyValue<byte[], byte[]> result(Leaves leaves, Windowed<Integer> leaf, byte[] totals) {
    published.increment();
    return KeyValue.pair(
        LeafResult.key(leaves.name(leaf.key()), leaf.window().start()), FlatTotals.result(totals));
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, place.bootstrap());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, place.directory());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, place.partitions());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    // Every total that is touched between two commits, so that none is written twice.
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 512L << 20);
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000);
    // The broker counts from event time, which lies long before now: it would delete what is open.
    properties.put(
        StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
        Duration.ofDays(3650).toMillis());
    putConsumer(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    putConsumer(properties, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    putConsumer(properties, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    putConsumer(properties, ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
    putProducer(properties, ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    // The totals are mostly empty buckets.
    putProducer(properties, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A transaction is as long as the commit interval, and must be allowed to be.
    putProducer(properties, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000);
    return properties;
  }

  private static void putConsumer(Properties properties, String name, Object value) {
    properties.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void putProducer(Properties properties, String name, Object value) {
    properties.put(StreamsConfig.producerPrefix(name), value);
  }

  private void awaitEnd() throws InterruptedException {
    long before = -1;
    long quietSince = System.nanoTime();
    while (System.nanoTime() - quietSince < QUIET.toNanos()) {
      if (fault.get() != null) {
        throw new IllegalStateException("Kafka Streams has stopped", fault.get());
      }
      long now = received.sum() + published.sum();
      if (now != before || received.sum() < place.readings()) {
        before = now;
        quietSince = System.nanoTime();
      }
      TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
    }
  }

  /**
   * Streams leaves its topics where they are: whoever ends an application for good deletes them.
   */
  private void forget() throws InterruptedException, ExecutionException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", place.bootstrap());
    try (Admin admin = Admin.create(properties)) {
      List<String> own =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(application))
              .toList();
      admin.deleteTopics(own).all().get();
      admin.deleteConsumerGroups(List.of(application)).all().get();
    }
  }

  @Override
  public long received() {
    return received.sum();
  }
}
