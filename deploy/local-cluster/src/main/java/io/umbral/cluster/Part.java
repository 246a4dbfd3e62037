package io.umbral.cluster;

import java.util.List;
import java.util.Locale;

/** A process of the cluster, in the order in which they start. */
public enum Part {
  /** Keeps who leads, and where the last checkpoint is. */
  ZOOKEEPER(128),
  /** The one broker. */
  KAFKA(512),
  /** Leads the job; runs its program. */
  JOBMANAGER(512),
  /** Runs subtasks. */
  TASKMANAGER_1(FlinkConfiguration.TASK_HEAP_MEBIBYTES),
  /** Runs subtasks. */
  TASKMANAGER_2(FlinkConfiguration.TASK_HEAP_MEBIBYTES),
  /** {@code umbral ingest}: there where somebody starts it. */
  INGEST(256),
  /** {@code umbral console}: there where somebody starts it. */
  CONSOLE(512);

  /** The parts that a job needs. */
  static final List<Part> OF_EVERY_CLUSTER =
      List.of(ZOOKEEPER, KAFKA, JOBMANAGER, TASKMANAGER_1, TASKMANAGER_2);

  private final int heapMebibytes;

  Part(int heapMebibytes) {
    this.heapMebibytes = heapMebibytes;
  }

  /** The most that its objects take, MiB. */
  int heapMebibytes() {
    return heapMebibytes;
  }

  /** As on the command line and in names of files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
