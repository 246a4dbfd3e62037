package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.engine.Engine.Place;
import io.umbral.benchmarks.engine.EngineRun;
import io.umbral.benchmarks.harness.Children;
import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.harness.Jvm;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Reports;
import io.umbral.benchmarks.harness.Verifier;
import io.umbral.benchmarks.own.OwnEngine;
import io.umbral.wire.WireException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Runs an engine over a topic, alone in its process, and reads what it came to. */
public final class EngineProcess {

  /** An engine that has not ended by then will not. */
  private static final int PATIENCE_MINUTES = 20;

  private final Lab lab;

  /**
   * Makes one.
   *
   * @param lab where it runs
   */
  public EngineProcess(Lab lab) {
    this.lab = lab;
  }

  /**
   * What an engine came to, and what it took.
   *
   * @param digest its results
   * @param figures what it measured of itself
   */
  public record Outcome(Digest digest, Properties figures) {}

  /**
   * Runs an engine.
   *
   * @param entry which, and how
   * @param reports what it reads
   * @return its results and figures; the results themselves are deleted
   */
  public Outcome run(Entry entry, Reports reports)
      throws IOException, InterruptedException, WireException {
    String windows = "windows-" + System.nanoTime();
    List<String> results = List.of(windows, OwnEngine.rejectedBeside(windows));
    Path state = lab.newDirectory("state-");
    try {
      for (String topic : results) {
        lab.topics().create(topic, reports.partitions());
      }
      Properties figures =
          measure(
              entry,
              new Place(
                  lab.bootstrap(),
                  reports.topic(),
                  reports.inventory(),
                  windows,
                  reports.partitions(),
                  state.toAbsolutePath().toString(),
                  reports.readings()));
      Verifier verifier = new Verifier(lab.topics(), entry.compared());
      Path lines = lab.file("lines-" + entry.name() + ".txt");
      Digest digest =
          entry.contender().isJob()
              ? verifier.ofJob(windows, lines)
              : verifier.ofLeaves(windows, lines);
      return new Outcome(digest, figures);
    } finally {
      lab.topics().delete(results);
      Lab.delete(state);
    }
  }

  private Properties measure(Entry entry, Place place) throws IOException, InterruptedException {
    Path results = lab.file("figures-" + entry.name() + ".properties");
    Path log = lab.file("log-" + entry.name() + ".txt");
    Process process =
        Children.start(
            new ProcessBuilder(command(entry, EngineRun.arguments(place, results)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IOException(
          entry.name() + " did not end in " + PATIENCE_MINUTES + " minutes, see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IOException(entry.name() + " ended with " + process.exitValue() + ", see " + log);
    }
    Properties figures = new Properties();
    try (InputStream in = Files.newInputStream(results)) {
      figures.load(in);
    }
    return figures;
  }

  private static List<String> command(Entry entry, List<String> arguments) throws IOException {
    Contender contender = entry.contender();
    List<String> command = new ArrayList<>(Jvm.command(entry.heapMebibytes()));
    // A compiler thread that ends takes the account of its CPU time along.
    command.add("-XX:-UseDynamicNumberOfCompilerThreads");
    command.addAll(contender.jvmOptions());
    command.addAll(Jvm.engineOptions());
    command.addAll(List.of("-cp", classPath(contender), contender.mainClass(), entry.variant()));
    command.addAll(arguments);
    return command;
  }

  private static String classPath(Contender contender) throws IOException {
    if (!contender.isPeer()) {
      return Jvm.classPath();
    }
    if (!contender.isBuilt()) {
      throw new IOException(
          "%s is not built: %s should be there, made by mvn -Ppeers package"
              .formatted(contender, contender.libraries()));
    }
    return contender.target().resolve("classes")
        + File.pathSeparator
        + Files.readString(contender.libraries()).strip();
  }
}
