package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.engine.Parent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of child processes. */
public final class Jvm {

  /** Further arguments of the engines' JVM, divided by blanks. */
  private static final String OPTIONS_PROPERTY = "umbral.replay.jvm";

  private Jvm() {}

  /**
   * The beginning of every command line.
   *
   * @param heapMebibytes size of the heap in MiB
   * @return arguments that more can be added to
   */
  public static List<String> command(int heapMebibytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms" + heapMebibytes + 'm');
    command.add("-Xmx" + heapMebibytes + 'm');
    // What is out of memory has no figures, and should not take minutes to find that out.
    command.add("-XX:+ExitOnOutOfMemoryError");
    if (engineOptions().stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      // As the launcher has it: of the collectors the one that costs least.
      command.add("-XX:+UseParallelGC");
    }
    command.add("-Duser.timezone=UTC");
    command.add("-D" + Parent.PROPERTY + '=' + ProcessHandle.current().pid());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    return command;
  }

  /** The class path of this process. */
  public static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** What every engine's JVM is given beside. */
  public static List<String> engineOptions() {
    String options = System.getProperty(OPTIONS_PROPERTY, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split(" +"));
  }
}
