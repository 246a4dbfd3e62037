package io.umbral.cluster;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flink's {@code config.yaml} of the cluster. A process that is started without Flink's scripts
 * wants every size of its memory.
 */
final class FlinkConfiguration {

  private static final int TASK_HEAP = 256;
  private static final int FRAMEWORK_HEAP = 128;
  private static final int FRAMEWORK_OFF_HEAP = 128;
  private static final int NETWORK = 64;
  private static final int MANAGED = 128;

  /** Heap of a TaskManager, MiB. */
  static final int TASK_HEAP_MEBIBYTES = TASK_HEAP + FRAMEWORK_HEAP;

  /** Memory of a TaskManager outside of its heap that the JVM counts, MiB. */
  static final int TASK_DIRECT_MEBIBYTES = FRAMEWORK_OFF_HEAP + NETWORK;

  /** Subtasks of each operator: one on each TaskManager, so that each of them is missed. */
  static final int PARALLELISM = 2;

  private FlinkConfiguration() {}

  /**
   * The text of the file.
   *
   * @param job name of the job: what is kept of another one is not gone on from
   */
  static String text(Path directory, Ports ports, String job) {
    Map<String, String> settings = new TreeMap<>();
    addresses(settings, ports);
    availability(settings, directory, ports);
    settings.put("high-availability.cluster-id", "/umbral-" + job);
    checkpoints(settings, directory);
    memory(settings);
    settings.put("parallelism.default", Integer.toString(PARALLELISM));
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append(": \"").append(value).append("\"\n"));
    return text.toString();
  }

  private static void addresses(Map<String, String> settings, Ports ports) {
    settings.put("jobmanager.rpc.address", Ports.HOST);
    settings.put("jobmanager.bind-host", Ports.HOST);
    settings.put("taskmanager.host", Ports.HOST);
    settings.put("taskmanager.bind-host", Ports.HOST);
    settings.put("rest.address", Ports.HOST);
    settings.put("rest.bind-address", Ports.HOST);
    settings.put("rest.port", Integer.toString(ports.rest()));
  }

  /** Who is dead is found out within seconds. */
  private static void availability(Map<String, String> settings, Path directory, Ports ports) {
    settings.put("high-availability.type", "zookeeper");
    settings.put("high-availability.zookeeper.quorum", Ports.HOST + ":" + ports.zooKeeper());
    settings.put("high-availability.zookeeper.client.session-timeout", "4 s");
    settings.put("high-availability.storageDir", uri(directory, "high-availability"));
    settings.put("heartbeat.interval", "1 s");
    settings.put("heartbeat.timeout", "5 s");
    settings.put("restart-strategy.type", "exponential-delay");
    settings.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
    settings.put("restart-strategy.exponential-delay.max-backoff", "5 s");
    settings.put("restart-strategy.exponential-delay.reset-backoff-threshold", "30 s");
  }

  private static void checkpoints(Map<String, String> settings, Path directory) {
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.dir", uri(state(directory), "checkpoints"));
    settings.put("execution.checkpointing.savepoint-dir", uri(state(directory), "savepoints"));
    settings.put("execution.checkpointing.interval", "1 s");
    settings.put("execution.checkpointing.incremental", "true");
    settings.put("execution.checkpointing.tolerable-failed-checkpoints", "10");
  }

  private static void memory(Map<String, String> settings) {
    settings.put("taskmanager.cpu.cores", "1.0");
    settings.put("taskmanager.numberOfTaskSlots", "1");
    settings.put("taskmanager.memory.task.heap.size", mebibytes(TASK_HEAP));
    settings.put("taskmanager.memory.task.off-heap.size", mebibytes(0));
    settings.put("taskmanager.memory.framework.heap.size", mebibytes(FRAMEWORK_HEAP));
    settings.put("taskmanager.memory.framework.off-heap.size", mebibytes(FRAMEWORK_OFF_HEAP));
    settings.put("taskmanager.memory.network.min", mebibytes(NETWORK));
    settings.put("taskmanager.memory.network.max", mebibytes(NETWORK));
    settings.put("taskmanager.memory.managed.size", mebibytes(MANAGED));
    settings.put("taskmanager.memory.jvm-metaspace.size", mebibytes(256));
    settings.put("taskmanager.memory.jvm-overhead.min", mebibytes(192));
    settings.put("taskmanager.memory.jvm-overhead.max", mebibytes(192));
  }

  private static String mebibytes(int count) {
    return String.format(Locale.ROOT, "%d mb", count);
  }

  /** What subtasks write while they run: it can lie on a disk of its own. */
  static Path state(Path directory) {
    return directory.resolve("state");
  }

  /** What a process of Flink unpacks and keeps for as long as it runs. */
  static Path temporary(Path directory, Part part) {
    return state(directory).resolve("tmp").resolve(part.toString());
  }

  private static String uri(Path directory, String name) {
    // Without the slash at its end, which a directory that exists would get.
    return "file://" + directory.resolve(name);
  }
}
