package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.engine.Parent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a child process speaks with its parent: the other side of {@link ChildProcess}. */
public final class Voice {

  static final String STATUS = "STATUS ";
  static final String ANSWER = "ANSWER ";

  private final BufferedReader commands =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final PrintStream out = System.out;

  /** The voice of this process, which from now on ends with its parent. */
  public Voice() {
    Parent.dieWith();
  }

  /** Answers a command, or says that the process is ready for the first. */
  public synchronized void answer(String answer) {
    out.println(ANSWER + answer);
    out.flush();
  }

  /** Tells figures unasked. */
  public synchronized void status(Figures figures) {
    out.println(STATUS + figures);
    out.flush();
  }

  /**
   * Waits for a command.
   *
   * @return the command; empty where there will be none any more
   */
  public Optional<String> command() throws IOException {
    return Optional.ofNullable(commands.readLine());
  }
}
