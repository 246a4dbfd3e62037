package io.umbral.benchmarks.harness;

import io.umbral.model.SeriesKey;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic of results to its end, and says what they come to. */
public final class Verifier {

  private final Topics topics;
  private final Compared compared;

  /**
   * Makes one.
   *
   * @param topics where the results are
   * @param compared which of them count
   */
  public Verifier(Topics topics, Compared compared) {
    this.topics = topics;
    this.compared = compared;
  }

  /**
   * Results of the loop and of engines of others.
   *
   * @param topic where they are
   * @param lines file that takes the compared windows, for whoever looks for a difference
   */
  public Digest ofLeaves(String topic, Path lines) throws IOException {
    LeafLines found = new LeafLines(compared);
    topics.forEach(
        topic,
        record -> {
          String[] key = keyOf(record);
          found.add(leafOf(key), Long.parseLong(key[3]), record.value());
        });
    return digest(found.lines(), lines);
  }

  /**
   * Results of the SLA job, of which only those of leaves and of the compared length count.
   *
   * @param topic where they are
   * @param lines file that takes the compared windows
   */
  public Digest ofJob(String topic, Path lines) throws IOException, WireException {
    JobLines found = new JobLines(compared);
    topics.forEach(
        topic,
        record -> {
          String[] key = keyOf(record);
          if (isLeaf(key) && Long.parseLong(key[4]) == compared.sizeMillis()) {
            found.add(leafOf(key), Long.parseLong(key[3]), record.value());
          }
        });
    return digest(found.lines(), lines);
  }

  private static Digest digest(SortedMap<String, String> found, Path file) throws IOException {
    Files.write(file, found.values());
    return Digest.of(found);
  }

  private static String[] keyOf(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8).split("\\|", -1);
  }

  private static String leafOf(String[] key) {
    return String.join("|", List.of(key).subList(0, 3));
  }

  /** Municipalities of the workload are M and a number. */
  private static boolean isLeaf(String[] key) {
    return key[0].startsWith("M")
        && !key[0].equals("MX")
        && !key[1].equals(SeriesKey.ALL)
        && !key[2].equals(SeriesKey.ALL);
  }
}
