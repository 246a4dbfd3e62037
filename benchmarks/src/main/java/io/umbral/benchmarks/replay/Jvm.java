package io.umbral.benchmarks.replay;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Child processes: our own with the class path of this one, a peer with its own. */
final class Jvm {

  /** Further arguments of the engines' JVM, divided by blanks. */
  static final String OPTIONS_PROPERTY = "umbral.replay.jvm";

  private static final Path PEERS = Path.of("benchmarks", "peers");

  private Jvm() {}

  /** A process of ours that is no engine. */
  static ProcessBuilder of(Class<?> main, String heap, String... arguments) {
    List<String> command = java(heap);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** The process of an engine. */
  static ProcessBuilder of(Contender contender, String heap, List<String> arguments)
      throws IOException {
    List<String> command = java(heap);
    // A compiler thread that ends takes the account of its CPU time along.
    command.add("-XX:-UseDynamicNumberOfCompilerThreads");
    command.addAll(contender.jvmOptions());
    command.addAll(engineOptions());
    command.add("-cp");
    command.add(classPath(contender));
    command.add(contender.mainClass());
    command.add(contender.variant());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static List<String> java(String heap) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms" + heap);
    command.add("-Xmx" + heap);
    command.add("-Duser.timezone=UTC");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    return command;
  }

  private static String classPath(Contender contender) throws IOException {
    if (!contender.isPeer()) {
      return System.getProperty("java.class.path");
    }
    Path target = PEERS.resolve(contender.module().orElseThrow()).resolve("target");
    Path libraries = target.resolve("classpath.txt");
    if (!Files.exists(libraries)) {
      throw new IOException(
          contender
              + " is not built: "
              + libraries
              + " should be there, made by mvn -Ppeers package");
    }
    return target.resolve("classes") + File.pathSeparator + Files.readString(libraries).strip();
  }

  static List<String> engineOptions() {
    String options = System.getProperty(OPTIONS_PROPERTY, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split(" +"));
  }
}
