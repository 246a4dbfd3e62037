package io.umbral.embedded;

import io.umbral.pipeline.SlaJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How Flink runs inside this process: on RocksDB, with checkpoints, on a free loopback port. */
public final class EmbeddedFlink {

  /** How often a running job writes a checkpoint. */
  public static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final int RESTART_ATTEMPTS = 10;

  private EmbeddedFlink() {}

  /**
   * Settings of a job on RocksDB that restarts from its checkpoints.
   *
   * @param directory for state and checkpoints; made where it is missing
   * @param checkpointInterval how often a checkpoint is written
   * @return settings that a caller may add to
   */
  public static Configuration settings(Path directory, Duration checkpointInterval) {
    Configuration settings = settings(directory);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        make(directory.resolve("checkpoints")).toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTART_ATTEMPTS);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
    return settings;
  }

  /**
   * Settings of a job on RocksDB that is run once, from its beginning to its end: it writes no
   * checkpoint, and ends at the first fault.
   *
   * @param directory for state; made where it is missing
   * @return settings that a caller may add to
   */
  public static Configuration settings(Path directory) {
    Configuration settings = SlaJob.requiredSettings();
    settings.set(RestOptions.PORT, 0);
    settings.set(RestOptions.ADDRESS, HOST);
    // Where nothing is said, Flink listens on every address.
    settings.set(RestOptions.BIND_ADDRESS, HOST);
    settings.set(JobManagerOptions.BIND_HOST, HOST);
    settings.set(TaskManagerOptions.BIND_HOST, HOST);
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(RocksDBOptions.LOCAL_DIRECTORIES, make(directory.resolve("rocksdb")).toString());
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    return settings;
  }

  private static Path make(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Flink's directory " + directory + " cannot be made", e);
    }
  }

  /**
   * A Flink inside this process.
   *
   * @param parallelism subtasks of each operator
   * @param settings of {@link #settings}
   * @return where a job can be drawn and run
   */
  public static StreamExecutionEnvironment environment(int parallelism, Configuration settings) {
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
  }
}
