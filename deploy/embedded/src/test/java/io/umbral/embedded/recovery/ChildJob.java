package io.umbral.embedded.recovery;

import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The SLA job in a process of its own, to be killed. */
final class ChildJob {

  private ChildJob() {}

  /**
   * Runs the job until the process ends.
   *
   * @param args brokers, names of the four topics, directory of the checkpoints
   */
  public static void main(String[] args) throws Exception {
    Topics topics = new Topics(args[1], args[2], args[3], args[4]);
    SlaJobOnKafka job =
        new SlaJobOnKafka(
            args[0],
            new Properties(),
            "child",
            topics,
            Optional.empty(),
            SlaJobOnKafka.Mode.UNBOUNDED);
    try (RunningJob running =
        RunningJob.start(
            "child", job, RecoveryTest.CONFIG, 2, Path.of(args[5]), Optional.empty())) {
      running.result();
    }
  }
}
