package io.umbral.benchmarks.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this machine says of itself. */
final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> KEYS = List.of("model name", "cpu family", "model");

  private Machine() {}

  /** Model of the processor as the system names it; its architecture where it does not. */
  static String cpu() {
    try {
      List<String> lines = Files.readAllLines(CPU_INFO);
      StringBuilder cpu = new StringBuilder();
      for (String key : KEYS) {
        lines.stream()
            .filter(line -> line.substring(0, Math.max(0, line.indexOf(':'))).strip().equals(key))
            .findFirst()
            .ifPresent(
                line ->
                    cpu.append(cpu.isEmpty() ? "" : ", ")
                        .append(key.equals("model name") ? "" : key + " ")
                        .append(line.substring(line.indexOf(':') + 1).strip()));
      }
      return cpu.isEmpty() ? System.getProperty("os.arch") : cpu.toString();
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
