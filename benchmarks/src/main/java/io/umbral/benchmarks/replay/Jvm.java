package io.umbral.benchmarks.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Child processes with the class path of this one. */
final class Jvm {

  /** Further arguments of the engines' JVM, divided by blanks. */
  static final String OPTIONS_PROPERTY = "umbral.replay.jvm";

  private Jvm() {}

  static ProcessBuilder of(Class<?> main, String heap, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms" + heap);
    command.add("-Xmx" + heap);
    command.add("-Duser.timezone=UTC");
    if (main == EngineProcess.class) {
      // A compiler thread that ends takes the account of its CPU time along.
      command.add("-XX:-UseDynamicNumberOfCompilerThreads");
      command.addAll(engineOptions());
    }
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static List<String> engineOptions() {
    String options = System.getProperty(OPTIONS_PROPERTY, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split(" +"));
  }
}
