package io.umbral.benchmarks.replay;

import java.util.Properties;

/** Reads a topic of reports to its end and publishes its windows. */
interface Engine {

  /**
   * Where an engine reads and writes.
   *
   * @param bootstrap the broker
   * @param reports topic that is read, whole
   * @param inventory topic of the reference data
   * @param windows topic that takes the results
   * @param partitions partitions of the reports; an engine has as many threads
   * @param directory for whatever the engine must keep
   */
  record Place(
      String bootstrap,
      String reports,
      String inventory,
      String windows,
      int partitions,
      String directory) {}

  /** Runs to the end. */
  void run() throws Exception;

  /** Readings received so far; asked from another thread. */
  long received();

  /** What else is worth telling. */
  Properties remarks();
}
