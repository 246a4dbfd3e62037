package io.umbral.benchmarks.peers.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.window;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.EngineRun;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Leaves;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;

/**
 * Spark Structured Streaming: micro-batches from Kafka, readings as rows, totals by window and leaf
 * that are added up before the shuffle, state in RocksDB with its changes as checkpoint, windows to
 * Kafka when the watermark has passed them.
 *
 * <p>The run is {@value #BATCHES} batches of equal size. Half of the readings and all of them are
 * received at the same point of a batch, so that between the two lies all the work of half of the
 * batches: planning, shuffle, state and results too.
 */
public final class SparkPeer implements Engine {

  private static final int BATCHES = 20;

  private static final String LATENESS = "5 seconds";
  private static final String LENGTH = LeafResult.WINDOW_MILLIS / 1_000 + " seconds";

  /** Spark asks the broker for the first and the last offset after every poll: poll much. */
  private static final int POLLED_RECORDS = 50_000;

  private static final int FETCHED_BYTES = 8 << 20;

  /**
   * Groups of a task beyond which Spark sorts all rows instead of hashing them. A task has one for
   * every leaf and open window; 128, the default, is too few.
   */
  private static final int HASHED_GROUPS = 1 << 20;

  private final Place place;

  private SparkPeer(Place place) {
    this.place = place;
  }

  /**
   * Runs Spark.
   *
   * @param args name of the only variant, then those of {@link EngineRun}
   */
  public static void main(String[] args) throws Exception {
    EngineRun.main(Arrays.copyOfRange(args, 1, args.length), SparkPeer::new);
  }

  @Override
  public void run() throws Exception {
    try (SparkSession spark = session()) {
      windows(readings(reports(spark)))
          .writeStream()
          .outputMode("append")
          .trigger(Trigger.AvailableNow())
          .option("checkpointLocation", place.directory() + "/checkpoint")
          .format("kafka")
          .option("topic", place.windows())
          .option("kafka.bootstrap.servers", place.bootstrap())
          .option("kafka.compression.type", "lz4")
          .start()
          .awaitTermination();
    }
  }

  @Override
  public long received() {
    return ReadingDecoder.received();
  }

  private SparkSession session() {
    return SparkSession.builder()
        .master("local[" + place.partitions() + "]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        .config("spark.local.dir", place.directory() + "/local")
        .config("spark.sql.warehouse.dir", place.directory() + "/warehouse")
        .config("spark.sql.shuffle.partitions", place.partitions())
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", HASHED_GROUPS)
        .config(
            "spark.sql.streaming.stateStore.providerClass",
            "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
        .config("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", true)
        .config("spark.sql.streaming.stateStore.rocksdb.trackTotalNumberOfRows", false)
        .getOrCreate();
  }

  private Dataset<Row> reports(SparkSession spark) {
    return spark
        .readStream()
        .format("kafka")
        .option("subscribe", place.reports())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", offsetsPerBatch())
        .option("kafka.bootstrap.servers", place.bootstrap())
        .option("kafka.max.poll.records", POLLED_RECORDS)
        .option("kafka.max.partition.fetch.bytes", FETCHED_BYTES)
        .option("kafka.receive.buffer.bytes", 1 << 20)
        .load()
        .select("value");
  }

  /**
   * Spark rounds the share of a partition down; what is added keeps the rest out of a batch more.
   */
  private long offsetsPerBatch() {
    return offsets() / BATCHES + place.partitions();
  }

  private long offsets() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", place.bootstrap());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(place.reports()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private Dataset<ReadingRow> readings(Dataset<Row> reports) {
    return reports.mapPartitions(
        new ReadingDecoder(place.bootstrap(), place.inventory()), Encoders.bean(ReadingRow.class));
  }

  private Dataset<Row> windows(Dataset<ReadingRow> readings) {
    Encoder<ReadingRow> encoder = Encoders.bean(ReadingRow.class);
    // The encoder knows its columns by their place.
    Column[] columns =
        Arrays.stream(encoder.schema().fieldNames()).map(functions::col).toArray(Column[]::new);
    return readings
        .withColumn("eventTime", timestamp_millis(col("eventTimeMillis")))
        .withWatermark("eventTime", LATENESS)
        .groupBy(window(col("eventTime"), LENGTH), col("leaf"))
        .agg(udaf(new TotalsAggregator(), encoder).apply(columns).as("value"))
        .select(
            udf(key(place.bootstrap(), place.inventory()), DataTypes.BinaryType)
                .apply(col("leaf"), unix_millis(col("window.start")))
                .as("key"),
            col("value"));
  }

  private static UDF2<Integer, Long, byte[]> key(String bootstrap, String inventory) {
    return (leaf, startMillis) ->
        LeafResult.key(Leaves.shared(bootstrap, inventory).name(leaf), startMillis);
  }
}
