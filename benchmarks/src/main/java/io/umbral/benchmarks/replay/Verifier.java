package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What an engine came to: every leaf's one-minute windows as lines, and their digest. Two engines
 * did the same work where the digests are equal.
 */
final class Verifier {

  /**
   * A digest and what it is of.
   *
   * @param digest SHA-256 over the lines in order, hexadecimal
   * @param windows number of lines
   */
  record Verdict(String digest, int windows) {}

  private static final String WINDOW_MILLIS = "60000";
  private static final double[] QUANTILES = {0.50, 0.95, 0.99};
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final String bootstrap;
  private final long untilMillis;

  /**
   * Makes one.
   *
   * @param untilMillis windows from there on are not compared, and neither are distinct cells,
   *     which engines of others are spared; {@link Long#MAX_VALUE} where all is
   */
  Verifier(String bootstrap, long untilMillis) {
    this.bootstrap = bootstrap;
    this.untilMillis = untilMillis;
  }

  /** Reads the windows of an engine. */
  Verdict verify(Contender contender, String topic, Path linesFile)
      throws IOException, WireException {
    Map<String, String> lines = isOfLeaves(contender) ? linesOfLeaves(topic) : linesOfJob(topic);
    Files.write(linesFile, lines.values());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.values().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return new Verdict(HexFormat.of().formatHex(digest.digest()), lines.size());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static boolean isOfLeaves(Contender contender) {
    return contender.isPeer() || contender == Contender.LOOP;
  }

  private Map<String, String> linesOfLeaves(String topic) {
    Map<String, String> lines = new TreeMap<>();
    // Of a window that was said more than once the last counts.
    newest(topic)
        .forEach(
            (key, values) ->
                lines.put(key, key + LeafResult.line(comparable(values.get(values.size() - 1)))));
    return lines;
  }

  private byte[] comparable(byte[] value) {
    if (untilMillis != Long.MAX_VALUE) {
      ByteBuffer.wrap(value).putLong(LeafColumns.REPORTING_CELLS * Long.BYTES, 0);
    }
    return value;
  }

  private Map<String, String> linesOfJob(String topic) throws WireException {
    WindowResultCodec codec = new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
    Map<String, String> lines = new TreeMap<>();
    for (Map.Entry<String, List<byte[]>> entry : newest(topic).entrySet()) {
      WindowResult best = null;
      for (byte[] value : entry.getValue()) {
        WindowResult result = codec.decode(value);
        best = best == null || result.supersedes(best) ? result : best;
      }
      if (best != null && best.totals().get(Total.READINGS) > 0) {
        lines.put(entry.getKey(), lineOfJob(entry.getKey(), best.totals()));
      }
    }
    return lines;
  }

  private String lineOfJob(String key, KpiTotals totals) {
    StringBuilder line = new StringBuilder(key);
    for (Total total :
        List.of(
            Total.READINGS,
            Total.SUSPECT,
            Total.REPORTING_CELLS,
            Total.PROBES_SENT,
            Total.PROBES_LOST,
            Total.DOWNLINK_BYTES,
            Total.DOWNLINK_ACTIVE_MILLIS,
            Total.UPLINK_BYTES,
            Total.UPLINK_ACTIVE_MILLIS)) {
      boolean isSpared = total == Total.REPORTING_CELLS && untilMillis != Long.MAX_VALUE;
      line.append(' ').append(isSpared ? 0 : totals.get(total));
    }
    Ratio coverage =
        Kpis.coverage(totals, CoverageThreshold.ENGINEERING_DEFAULT).orElse(Ratio.NONE);
    Distribution rtt = totals.of(Quantity.RTT_MICROS);
    line.append(' ').append(coverage.part()).append(' ').append(coverage.whole());
    line.append(' ').append(rtt.sum()).append(' ').append(rtt.total());
    for (double q : QUANTILES) {
      line.append(' ').append(Kpis.quantile(totals, Quantity.RTT_MICROS, q).orElse(0));
    }
    rtt.forEach((bucket, count) -> line.append(' ').append(bucket).append(':').append(count));
    return line.toString();
  }

  /** The values of the leafs' one-minute windows, by region, operator, technology and start. */
  private Map<String, List<byte[]>> newest(String topic) {
    Map<String, List<byte[]>> found = new HashMap<>();
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          leafKeyOf(record.key())
              .ifPresent(
                  key -> found.computeIfAbsent(key, any -> new ArrayList<>(2)).add(record.value()));
        }
      }
    }
    return found;
  }

  /** Region, operator, technology, start, and of the job the length in milliseconds as well. */
  private Optional<String> leafKeyOf(byte[] key) {
    String[] parts = new String(key, StandardCharsets.UTF_8).split("\\|", -1);
    boolean isLeaf =
        parts[0].startsWith("M")
            && !parts[0].equals("MX")
            && !parts[1].equals(SeriesKey.ALL)
            && !parts[2].equals(SeriesKey.ALL)
            && (parts.length == 4 || parts[4].equals(WINDOW_MILLIS))
            && Long.parseLong(parts[3]) < untilMillis;
    return isLeaf ? Optional.of(String.join("|", List.of(parts).subList(0, 4))) : Optional.empty();
  }
}
