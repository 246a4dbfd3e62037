package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.own.LoopVariant;
import io.umbral.benchmarks.own.OwnEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engines that are compared: how each is started, and what stands beside its figures. */
public enum Contender {
  /** The loop that is written by hand. */
  LOOP(OwnEngine.argument(LoopVariant.MINUTES), "arrays in memory", "none"),
  /** The same, with a snapshot of its arrays every 10 s. */
  LOOP_SNAPSHOTS(
      OwnEngine.argument(LoopVariant.MINUTES.snapshots(10_000)),
      "arrays in memory",
      "at least once, snapshot every 10 s"),
  /** The SLA job with windows of one minute. */
  JOB(
      OwnEngine.argument(JobVariant.MINUTES),
      "RocksDB",
      "exact by revision, checkpoint every 10 s"),
  /** The SLA job as it ships: windows of 1, 5, 15 and 60 minutes. */
  JOB_AS_SHIPPED(
      OwnEngine.argument(JobVariant.MINUTES.with("sla.windows", "1m,5m,15m,1h")),
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

  Contender(String variant, String backend, String guarantee) {
    this(null, OwnEngine.class.getName(), variant, backend, guarantee);
  }

  Contender(String module, String mainClass, String variant, String backend, String guarantee) {
    this.module = module;
    this.mainClass = mainClass;
    this.variant = variant;
    this.backend = backend;
    this.guarantee = guarantee;
  }

  /** Whether somebody else made the engine. */
  public boolean isPeer() {
    return module != null;
  }

  /** Whether it is the job; else its results are those of leaves alone. */
  boolean isJob() {
    return this == JOB || this == JOB_AS_SHIPPED;
  }

  /** Whether it can be run: an engine of others only where its module was built. */
  public boolean isBuilt() {
    return !isPeer() || Files.exists(libraries());
  }

  /** The class path that an engine of others is started with, written by its build. */
  Path libraries() {
    return target().resolve("classpath.txt");
  }

  /** Where an engine of others was built. */
  Path target() {
    return Path.of("benchmarks", "peers", module, "target");
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
  public String backend() {
    return backend;
  }

  /** What holds after a crash. */
  public String guarantee() {
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
            "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
            "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
            "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED")
        : List.of();
  }
}
