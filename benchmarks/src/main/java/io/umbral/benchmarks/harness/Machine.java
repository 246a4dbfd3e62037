package io.umbral.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this machine says of itself. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
  private static final List<String> KEYS = List.of("model name", "cpu family", "model");

  private Machine() {}

  /** Model of the processor as the system names it; its architecture where it does not. */
  public static String cpu() {
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

  /** All that a result needs to be placed: the build, the machine, the JVM. */
  public static Map<String, Object> circumstances() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commit", System.getProperty("umbral.commit", "unknown"));
    json.put("cpu", cpu());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("memoryMebibytes", memoryMebibytes());
    json.put("jdk", Runtime.version().toString());
    json.put("engineJvm", String.join(" ", Jvm.engineOptions()));
    return json;
  }

  /** Memory of the machine in MiB; 0 where the system does not say. */
  public static long memoryMebibytes() {
    try {
      String total = Files.readAllLines(MEMORY_INFO).get(0).replaceAll("[^0-9]", "");
      return Long.parseLong(total) >> 10;
    } catch (IOException e) {
      return 0;
    }
  }
}
