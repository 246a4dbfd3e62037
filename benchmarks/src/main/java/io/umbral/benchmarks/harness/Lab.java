package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.workload.Workload;
import io.umbral.wire.CellReportEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A broker of its own process, and a folder: topics that were filled once are found again the next
 * time.
 */
public final class Lab implements AutoCloseable {

  private final Path directory;
  private final BrokerProcess broker;
  private final Topics topics;

  private Lab(Path directory, BrokerProcess broker) {
    this.directory = directory;
    this.broker = broker;
    this.topics = new Topics(broker.bootstrap());
  }

  /**
   * Starts the broker.
   *
   * @param directory for topics, state and logs; kept
   */
  public static Lab open(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    return new Lab(
        directory,
        BrokerProcess.start(directory.resolve("kafka"), directory.resolve("log-broker.txt")));
  }

  /** Where clients connect to. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** The broker's topics. */
  public Topics topics() {
    return topics;
  }

  /** CPU time that the broker has used so far. */
  public Duration brokerCpu() {
    return broker.cpu();
  }

  /** A file that may be looked at afterwards. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** A new folder, to be deleted with {@link #delete}. */
  public Path newDirectory(String prefix) throws IOException {
    return Files.createTempDirectory(directory, prefix);
  }

  /** Deletes a folder and all that is in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      found.sorted(Comparator.reverseOrder()).forEach(Lab::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A topic with at least so many readings of a workload, filled now if it is not there yet.
   *
   * @param workload what it holds
   * @param readings at least how many
   * @param partitions how many
   */
  public Reports reports(Workload workload, long readings, int partitions)
      throws IOException, InterruptedException {
    int rounds = workload.roundsOf(readings);
    String inventory = inventory(workload);
    List<String> parts = new ArrayList<>();
    parts.add("reports");
    parts.add(workload.isBatched() ? "batched" : "single");
    parts.addAll(
        List.of(
            workload.redelivers() ? "twice" : "once",
            Long.toString(workload.seed()),
            inventory.substring(inventory.indexOf('-') + 1),
            Integer.toString(workload.periodMillis()),
            Integer.toString(partitions),
            Integer.toString(rounds),
            fingerprint(workload)));
    String topic = String.join("-", parts);
    Path marker = marker(topic);
    if (!Files.exists(marker)) {
      Say.line("filling %s", topic);
      topics.delete(List.of(topic));
      topics.createReports(topic, partitions);
      store(
          marker,
          new TopicFill(bootstrap())
              .reports(workload, topic, partitions, rounds, Workload.START_MILLIS)
              .toProperties());
    }
    TopicFill.Filled held = TopicFill.Filled.of(load(marker));
    return new Reports(
        topic,
        inventory,
        workload,
        rounds,
        partitions,
        held.records(),
        held.readings(),
        held.bytes());
  }

  /**
   * Adds rounds of a workload to a topic.
   *
   * @param workload what is sent
   * @param topic exists
   * @param partitions of the topic
   * @param rounds how many
   * @param firstStartMillis start of the first one, milliseconds since the epoch
   * @return readings that were sent
   */
  public long send(
      Workload workload, String topic, int partitions, int rounds, long firstStartMillis)
      throws InterruptedException {
    return new TopicFill(bootstrap())
        .reports(workload, topic, partitions, rounds, firstStartMillis)
        .readings();
  }

  /** A topic with the reference data of a workload, filled now if it is not there yet. */
  public String inventory(Workload workload) throws IOException, InterruptedException {
    String topic =
        "inventory-%d-%d-%d%s"
            .formatted(
                workload.sites(),
                workload.municipalities(),
                workload.everyMillis(),
                workload.isSkewed() ? "-skewed" : "");
    Path marker = marker(topic);
    if (!Files.exists(marker)) {
      Say.line("filling %s", topic);
      topics.delete(List.of(topic));
      topics.create(topic, 1);
      new TopicFill(bootstrap()).inventory(workload, topic);
      store(marker, new Properties());
    }
    return topic;
  }

  /** Tells what is kept apart from what is encoded now, where the two have come to differ. */
  private static String fingerprint(Workload workload) {
    CellReportEncoder encoder = new CellReportEncoder();
    int hash = 1;
    for (int source = 0; source < Math.min(16, workload.sources()); source++) {
      hash = 31 * hash + Arrays.hashCode(encoder.encode(workload.report(source, source)));
    }
    return Integer.toHexString(hash);
  }

  private Path marker(String topic) {
    return directory.resolve(topic + ".properties");
  }

  private static void store(Path marker, Properties counts) throws IOException {
    try (OutputStream file = Files.newOutputStream(marker)) {
      counts.store(file, null);
    }
  }

  private static Properties load(Path marker) throws IOException {
    Properties counts = new Properties();
    try (InputStream file = Files.newInputStream(marker)) {
      counts.load(file);
    }
    return counts;
  }

  @Override
  public void close() {
    topics.close();
    broker.close();
  }
}
