package io.umbral.embedded.job;

import io.umbral.embedded.Directories;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink inside this process, for trying: its state lies in a temporary directory and goes with
 * the process.
 */
final class LocalHost implements JobHost {

  private static final int PARALLELISM = 2;

  @Override
  public StreamExecutionEnvironment environment(Configuration given) {
    Configuration settings = EmbeddedFlink.settings(directory(), EmbeddedFlink.CHECKPOINT_INTERVAL);
    settings.addAll(given);
    return EmbeddedFlink.environment(PARALLELISM, settings);
  }

  @Override
  public void kafkaIsSilent(UsageException fault) {
    throw fault;
  }

  private static Path directory() {
    try {
      Path directory = Files.createTempDirectory("umbral-job-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "state goes"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("Flink has no temporary directory", e);
    }
  }

  private static void delete(Path directory) {
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      // Flink writes until the process ends; what is left lies in the temporary directory.
      return;
    }
  }
}
