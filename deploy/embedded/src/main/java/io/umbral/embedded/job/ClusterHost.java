package io.umbral.embedded.job;

import io.umbral.embedded.UsageException;
import io.umbral.pipeline.SlaJob;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Flink cluster that runs this program. What its own configuration says stands. */
final class ClusterHost implements JobHost {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterHost.class);

  /** Of what a cluster does not say itself. */
  private static final Map<String, String> STANDARD =
      Map.of(
          CheckpointingOptions.CHECKPOINTING_INTERVAL.key(),
          "10 s",
          CheckpointingOptions.INCREMENTAL_CHECKPOINTS.key(),
          "true",
          StateBackendOptions.STATE_BACKEND.key(),
          "rocksdb",
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION.key(),
          "RETAIN_ON_CANCELLATION");

  @Override
  public StreamExecutionEnvironment environment(Configuration given) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(given);
    env.configure(settings(env.getConfiguration(), given));
    return env;
  }

  /**
   * A program that fails ends its job for good, and with it what a JobManager that starts anew goes
   * on from. Kafka comes back, and until then the job waits.
   */
  @Override
  public void kafkaIsSilent(UsageException fault) {
    LOG.warn("the topics were not looked at: {}", fault.getMessage());
  }

  /** What the cluster does not say, what was given, and what the jobs need. */
  static Configuration settings(ReadableConfig cluster, Configuration given) {
    Configuration settings = new Configuration();
    Map<String, String> known = cluster.toMap();
    STANDARD.forEach(
        (key, value) -> {
          if (!known.containsKey(key)) {
            settings.setString(key, value);
          }
        });
    settings.addAll(given);
    settings.addAll(SlaJob.requiredSettings());
    String directory = CheckpointingOptions.CHECKPOINTS_DIRECTORY.key();
    if (!known.containsKey(directory) && !given.containsKey(directory)) {
      throw new UsageException(
          "Flink has nowhere to put checkpoints: set "
              + directory
              + " in its configuration, or flink."
              + directory
              + " for this job, to a directory that every machine reaches");
    }
    return settings;
  }
}
