package io.umbral.benchmarks.peers.jet;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.kafka.KafkaSinks;
import com.hazelcast.jet.kafka.KafkaSources;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.ServiceFactories;
import com.hazelcast.jet.pipeline.ServiceFactory;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.StreamSource;
import com.hazelcast.jet.pipeline.WindowDefinition;
import com.hazelcast.spi.properties.ClusterProperty;
import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.LeafTotals;
import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The job on Jet: one member in this process, the windowed aggregation in its two stages, exactly
 * once in its state. The sink writes at least once: a result is named by its key, so that one that
 * is said again after a crash says the same, and no result waits for the end of a transaction.
 */
final class JetEngine implements Engine {

  /** How far a reading may be behind the newest of its partition. */
  private static final long ALLOWED_LAG_MILLIS = 5_000;

  private static final Duration SNAPSHOT_INTERVAL = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /**
   * How long the source sleeps at most while its queue is full: as long as the processors that
   * cooperate. The default, 5,000, leaves them without work and costs half of the rate.
   */
  private static final String LONGEST_IDLE_MICROS = "500";

  /** Items between two processors; the default, 1,024, is drained before a sleeper wakes up. */
  private static final int EDGE_QUEUE_SIZE = 16 << 10;

  private static final String LOOPBACK = "127.0.0.1";

  /** Of the process, see {@link ReportDecoder#RECEIVED}. */
  private static final LongAdder PUBLISHED = new LongAdder();

  private final Place place;

  JetEngine(Place place) {
    this.place = place;
  }

  @Override
  public void run() throws Exception {
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config());
    try {
      Job job = member.getJet().newJob(pipeline(), job());
      awaitEnd(job);
      job.cancel();
    } finally {
      member.shutdown();
    }
  }

  private Pipeline pipeline() {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .readFrom(reports())
        .withTimestamps(ReportTime::of, ALLOWED_LAG_MILLIS)
        .setLocalParallelism(place.partitions())
        .flatMapUsingService(decoder(place.bootstrap(), place.inventory()), ReportDecoder::decode)
        .setLocalParallelism(place.partitions())
        .groupingKey(reading -> reading.leaf)
        .window(WindowDefinition.tumbling(LeafResult.WINDOW_MILLIS))
        .aggregate(totals())
        .setLocalParallelism(place.partitions())
        .writeTo(windows())
        .setLocalParallelism(1);
    return pipeline;
  }

  private StreamSource<byte[]> reports() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", place.bootstrap());
    properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    properties.put("max.poll.records", "5000");
    properties.put("max.partition.fetch.bytes", Integer.toString(4 << 20));
    properties.put("receive.buffer.bytes", Integer.toString(1 << 20));
    return KafkaSources.<byte[], byte[], byte[]>kafka(
        properties, ConsumerRecord::value, place.reports());
  }

  private static ServiceFactory<?, ReportDecoder> decoder(String bootstrap, String inventory) {
    return ServiceFactories.nonSharedService(
        context -> new ReportDecoder(Leaves.shared(bootstrap, inventory)));
  }

  private static AggregateOperation1<Reading, LeafTotals, byte[]> totals() {
    return AggregateOperation.withCreate(LeafTotals::new)
        .andAccumulate(LeafTotals::add)
        .andCombine(LeafTotals::merge)
        .andExportFinish(LeafTotals::result);
  }

  private Sink<KeyedWindowResult<Integer, byte[]>> windows() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", place.bootstrap());
    properties.put("key.serializer", ByteArraySerializer.class.getName());
    properties.put("value.serializer", ByteArraySerializer.class.getName());
    properties.put("compression.type", "lz4");
    properties.put("linger.ms", "5");
    String bootstrap = place.bootstrap();
    String inventory = place.inventory();
    String topic = place.windows();
    return KafkaSinks.<KeyedWindowResult<Integer, byte[]>>kafka(properties)
        .toRecordFn(result -> record(topic, Leaves.shared(bootstrap, inventory), result))
        .exactlyOnce(false)
        .build();
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Leaves leaves, KeyedWindowResult<Integer, byte[]> result) {
    PUBLISHED.increment();
    return new ProducerRecord<>(
        topic, LeafResult.key(leaves.name(result.key()), result.start()), result.result());
  }

  private static JobConfig job() {
    return new JobConfig()
        .setName("replay")
        .setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE)
        .setSnapshotIntervalMillis(SNAPSHOT_INTERVAL.toMillis());
  }

  private Config config() {
    Config config = new Config();
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "log4j2");
    config.setProperty(
        ClusterProperty.JET_IDLE_NONCOOPERATIVE_MAX_MICROSECONDS.getName(), LONGEST_IDLE_MICROS);
    config.getJetConfig().setEnabled(true).setCooperativeThreadCount(place.partitions());
    config.getJetConfig().getDefaultEdgeConfig().setQueueSize(EDGE_QUEUE_SIZE);
    config
        .getSerializationConfig()
        .addSerializerConfig(
            new SerializerConfig()
                .setTypeClass(LeafTotals.class)
                .setImplementation(new LeafTotalsSerializer()));
    beAlone(config);
    return config;
  }

  /** Listens to this machine only, looks for no other member, and calls nobody. */
  private static void beAlone(Config config) {
    config.setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
    NetworkConfig network = config.getNetworkConfig();
    network.setPublicAddress(LOOPBACK);
    network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getJoin().getTcpIpConfig().setEnabled(false);
  }

  private void awaitEnd(Job job) throws InterruptedException {
    long before = -1;
    long quietSince = System.nanoTime();
    while (System.nanoTime() - quietSince < QUIET.toNanos()) {
      if (job.getStatus() == JobStatus.FAILED) {
        job.join(); // throws what it failed of
      }
      long now = PUBLISHED.sum();
      if (now != before || received() < place.readings()) {
        before = now;
        quietSince = System.nanoTime();
      }
      TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
    }
  }

  @Override
  public long received() {
    return ReportDecoder.RECEIVED.sum();
  }
}
