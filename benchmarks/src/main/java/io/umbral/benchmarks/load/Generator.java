package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.ChildProcess;
import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The process that sends, seen from here. */
final class Generator implements AutoCloseable {

  private static final int HEAP_MEBIBYTES = 768;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ChildProcess process;

  private Generator(ChildProcess process) {
    this.process = process;
  }

  static Generator start(Lab lab, String topic, int partitions, Workload workload)
      throws IOException, InterruptedException {
    ChildProcess process =
        ChildProcess.start(
            GeneratorProcess.class,
            HEAP_MEBIBYTES,
            List.of(),
            List.of(lab.bootstrap(), topic, Integer.toString(partitions), workload.toString()),
            lab.file("log-generator.txt"),
            any -> {});
    String ready = process.answer(PATIENCE);
    if (ready.isEmpty()) {
      throw new IOException("the generator is not ready, see " + process.log());
    }
    return new Generator(process);
  }

  void begin(Schedule schedule) {
    process.tell(GeneratorProcess.command(schedule));
  }

  /** Lets it stop, if it has not sent everything, and returns what it has to say. */
  Figures end() throws IOException, InterruptedException {
    process.tell(GeneratorProcess.STOP);
    Figures figures = Figures.parse(process.answer(PATIENCE));
    if (figures.get("failed") > 0) {
      throw new IOException(
          "the broker refused " + figures.get("failed") + " records, see " + process.log());
    }
    return figures;
  }

  Duration cpu() {
    return process.cpu();
  }

  @Override
  public void close() {
    process.close();
  }
}
