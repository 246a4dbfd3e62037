package io.umbral.cluster;

import io.umbral.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Kafka as a process. */
final class KafkaProcess {

  private KafkaProcess() {}

  /**
   * Runs until the process ends.
   *
   * @param arguments port and directory, which is kept
   */
  public static void main(String... arguments) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka stops"));
      stop.await();
    }
  }
}
