package io.umbral.benchmarks.harness;

import io.umbral.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The broker in a process of its own. */
final class BrokerProcess implements AutoCloseable {

  private static final int HEAP_MEBIBYTES = 1_024;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ChildProcess process;
  private final String bootstrap;

  private BrokerProcess(ChildProcess process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker that keeps its topics.
   *
   * @param directory new, or of an earlier broker
   * @param log file for its words
   * @return the broker, up
   */
  static BrokerProcess start(Path directory, Path log) throws IOException, InterruptedException {
    ChildProcess process =
        ChildProcess.start(
            BrokerProcess.class,
            HEAP_MEBIBYTES,
            List.of(),
            List.of(directory.toString()),
            log,
            any -> {});
    return new BrokerProcess(process, process.answer(PATIENCE));
  }

  String bootstrap() {
    return bootstrap;
  }

  Duration cpu() {
    return process.cpu();
  }

  @Override
  public void close() {
    process.close();
  }

  /**
   * Runs a broker.
   *
   * @param args its directory
   */
  public static void main(String[] args) throws IOException {
    Voice voice = new Voice();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.ANY_PORT, Path.of(args[0]))) {
      voice.answer(kafka.bootstrap());
      while (voice.command().isPresent()) {
        // wait for the end
      }
    }
    System.exit(0);
  }
}
