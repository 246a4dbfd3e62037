package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.EngineRun;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.LeafTotals;
import io.umbral.benchmarks.engine.Reading;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Flink's windows: keyed by leaf, one minute long, aggregated as readings come. */
public final class DataStreamPeer implements Engine {

  static final TypeInformation<Reading> READING =
      new OwnType<>(Reading.class, ReadingSerializer.INSTANCE);

  private static final TypeInformation<LeafTotals> LEAF_TOTALS =
      new OwnType<>(LeafTotals.class, LeafTotalsSerializer.INSTANCE);

  private static final TypeInformation<Tuple2<byte[], byte[]>> RESULT =
      Types.TUPLE(
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private static final Duration WINDOW = Duration.ofMillis(LeafResult.WINDOW_MILLIS);
  private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);

  private final Place place;
  private final Backend backend;

  private DataStreamPeer(Place place, Backend backend) {
    this.place = place;
    this.backend = backend;
  }

  /**
   * Runs it.
   *
   * @param args {@code heap} or {@code rocksdb}, then those of {@link EngineRun}
   */
  public static void main(String[] args) throws Exception {
    Backend backend = Backend.of(args[0]);
    EngineRun.main(
        Arrays.copyOfRange(args, 1, args.length), place -> new DataStreamPeer(place, backend));
  }

  @Override
  public void run() throws Exception {
    StreamExecutionEnvironment env = LocalFlink.environment(place, backend);
    env.fromSource(reports(), watermarks(), "reports")
        .keyBy(reading -> reading.leaf, Types.INT)
        .window(TumblingEventTimeWindows.of(WINDOW))
        .aggregate(
            new LeafAggregate(),
            new LeafNaming(place.bootstrap(), place.inventory()),
            LEAF_TOTALS,
            LEAF_TOTALS,
            RESULT)
        .sinkTo(windows());
    env.execute("windows");
  }

  private KafkaSource<Reading> reports() {
    return KafkaSource.<Reading>builder()
        .setBootstrapServers(place.bootstrap())
        .setTopics(place.reports())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setProperties(LocalFlink.consumer())
        .setDeserializer(new ReadingDeserializer(place.bootstrap(), place.inventory()))
        .build();
  }

  private static WatermarkStrategy<Reading> watermarks() {
    return WatermarkStrategy.<Reading>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
        .withTimestampAssigner((reading, received) -> reading.eventTimeMillis);
  }

  private KafkaSink<Tuple2<byte[], byte[]>> windows() {
    String topic = place.windows();
    KafkaRecordSerializationSchema<Tuple2<byte[], byte[]>> serializer =
        (result, context, timestamp) -> new ProducerRecord<>(topic, result.f0, result.f1);
    return KafkaSink.<Tuple2<byte[], byte[]>>builder()
        .setBootstrapServers(place.bootstrap())
        .setKafkaProducerConfig(LocalFlink.producer())
        .setRecordSerializer(serializer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  @Override
  public long received() {
    return ReadingCounter.sum();
  }
}
