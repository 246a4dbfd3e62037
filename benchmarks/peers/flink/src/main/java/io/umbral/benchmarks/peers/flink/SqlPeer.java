package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.EngineRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.table.api.TableConfig;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.AggregatePhaseStrategy;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.OptimizerConfigOptions;
import org.apache.flink.table.api.config.TableConfigOptions;

/** Flink SQL: a window table-valued function, aggregated before and after the shuffle. */
public final class SqlPeer implements Engine {

  /**
   * The columns stand in the order in which {@link #INSERT} uses them, the time last, and {@code
   * is_reliable} is there as such: so the planner puts no projection in front of the aggregate, and
   * the binary rows of the format reach it as they are.
   */
  private static final String READINGS =
      """
      CREATE TABLE readings (
        leaf INT NOT NULL,
        is_reliable BOOLEAN NOT NULL,
        probes_sent BIGINT NOT NULL,
        probes_lost BIGINT NOT NULL,
        downlink_bytes BIGINT NOT NULL,
        downlink_active_millis BIGINT NOT NULL,
        uplink_bytes BIGINT NOT NULL,
        uplink_active_millis BIGINT NOT NULL,
        coverage_good BIGINT NOT NULL,
        coverage_total BIGINT NOT NULL,
        rtt_micros ARRAY<INT NOT NULL> NOT NULL,
        event_time TIMESTAMP_LTZ(3) NOT NULL,
        WATERMARK FOR event_time AS event_time - INTERVAL '5' SECOND
      ) WITH (
        'connector' = 'kafka',
        'topic' = '%s',
        'properties.bootstrap.servers' = '%s',
        %s,
        'scan.startup.mode' = 'earliest-offset',
        'scan.bounded.mode' = 'latest-offset',
        'format' = 'cell-report',
        'cell-report.inventory.bootstrap.servers' = '%2$s',
        'cell-report.inventory.topic' = '%s'
      )
      """;

  private static final String WINDOWS =
      """
      CREATE TABLE windows (
        name BYTES NOT NULL,
        totals BYTES NOT NULL
      ) WITH (
        'connector' = 'kafka',
        'topic' = '%s',
        'properties.bootstrap.servers' = '%s',
        %s,
        'key.format' = 'raw',
        'key.fields' = 'name',
        'value.format' = 'raw',
        'value.fields-include' = 'EXCEPT_KEY',
        'sink.delivery-guarantee' = 'at-least-once'
      )
      """;

  static final String INSERT =
      """
      INSERT INTO windows
      SELECT
        LEAF_KEY(leaf, window_start),
        LEAF_VALUE(
          ARRAY[
            n, n - reliable, 0,
            probes_sent, probes_lost,
            downlink_bytes, downlink_active_millis, uplink_bytes, uplink_active_millis,
            coverage_good, coverage_total],
          rtt)
      FROM (
        SELECT
          leaf,
          window_start,
          COUNT(*) AS n,
          COUNT(*) FILTER (WHERE is_reliable) AS reliable,
          COALESCE(SUM(probes_sent) FILTER (WHERE is_reliable), 0) AS probes_sent,
          COALESCE(SUM(probes_lost) FILTER (WHERE is_reliable), 0) AS probes_lost,
          COALESCE(SUM(downlink_bytes) FILTER (WHERE is_reliable), 0) AS downlink_bytes,
          COALESCE(SUM(downlink_active_millis) FILTER (WHERE is_reliable), 0)
            AS downlink_active_millis,
          COALESCE(SUM(uplink_bytes) FILTER (WHERE is_reliable), 0) AS uplink_bytes,
          COALESCE(SUM(uplink_active_millis) FILTER (WHERE is_reliable), 0)
            AS uplink_active_millis,
          COALESCE(SUM(coverage_good) FILTER (WHERE is_reliable), 0) AS coverage_good,
          COALESCE(SUM(coverage_total) FILTER (WHERE is_reliable), 0) AS coverage_total,
          RTT_HISTOGRAM(rtt_micros) FILTER (WHERE is_reliable) AS rtt
        FROM TABLE(TUMBLE(TABLE readings, DESCRIPTOR(event_time), INTERVAL '1' MINUTE))
        GROUP BY leaf, window_start, window_end)
      """;

  /** Characters of a generated method from which on Flink splits it; Java's limit is 64 KB. */
  private static final int LARGEST_METHOD = 64_000;

  private final Place place;
  private final Backend backend;

  private SqlPeer(Place place, Backend backend) {
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
    EngineRun.main(Arrays.copyOfRange(args, 1, args.length), place -> new SqlPeer(place, backend));
  }

  @Override
  public void run() throws Exception {
    StreamTableEnvironment tables =
        StreamTableEnvironment.create(LocalFlink.environment(place, backend));
    define(tables, place);
    tables.executeSql(INSERT).await();
  }

  /** The tables and functions of {@link #INSERT}, and how it is to be planned. */
  static void define(StreamTableEnvironment tables, Place place) {
    tune(tables.getConfig());
    tables.createTemporarySystemFunction("RTT_HISTOGRAM", RttHistogramFunction.class);
    tables.createTemporarySystemFunction(
        "LEAF_KEY", new LeafKeyFunction(place.bootstrap(), place.inventory()));
    tables.createTemporarySystemFunction("LEAF_VALUE", LeafValueFunction.class);
    tables.executeSql(
        READINGS.formatted(
            place.reports(), place.bootstrap(), options(LocalFlink.consumer()), place.inventory()));
    tables.executeSql(
        WINDOWS.formatted(place.windows(), place.bootstrap(), options(LocalFlink.producer())));
  }

  private static void tune(TableConfig config) {
    config.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
    config.set(
        OptimizerConfigOptions.TABLE_OPTIMIZER_AGG_PHASE_STRATEGY,
        AggregatePhaseStrategy.TWO_PHASE);
    // One method for all aggregates: where Flink splits it, what they share becomes fields.
    config.set(TableConfigOptions.MAX_LENGTH_GENERATED_CODE, LARGEST_METHOD);
    config.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ENABLED, true);
    config.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ALLOW_LATENCY, Duration.ofSeconds(1));
    config.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_SIZE, 100_000L);
  }

  /** Properties of a Kafka client as options of a table. */
  private static String options(Properties properties) {
    return properties.entrySet().stream()
        .map(entry -> "'properties.%s' = '%s'".formatted(entry.getKey(), entry.getValue()))
        .sorted()
        .collect(Collectors.joining(",\n  "));
  }

  @Override
  public long received() {
    return ReadingCounter.sum();
  }
}
