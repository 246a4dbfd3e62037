package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Voice;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.own.ProgressReporter;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The process of the SLA job as it runs for ever: it tells how far it is, and can be killed. */
final class JobProcess {

  static final String RECEIVED = "readingsReceived";
  static final String SUBTASKS = "subtasks";
  static final String MILLIS = "millis";
  static final String HEAP = "HEAP";
  static final String NO_CHECKPOINT = "-";
  static final String NO_ALARMS = "-";

  /** As many slices as the quarter of an hour that ships are of one minute. */
  private static final int BACKFILL_SLICES = 15;

  private static final long STATUS_NANOS = 100_000_000;
  private static final int COLLECTIONS = 3;

  private JobProcess() {}

  /**
   * Runs the job until the input ends.
   *
   * @param args brokers, topics of reports, inventory, windows and refusals, {@link
   *     JobVariant#toString}, parallelism, folder for state, checkpoint to go on from, how alarms
   *     are written, topics of alarms, of their states, of rules and of actions
   */
  public static void main(String[] args) throws Exception {
    Voice voice = new Voice();
    JobVariant variant = JobVariant.parse(args[5]);
    Optional<Path> from =
        args[8].equals(NO_CHECKPOINT) ? Optional.empty() : Optional.of(Path.of(args[8]));
    StreamExecutionEnvironment env =
        EmbeddedFlink.environment(Integer.parseInt(args[6]), variant.flink(Path.of(args[7]), from));
    SlaJobOnKafka sla =
        new SlaJobOnKafka(
            args[0],
            new Properties(),
            "umbral-load",
            new Topics(args[1], args[2], args[3], args[4]),
            Optional.empty(),
            SlaJobOnKafka.Mode.UNBOUNDED);
    SlaJob.Outputs outputs = sla.define(env, variant.config());
    if (!args[9].equals(NO_ALARMS)) {
      new AlertJobOnKafka(
              args[0],
              new Properties(),
              new AlertTopics(args[10], args[11], args[12], args[13]),
              DeliveryGuarantee.valueOf(args[9]),
              SlaJobOnKafka.Mode.UNBOUNDED)
          .define(
              env, outputs.windows(), Optional.empty(), sla.inventory(), alerts(variant.config()));
    }
    JobClient job = env.executeAsync("load");
    CompletableFuture<Void> unused =
        job.getJobExecutionResult()
            .handle(
                (result, failure) -> {
                  if (failure != null) {
                    failure.printStackTrace();
                  }
                  Runtime.getRuntime().halt(1);
                  return null;
                });
    Thread teller = new Thread(() -> tell(voice), "teller");
    teller.setDaemon(true);
    teller.start();
    listen(voice);
    Runtime.getRuntime().halt(0);
  }

  private static AlertJobConfig alerts(SlaJobConfig sla) {
    AlertJobConfig usual = AlertJobConfig.beside(sla);
    return new AlertJobConfig(
        usual.coverage(),
        usual.allowedLateness(),
        sla.slice().multipliedBy(BACKFILL_SLICES),
        usual.releaseDelay(),
        usual.retention(),
        usual.stormRaises(),
        usual.caughtUpLag(),
        usual.clock(),
        usual.untilMillis());
  }

  private static void tell(Voice voice) {
    while (true) {
      Figures figures = new Figures();
      ProgressReporter.all().forEach(figures::put);
      figures.put(SUBTASKS, ProgressReporter.countOf(RECEIVED));
      figures.put(MILLIS, System.currentTimeMillis());
      voice.status(figures);
      LockSupport.parkNanos(STATUS_NANOS);
    }
  }

  private static void listen(Voice voice) throws IOException {
    Optional<String> command = voice.command();
    while (command.isPresent()) {
      if (command.get().equals(HEAP)) {
        voice.answer(Long.toString(liveHeapBytes()));
      }
      command = voice.command();
    }
  }

  /** Bytes of the heap that are in use after full collections. */
  private static long liveHeapBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
