package io.umbral.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time of the threads of the just-in-time compilers, which a job that runs for weeks pays once.
 * Linux says it in {@code /proc}; elsewhere it is 0 and stays in the figure.
 */
final class CompilerThreads {

  private static final Path THREADS = Path.of("/proc/self/task");

  /**
   * Field of user time in {@code stat}, counted after the name in parentheses; then system time.
   */
  private static final int USER_TIME = 11;

  /** Linux counts in hundredths of a second towards processes, whatever its own clock is. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private CompilerThreads() {}

  static long cpuNanos() {
    try (Stream<Path> threads = Files.list(THREADS)) {
      return threads.mapToLong(CompilerThreads::cpuNanosOf).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long cpuNanosOf(Path thread) {
    try {
      List<String> stat = Files.readAllLines(thread.resolve("stat"));
      String line = stat.get(0);
      int nameEnd = line.lastIndexOf(')');
      String name = line.substring(line.indexOf('(') + 1, nameEnd);
      if (!name.startsWith("C1 Comp") && !name.startsWith("C2 Comp")) {
        return 0;
      }
      String[] fields = line.substring(nameEnd + 2).split(" ", -1);
      return NANOS_PER_TICK
          * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]));
    } catch (IOException e) {
      return 0; // The thread has ended.
    }
  }
}
