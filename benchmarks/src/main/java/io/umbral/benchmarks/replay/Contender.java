package io.umbral.benchmarks.replay;

import java.util.List;
import java.util.Optional;

/** The engines that are compared: how each is started, and what stands beside its figures. */
enum Contender {
  /** The loop that is written by hand. */
  LOOP(OwnEngine.class.getName(), OwnEngine.LOOP, "arrays in memory", "none"),
  /** The SLA job with windows of one minute. */
  JOB(OwnEngine.class.getName(), "1m", "RocksDB", "exact by revision, checkpoint every 10 s"),
  /** The SLA job as it ships: windows of 1, 5, 15 and 60 minutes. */
  JOB_AS_SHIPPED(
      OwnEngine.class.getName(),
      "1m,5m,15m,1h",
      "RocksDB",
      "exact by revision, checkpoint every 10 s"),
  /** Flink's own windows: keyBy, window, aggregate. */
  FLINK_HEAP("flink", "DataStreamPeer", "heap", "heap", "exactly once, checkpoint every 10 s"),
  /** The same on RocksDB. */
  FLINK_ROCKSDB(
      "flink", "DataStreamPeer", "rocksdb", "RocksDB", "exactly once, checkpoint every 10 s"),
  /** Flink SQL: window functions in two phases, mini-batches. */
  FLINK_SQL_HEAP("flink", "SqlPeer", "heap", "heap", "exactly once, checkpoint every 10 s"),
  /** The same on RocksDB. */
  FLINK_SQL_ROCKSDB(
      "flink", "SqlPeer", "rocksdb", "RocksDB", "exactly once, checkpoint every 10 s"),
  /** Kafka Streams, exactly once. */
  KAFKA_STREAMS("kafka-streams", "KafkaStreamsPeer", "eos", "RocksDB", "exactly once (v2)"),
  /** Hazelcast Jet. */
  JET("jet", "JetPeer", "eos", "heap", "exactly once, snapshot every 10 s"),
  /** Spark Structured Streaming. */
  SPARK(
      "spark", "SparkPeer", "rocksdb", "RocksDB", "exactly once in its state, checkpoint a batch");

  private final String module;
  private final String mainClass;
  private final String variant;
  private final String backend;
  private final String guarantee;

  Contender(String mainClass, String variant, String backend, String guarantee) {
    this(null, mainClass, variant, backend, guarantee);
  }

  Contender(String module, String mainClass, String variant, String backend, String guarantee) {
    this.module = module;
    this.mainClass = mainClass;
    this.variant = variant;
    this.backend = backend;
    this.guarantee = guarantee;
  }

  /** Folder below {@code benchmarks/peers}; empty for our own engines. */
  Optional<String> module() {
    return Optional.ofNullable(module);
  }

  /** Whether somebody else made the engine. */
  boolean isPeer() {
    return module != null;
  }

  /** Class with the main method. */
  String mainClass() {
    return isPeer()
        ? "io.umbral.benchmarks.peers." + module.replace("-", "") + '.' + mainClass
        : mainClass;
  }

  /** First argument of the main method. */
  String variant() {
    return variant;
  }

  /** Where it keeps its state. */
  String backend() {
    return backend;
  }

  /** What holds after a crash. */
  String guarantee() {
    return guarantee;
  }

  /** Arguments of the JVM that the engine's makers ask for. */
  List<String> jvmOptions() {
    if (this == JET) {
      return List.of(
          "--add-modules=java.se",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
    }
    return this == SPARK
        ? List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
            "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
            "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED")
        : List.of();
  }
}
