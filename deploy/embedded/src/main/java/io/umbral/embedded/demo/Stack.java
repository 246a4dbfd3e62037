package io.umbral.embedded.demo;

import io.umbral.embedded.Directories;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Progress;
import io.umbral.embedded.SlaTopics;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.model.Cell;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.metrics.MicrometerReporterFactory;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.AlertRuleCodec.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Kafka, its topics and the SLA job in one process and one temporary directory, which goes when it
 * is closed.
 */
final class Stack implements AutoCloseable {

  /** Of {@code cell-reports} and {@code sla-windows}. */
  static final int PARTITIONS = 4;

  /** Subtasks of each operator: what a small laptop has cores for. */
  static final int PARALLELISM = 2;

  /** How long a cancelled job may take to end before the rest is closed anyway. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** How long a job may take to publish everything and end. */
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final Ports ports;
  private final Progress progress;
  private final EmbeddedKafka kafka;
  private final ReportSender sender;
  private Optional<JobClient> job = Optional.empty();

  private Stack(Path directory, Ports ports, Progress progress, EmbeddedKafka kafka) {
    this.directory = directory;
    this.ports = ports;
    this.progress = progress;
    this.kafka = kafka;
    sender = new ReportSender(kafka.bootstrap());
  }

  /** Starts Kafka. */
  static Stack start(Ports ports, Progress progress) throws IOException {
    Path directory = Files.createTempDirectory("umbral-demo-");
    boolean isStarted = false;
    try (Progress.Step step = progress.begin("starting Kafka")) {
      EmbeddedKafka kafka = EmbeddedKafka.start(ports.kafka(), directory.resolve("kafka"));
      step.done();
      isStarted = true;
      return new Stack(directory, ports, progress, kafka);
    } finally {
      if (!isStarted) {
        Directories.delete(directory);
      }
    }
  }

  /** Where clients connect to. */
  String bootstrap() {
    return kafka.bootstrap();
  }

  /** What is written here goes when the stack is closed. */
  Path directory() {
    return directory;
  }

  /** Writes the input topics; for one thread at a time. */
  ReportSender sender() {
    return sender;
  }

  /** Creates the topics, writes the reference data and publishes the rules. */
  void writeInventory(ReferenceData reference, List<Cell> cells, List<Written> rules) {
    String what = String.format(Locale.ROOT, "writing %,d cells to the inventory", cells.size());
    try (Progress.Step step = progress.begin(what)) {
      SlaTopics.createBounded(kafka, PARTITIONS);
      AlarmTopics.create(kafka);
      AlarmTopics.publish(kafka.bootstrap(), rules);
      sender.inventory(reference.regions(), reference.corridors(), cells);
      step.done();
    }
  }

  /** Writes promises. */
  void writePromises(List<Slo> promises) {
    try (Progress.Step step = progress.begin("writing " + promises.size() + " promises")) {
      sender.promises(promises);
      step.done();
    }
  }

  /**
   * Starts the SLA job, which first reads the inventory from its topic, behind it the alarms, and
   * on what it publishes the readiness of corridors.
   *
   * @param readiness empty where no corridor is scored
   */
  void startJobs(
      SlaJobConfig config,
      AlertJobConfig alerts,
      Optional<ReadinessJobConfig> readiness,
      Duration checkpointInterval)
      throws Exception {
    StreamExecutionEnvironment env =
        EmbeddedFlink.environment(PARALLELISM, settings(checkpointInterval));
    SlaJobOnKafka sla = SlaJobOnKafka.at(kafka.bootstrap());
    // Who watches wants to see an alarm at once, not at the next checkpoint.
    AlertJobOnKafka.at(kafka.bootstrap()).atLeastOnce().defineBehind(env, sla, config, alerts);
    readiness.ifPresent(
        settings -> ReadinessJobOnKafka.at(kafka.bootstrap()).define(env, settings));
    try (Progress.Step step = progress.begin("starting the jobs on Flink")) {
      job = Optional.of(env.executeAsync("umbral demo"));
      step.done();
    }
  }

  private Configuration settings(Duration checkpointInterval) {
    Configuration settings = EmbeddedFlink.settings(directory.resolve("flink"), checkpointInterval);
    settings.set(CoreOptions.TMP_DIRS, directory.resolve("flink").toString());
    settings.setString("metrics.reporters", "umbral");
    settings.setString(
        "metrics.reporter.umbral.factory.class", MicrometerReporterFactory.class.getName());
    settings.setString("metrics.reporter.umbral.host", Ports.HOST);
    settings.setString("metrics.reporter.umbral.port", Integer.toString(ports.metrics()));
    return settings;
  }

  /**
   * Looks after the job.
   *
   * @throws IllegalStateException if it ended, which it should not do by itself
   */
  void requireRunning() throws InterruptedException {
    JobClient running = job.orElseThrow();
    if (!running.getJobExecutionResult().isDone()) {
      return;
    }
    try {
      running.getJobExecutionResult().get();
      throw new IllegalStateException("the SLA job ended by itself");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the SLA job failed", e.getCause());
    }
  }

  /** Lets the job publish all that it holds as final, and ends it. */
  void drain() throws Exception {
    JobClient running = job.orElseThrow();
    running
        .stopWithSavepoint(
            true, directory.resolve("savepoint").toUri().toString(), SavepointFormatType.NATIVE)
        .get(DRAIN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    running.getJobExecutionResult().get(DRAIN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Cancels the job, stops Kafka and deletes the directory. */
  @Override
  public void close() throws IOException {
    try (Progress.Step step = progress.begin("stopping")) {
      sender.close();
      cancelJob();
      kafka.close();
      deleteDirectory();
      step.done();
    }
  }

  private void cancelJob() {
    if (job.isEmpty() || job.get().getJobExecutionResult().isDone()) {
      return;
    }
    try {
      job.get().cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      job.get().getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // A cancelled job ends with an exception; one that hangs ends with the process.
      return;
    }
  }

  /** Flink still writes for a moment after its job has ended. */
  private void deleteDirectory() throws IOException {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Directories.delete(directory);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadlineNanos) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }
}
