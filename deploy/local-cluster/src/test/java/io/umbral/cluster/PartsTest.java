package io.umbral.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartsTest {

  private static final String RUNNING =
      """
      {"jobs":[{"jid":"00000000000000000000000000000000","name":"umbral sla","start-time":1,
      "end-time":-1,"duration":7,"state":"RUNNING","last-modification":2,
      "tasks":{"running":3,"canceling":0,"canceled":0,"total":4,"created":1,"scheduled":0,
      "deploying":0,"reconciling":0,"finished":0,"initializing":0,"failed":0},
      "pending-operators":0}]}
      """;

  @TempDir private Path directory;

  @Test
  void aJobIsWholeWhenEveryTaskOfItRuns() throws IOException {
    JobStanding standing = JobStanding.read(RUNNING).orElseThrow();
    assertEquals(new JobStanding("umbral sla", "RUNNING", 3, 4), standing);
    assertFalse(standing.isWhole());
    assertTrue(new JobStanding("umbral sla", "RUNNING", 4, 4).isWhole());
    assertFalse(new JobStanding("umbral sla", "RESTARTING", 4, 4).isWhole());
    assertFalse(new JobStanding("umbral sla", "RUNNING", 0, 0).isWhole());
    assertEquals(Optional.empty(), JobStanding.read("{\"jobs\":[]}"));
  }

  @Test
  void portsAreChosenOnce() {
    Path file = directory.resolve("ports.properties");
    Ports chosen = Ports.of(file);
    assertEquals(chosen, Ports.of(file));
    assertNotEquals(chosen.kafka(), chosen.rest());
    assertNotEquals(chosen.kafka(), chosen.zooKeeper());
    assertEquals("127.0.0.1:" + chosen.kafka(), chosen.bootstrap());
  }

  @Test
  void flinkUnderstandsItsConfiguration() throws IOException {
    Path unused =
        Files.writeString(
            directory.resolve("config.yaml"),
            FlinkConfiguration.text(directory, new Ports(1, 2, 3), "sla"));
    Configuration flink = GlobalConfiguration.loadConfiguration(directory.toString());
    assertEquals("127.0.0.1:1", flink.toMap().get("high-availability.zookeeper.quorum"));
    assertEquals("3", flink.toMap().get("rest.port"));
    assertEquals(1, flink.get(TaskManagerOptions.NUM_TASK_SLOTS));
    assertEquals(
        (long) FlinkConfiguration.TASK_HEAP_MEBIBYTES << 20,
        TaskExecutorProcessUtils.processSpecFromConfig(flink).getJvmHeapMemorySize().getBytes());
  }

  @Test
  void aProcessIsFoundPausedResumedAndEnded() throws IOException {
    Path logs = Files.createDirectory(directory.resolve("logs"));
    Processes processes = new Processes(directory, logs, directory);
    assertEquals(Optional.empty(), processes.find(Part.KAFKA));
    assertThrows(IllegalStateException.class, () -> processes.signal(Part.KAFKA, "STOP"));
    processes.start(Part.KAFKA, List.of("sleep", "60"), Map.of());
    Processes another = new Processes(directory, logs, directory);
    long pid = another.find(Part.KAFKA).orElseThrow().pid();
    another.signal(Part.KAFKA, "STOP");
    assertTrue(LocalCluster.await(Duration.ofSeconds(5), () -> stateOf(pid).equals("T")));
    another.signal(Part.KAFKA, "CONT");
    assertTrue(LocalCluster.await(Duration.ofSeconds(5), () -> stateOf(pid).equals("S")));
    another.stop(Part.KAFKA);
    assertEquals(Optional.empty(), processes.find(Part.KAFKA));
    processes.start(Part.KAFKA, List.of("sleep", "60"), Map.of());
    processes.kill(Part.KAFKA);
    assertEquals(Optional.empty(), processes.find(Part.KAFKA));
  }

  @Test
  void aNumberThatAnotherProcessHasNowIsNotOurs() throws IOException {
    Processes processes = new Processes(directory, directory, directory);
    Files.writeString(
        directory.resolve("kafka.pid"), ProcessHandle.current().pid() + " 2020-01-01T00:00:00Z");
    assertEquals(Optional.empty(), processes.find(Part.KAFKA));
  }

  /** As Linux tells it: T where it is stopped. */
  private static String stateOf(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    } catch (IOException e) {
      return "gone";
    }
  }
}
