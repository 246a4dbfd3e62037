package io.umbral.benchmarks.harness;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that this one started. They end with it: by a hook where it is told to end, by
 * their own watch ({@link io.umbral.benchmarks.engine.Parent}) where it is killed.
 */
public final class Children {

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Children::endAll, "end-children"));
  }

  private Children() {}

  /**
   * Starts a process.
   *
   * @param command what to start
   * @return the process
   */
  public static Process start(ProcessBuilder command) throws IOException {
    Process process = command.start();
    RUNNING.add(process);
    CompletableFuture<Void> unused = process.onExit().thenAccept(RUNNING::remove);
    return process;
  }

  private static void endAll() {
    RUNNING.forEach(Process::destroyForcibly);
  }
}
