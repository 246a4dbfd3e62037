package io.umbral.benchmarks.replay;

import io.umbral.embedded.EmbeddedKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The broker in a process of its own; up until its standard input ends. */
final class BrokerProcess implements AutoCloseable {

  private static final String READY = "READY ";

  private final Process process;
  private final String bootstrap;

  private BrokerProcess(Process process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker that keeps its topics.
   *
   * @param directory new, or of an earlier broker
   * @return the broker, up
   */
  static BrokerProcess start(Path directory) throws IOException {
    Process process =
        Jvm.of(BrokerProcess.class, "1g", directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the broker in " + directory + " ended before it was up");
    }
    return new BrokerProcess(process, line.substring(READY.length()));
  }

  String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  /**
   * Runs a broker.
   *
   * @param args its directory
   */
  public static void main(String[] args) throws IOException {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.ANY_PORT, Path.of(args[0]))) {
      System.out.println(READY + kafka.bootstrap());
      System.out.flush();
      while (System.in.read() >= 0) {
        // wait for the end
      }
    }
    System.exit(0);
  }
}
