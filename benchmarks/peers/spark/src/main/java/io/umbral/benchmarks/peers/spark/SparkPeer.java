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
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;

/** Spark. */
public final class SparkPeer implements Engine {

  private static final int BATCHES = Integer.getInteger("batches", 20);

  private final Place place;

  private SparkPeer(Place place) {
    this.place = place;
  }

  public static void main(String[] args) throws Exception {
    EngineRun.main(Arrays.copyOfRange(args, 1, args.length), SparkPeer::new);
  }

  @Override
  public void run() throws Exception {
    try (SparkSession spark = session()) {
      if (System.getenv("SPARK_SETV") != null) {
        spark.sql("SET -v").filter("key like '%streaming%' or key like '%ggregat%'").select("key","value").collectAsList().forEach(r -> System.out.println(r));
      }
      StreamingQuery query =
          windows(reports(spark))
              .writeStream()
              .format("kafka")
              .outputMode("append")
              .option("kafka.bootstrap.servers", place.bootstrap())
              .option("topic", place.windows())
              .option("kafka.compression.type", "lz4")
              .option("checkpointLocation", place.directory() + "/checkpoint")
              .trigger(Trigger.AvailableNow())
              .start();
      query.awaitTermination();
      if (System.getenv("SPARK_EXPLAIN") != null) {
        ((org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper) query).explain(true);
        for (var p : query.recentProgress()) System.out.println(p.json());
      }
    }
  }

  @Override
  public long received() {
    return ReadingDecoder.received();
  }

  private SparkSession session() {
    SparkSession.Builder b = SparkSession.builder()
        .master("local[" + place.partitions() + "]")
        .appName("umbral-peer-spark")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        .config("spark.local.dir", place.directory() + "/local")
        .config("spark.sql.shuffle.partitions", place.partitions())
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.warehouse.dir", place.directory() + "/warehouse")
        .config("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", 1 << 20)
        .config(
            "spark.sql.streaming.stateStore.providerClass",
            "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
        .config("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", true)
        .config("spark.sql.streaming.stateStore.rocksdb.trackTotalNumberOfRows", false);
    for (String kv : System.getProperty("conf", "").split(",")) {
      if (!kv.isEmpty()) b.config(kv.split("=")[0], kv.split("=")[1]);
    }
    return b.getOrCreate();
  }

  private Dataset<Row> reports(SparkSession spark) {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", place.bootstrap())
        .option("kafka.max.poll.records", Integer.getInteger("poll", 50_000))
        .option("kafka.max.partition.fetch.bytes", Integer.getInteger("fetch", 8) << 20)
        .option("kafka.receive.buffer.bytes", 1 << 20)
        .option("subscribe", place.reports())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", offsets() / BATCHES + place.partitions())
        .load()
        .select("value");
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

  private Dataset<Row> windows(Dataset<Row> reports) {
    Encoder<ReadingRow> rows = Encoders.bean(ReadingRow.class);
    Column[] columns =
        Arrays.stream(rows.schema().fieldNames())
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    String bootstrap = place.bootstrap();
    String inventory = place.inventory();
    UDF2<Integer, Long, byte[]> key =
        (leaf, start) -> LeafResult.key(Leaves.shared(bootstrap, inventory).name(leaf), start);
    return reports
        .mapPartitions(new ReadingDecoder(bootstrap, inventory), rows)
        .withColumn("eventTime", timestamp_millis(col("eventTimeMillis")))
        .withWatermark("eventTime", "5 seconds")
        .groupBy(window(col("eventTime"), "60 seconds"), col("leaf"))
        .agg(udaf(new LeafTotalsAggregator(), rows).apply(columns).as("value"))
        .select(
            udf(key, DataTypes.BinaryType)
                .apply(col("leaf"), unix_millis(col("window.start")))
                .as("key"),
            col("value"));
  }
}
