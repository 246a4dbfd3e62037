package io.umbral.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process of ours that is spoken to line by line: it takes commands, gives answers, and may tell
 * how it is unasked. Whatever else it prints goes to its log. The other side is {@link Voice}.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration LAST_WORDS = Duration.ofSeconds(20);
  private static final String ENDED = "";

  private final Process process;
  private final Path log;
  private final PrintWriter commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Consumer<Figures> status;

  private ChildProcess(Process process, Path log, Consumer<Figures> status) {
    this.process = process;
    this.log = log;
    this.status = status;
    this.commands =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  /**
   * Starts one.
   *
   * @param main class with the main method
   * @param heapMebibytes size of its heap in MiB
   * @param options further arguments of its JVM
   * @param arguments of the main method
   * @param log file that takes what is meant for people
   * @param status is told, by a thread of its own, what the process tells unasked
   * @return the process, started
   */
  public static ChildProcess start(
      Class<?> main,
      int heapMebibytes,
      List<String> options,
      List<String> arguments,
      Path log,
      Consumer<Figures> status)
      throws IOException {
    List<String> command = new ArrayList<>(Jvm.command(heapMebibytes));
    command.addAll(options);
    command.addAll(List.of("-cp", Jvm.classPath(), main.getName()));
    command.addAll(arguments);
    Process process = Children.start(new ProcessBuilder(command).redirectErrorStream(true));
    ChildProcess child = new ChildProcess(process, log, status);
    Thread reader = new Thread(child::listen, "listen-to-" + main.getSimpleName());
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  private void listen() {
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer others = Files.newBufferedWriter(log)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(Voice.STATUS)) {
          status.accept(Figures.parse(line.substring(Voice.STATUS.length())));
        } else if (line.startsWith(Voice.ANSWER)) {
          answers.add(line.substring(Voice.ANSWER.length()));
        } else {
          others.write(line + '\n');
          others.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what a child process says cannot be read", e);
    } finally {
      answers.add(ENDED);
    }
  }

  /** Gives a command. */
  public void tell(String command) {
    commands.println(command);
  }

  /**
   * Waits for the next answer.
   *
   * @param patience how long
   * @return the answer
   * @throws IOException where the process ended, or was silent for longer
   */
  public String answer(Duration patience) throws IOException, InterruptedException {
    String answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null) {
      throw new IOException(process.info().command().orElse("") + " is silent, see " + log);
    }
    if (answer.equals(ENDED)) {
      throw new IOException("a process ended that should have answered, see " + log);
    }
    return answer;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where its words to people are. */
  public Path log() {
    return log;
  }

  /** CPU time that it has used so far, of all its threads; zero where the system does not tell. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Kills it (SIGKILL) and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end by itself, and kills it where it does not. */
  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
