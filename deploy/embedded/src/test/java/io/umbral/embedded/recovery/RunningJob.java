package io.umbral.embedded.recovery;

import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.types.SubtaskAccount;
import io.umbral.sla.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The SLA job in a Flink inside this process, on RocksDB with a checkpoint every 500 ms. */
final class RunningJob implements AutoCloseable {

  // Flink copies sinks; only what is static is seen by the test as well.
  private static final Map<String, Map<String, Account>> ACCOUNTS = new ConcurrentHashMap<>();

  private final JobClient client;
  private final String run;

  private RunningJob(JobClient client, String run) {
    this.client = client;
    this.run = run;
  }

  /**
   * Starts the job.
   *
   * @param run name under which its accounts are kept
   * @param from savepoint or checkpoint to go on from
   */
  static RunningJob start(
      String run,
      SlaJobOnKafka job,
      SlaJobConfig config,
      int parallelism,
      Path directory,
      Optional<String> from)
      throws Exception {
    return start(run, job, config, parallelism, configuration(directory, from));
  }

  /** Starts the job in a cluster that is configured by the caller. */
  static RunningJob start(
      String run, SlaJobOnKafka job, SlaJobConfig config, int parallelism, Configuration cluster)
      throws Exception {
    ACCOUNTS.put(run, new ConcurrentHashMap<>());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, cluster);
    SlaJob.Outputs outputs = job.define(env, config);
    outputs.accounts().sinkTo(new AccountSink(run)).name("accounts").uid("accounts");
    return new RunningJob(env.executeAsync(run), run);
  }

  static Configuration configuration(Path directory, Optional<String> from) {
    Configuration configuration = SlaJob.requiredSettings();
    configuration.set(RestOptions.PORT, 0);
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    from.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    return configuration;
  }

  /** The account as it was told last by each subtask, summed. */
  Account account() {
    return ACCOUNTS.get(run).values().stream().reduce(Account.EMPTY, Account::plus);
  }

  /** Stops the job with a savepoint and returns where that is, once the job has ended. */
  String stop(Path directory) throws Exception {
    String savepoint =
        client
            .stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    // The savepoint is there a moment before the job's end, which takes its cluster along: whoever
    // asks the client for anything in between asks a cluster that is going.
    result();
    return savepoint;
  }

  /** Waits for the end of a bounded job. */
  JobExecutionResult result() throws ExecutionException, InterruptedException {
    return client.getJobExecutionResult().get();
  }

  boolean isRunning() {
    return !client.getJobExecutionResult().isDone();
  }

  @Override
  public void close() throws ExecutionException {
    if (isRunning()) {
      try {
        client.cancel().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Keeps the last account of each subtask. */
  private record AccountSink(String run) implements Sink<SubtaskAccount> {

    @Override
    public SinkWriter<SubtaskAccount> createWriter(WriterInitContext context) {
      return new AccountWriter(ACCOUNTS.get(run));
    }
  }

  private record AccountWriter(Map<String, Account> accounts)
      implements SinkWriter<SubtaskAccount> {

    @Override
    public void write(SubtaskAccount told, Context context) {
      accounts.put(told.operator() + told.subtask(), told.account());
    }

    @Override
    public void flush(boolean endOfInput) {
      // nothing waits
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
