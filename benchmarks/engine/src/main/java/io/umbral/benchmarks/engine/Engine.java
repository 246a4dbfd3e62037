package io.umbral.benchmarks.engine;

import java.util.Properties;

/** Reads a topic of reports to its end and publishes the one-minute windows of every leaf. */
public interface Engine {

  /**
   * Where an engine reads and writes.
   *
   * @param bootstrap the broker
   * @param reports topic that is read, whole
   * @param inventory topic of the reference data
   * @param windows topic that takes the results, see {@link LeafResult}
   * @param partitions partitions of the reports; an engine has as many threads that read
   * @param directory for whatever the engine must keep; exists and is empty
   * @param readings readings that the topic holds
   */
  record Place(
      String bootstrap,
      String reports,
      String inventory,
      String windows,
      int partitions,
      String directory,
      long readings) {}

  /**
   * Runs until every reading was received and every window that could be closed is published. The
   * windows of the last two minutes are not compared: an engine that knows no end of its input
   * cannot close them.
   */
  void run() throws Exception;

  /** Readings received so far; asked from another thread. */
  long received();

  /** What else is worth telling: numbers by name. */
  default Properties remarks() {
    return new Properties();
  }
}
