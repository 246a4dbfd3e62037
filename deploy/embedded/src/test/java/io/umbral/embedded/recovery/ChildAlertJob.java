package io.umbral.embedded.recovery;

import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.SlaJobOnKafka.Mode;
import io.umbral.pipeline.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The SLA job and, behind it, the alert job in a process of their own, to be killed. */
final class ChildAlertJob {

  private ChildAlertJob() {}

  /** Topics of measurements of a run. */
  static Topics topics(String run) {
    return new Topics("reports-" + run, "cell-inventory", "windows-" + run, "rejected-" + run);
  }

  /** Topics of alarms of a run. */
  static AlertTopics alertTopics(String run) {
    return new AlertTopics("alerts-" + run, "states-" + run, "alert-rules", "actions-" + run);
  }

  /** Consumer group of a run, whose offsets say what a checkpoint holds. */
  static String group(String run) {
    return "sla-" + run;
  }

  /**
   * Runs the jobs until the process ends.
   *
   * @param args brokers, name of the run, directory of the checkpoints, milliseconds from one to
   *     the next, silence after which a partition is idle, parallelism, and the checkpoint to go on
   *     from where there is one
   */
  public static void main(String[] args) throws Exception {
    String run = args[1];
    Optional<String> from = args.length > 6 ? Optional.of(args[6]) : Optional.empty();
    Configuration cluster = RunningJob.configuration(Path.of(args[2]), from);
    cluster.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(Long.parseLong(args[3])));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(Integer.parseInt(args[5]), cluster);
    SlaJobConfig config = SlaJobConfig.from(Map.of("sla.windows", "1m", "sla.idleness", args[4]));
    SlaJobOnKafka sla =
        new SlaJobOnKafka(
            args[0], new Properties(), group(run), topics(run), Optional.empty(), Mode.UNBOUNDED);
    SlaJob.Outputs outputs = sla.define(env, config);
    new AlertJobOnKafka(
            args[0],
            new Properties(),
            alertTopics(run),
            DeliveryGuarantee.EXACTLY_ONCE,
            Mode.UNBOUNDED)
        .define(
            env,
            outputs.windows(),
            Optional.empty(),
            sla.inventory(),
            AlertJobConfig.beside(config));
    env.execute("alarms-" + run);
  }
}
