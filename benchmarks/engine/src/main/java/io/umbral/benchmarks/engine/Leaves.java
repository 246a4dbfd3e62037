package io.umbral.benchmarks.engine;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.Topology;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The reference data as a table in memory, one for the whole process: which leaf a cell belongs to,
 * and the leaves' names. Safe for use by several threads.
 */
public final class Leaves {

  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Map<String, Leaves> SHARED = new ConcurrentHashMap<>();

  private final Topology topology;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> index = new HashMap<>();

  private Leaves(Topology topology) {
    this.topology = topology;
  }

  /**
   * The table of a topic, read on the first call in this process.
   *
   * @param bootstrap the broker
   * @param inventory topic of the reference data, of one partition
   * @return the same table on every call
   */
  public static Leaves shared(String bootstrap, String inventory) {
    return SHARED.computeIfAbsent(
        bootstrap + '/' + inventory, any -> new Leaves(read(bootstrap, inventory)));
  }

  private static Topology read(String bootstrap, String inventory) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    TopicPartition all = new TopicPartition(inventory, 0);
    Topology topology = new Topology();
    InventoryCodec codec = new InventoryCodec();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(all));
      consumer.seekToBeginning(List.of(all));
      long end = consumer.endOffsets(List.of(all)).get(all);
      while (consumer.position(all) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          codec.applyTo(record.value(), topology);
        }
      }
      return topology;
    } catch (WireException e) {
      throw new IllegalStateException("the inventory of the benchmark cannot be read", e);
    }
  }

  /**
   * The leaf of a cell.
   *
   * @param plmn digits of the network as a number
   * @param cellId identity of the cell in its network
   * @param instantMillis event time, milliseconds since the epoch
   * @return dense index from 0
   */
  public synchronized int leafOf(int plmn, long cellId, long instantMillis) {
    CellKey key = new CellKey(String.format(Locale.ROOT, "%06d", plmn), cellId);
    Cell cell =
        topology
            .cellAt(key, instantMillis)
            .orElseThrow(
                () -> new IllegalStateException("cell " + key + " should be in the inventory"));
    String name = cell.municipality() + '|' + cell.ranHost() + '|' + cell.technology().name();
    return index.computeIfAbsent(
        name,
        added -> {
          names.add(added);
          return names.size() - 1;
        });
  }

  /**
   * The name of a leaf.
   *
   * @param leaf index of {@link #leafOf}
   * @return {@code region|operator|technology}
   */
  public synchronized String name(int leaf) {
    return names.get(leaf);
  }

  /** Number of leaves that were named so far. */
  public synchronized int count() {
    return names.size();
  }
}
