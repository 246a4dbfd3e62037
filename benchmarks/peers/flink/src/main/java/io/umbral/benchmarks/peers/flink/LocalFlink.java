package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.Engine.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this process, set up as both peers like it. */
final class LocalFlink {

  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  /**
   * For all slots: write buffers and cache of RocksDB, and the buffers in which SQL gathers
   * readings before it adds them up; they hold a minute, so that they are emptied when it ends.
   */
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(1024);

  private LocalFlink() {}

  static StreamExecutionEnvironment environment(Place place, Backend backend) {
    return StreamExecutionEnvironment.createLocalEnvironment(
        place.partitions(), settings(Path.of(place.directory()), backend));
  }

  private static Configuration settings(Path directory, Backend backend) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(RestOptions.PORT, 0);
    settings.set(RestOptions.ADDRESS, HOST);
    settings.set(RestOptions.BIND_ADDRESS, HOST);
    settings.set(JobManagerOptions.BIND_HOST, HOST);
    settings.set(TaskManagerOptions.BIND_HOST, HOST);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
    settings.set(StateBackendOptions.STATE_BACKEND, backend.option());
    settings.set(RocksDBOptions.LOCAL_DIRECTORIES, make(directory.resolve("rocksdb")).toString());
    // A timer for each leaf and window: few enough for the heap, where they cost RocksDB nothing.
    settings.set(RocksDBOptions.TIMER_SERVICE_FACTORY, PriorityQueueStateType.HEAP);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        make(directory.resolve("checkpoints")).toUri().toString());
    // A run that fails does not count; begun again it would only take longer to say so.
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    return settings;
  }

  private static Path make(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Flink's directory " + directory + " cannot be made", e);
    }
  }

  /** Of the consumer: large fetches, handed on in large batches. */
  static Properties consumer() {
    Properties properties = new Properties();
    properties.put("max.poll.records", "5000");
    properties.put("max.partition.fetch.bytes", Integer.toString(4 << 20));
    properties.put("receive.buffer.bytes", Integer.toString(1 << 20));
    // Flink would look up each of the consumer's metrics, and nobody reads them.
    properties.put("register.consumer.metrics", "false");
    properties.put("commit.offsets.on.checkpoint", "false");
    return properties;
  }

  /** Of the producer. */
  static Properties producer() {
    Properties properties = new Properties();
    properties.put("compression.type", "lz4");
    properties.put("linger.ms", "5");
    return properties;
  }
}
