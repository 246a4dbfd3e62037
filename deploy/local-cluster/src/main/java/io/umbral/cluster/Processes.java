package io.umbral.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of a cluster. Which they are stands in files, with the instants at which they
 * began: a number that the system has given to another process is no part of ours.
 */
final class Processes {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path files;
  private final Path logs;
  private final Path home;

  /**
   * The processes of a directory.
   *
   * @param files where it stands which they are
   * @param logs where they write what they say
   * @param home working directory of each
   */
  Processes(Path files, Path logs, Path home) {
    this.files = files;
    this.logs = logs;
    this.home = home;
  }

  Path logOf(Part part) {
    return logs.resolve(part + ".log");
  }

  void start(Part part, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logOf(part).toFile()));
    try {
      ProcessHandle started = builder.start().toHandle();
      Files.writeString(fileOf(part), started.pid() + " " + beginOf(started));
    } catch (IOException e) {
      throw new UncheckedIOException(part + " cannot be started", e);
    }
  }

  /** The process of a part, if it is alive. */
  Optional<ProcessHandle> find(Part part) {
    Path file = fileOf(part);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] written = Files.readString(file).strip().split(" ", -1);
      return ProcessHandle.of(Long.parseLong(written[0]))
          .filter(process -> process.isAlive() && beginOf(process).equals(written[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static String beginOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  /** Asks a part to end, and ends it where it does not. */
  void stop(Part part) {
    find(part)
        .ifPresent(
            process -> {
              boolean unused = process.destroy();
              if (!hasEnded(process)) {
                unused = process.destroyForcibly();
                unused = hasEnded(process);
              }
            });
    delete(part);
  }

  /** Ends a part at once: it can put nothing in order. */
  void kill(Part part) {
    find(part)
        .ifPresent(
            process -> {
              boolean unused = process.destroyForcibly();
              unused = hasEnded(process);
            });
    delete(part);
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      ProcessHandle unused = process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Sends a part a signal.
   *
   * @param signal STOP or CONT
   */
  void signal(Part part, String signal) {
    ProcessHandle process =
        find(part).orElseThrow(() -> new IllegalStateException(part + " does not run"));
    try {
      int code =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + signal + " of " + part + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("there is no command kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a signal was sent", e);
    }
  }

  private void delete(Part part) {
    try {
      boolean unused = Files.deleteIfExists(fileOf(part));
    } catch (IOException e) {
      throw new UncheckedIOException(fileOf(part) + " cannot be deleted", e);
    }
  }

  private Path fileOf(Part part) {
    return files.resolve(part + ".pid");
  }
}
