package io.umbral.benchmarks.peers.kafkastreams;

import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.benchmarks.engine.ReportReader;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Counts the readings of one input partition by minute and leaf, and hands on a minute's totals
 * once the partition is {@link #GRACE_MILLIS} past its end. Readings of a minute that was handed on
 * are dropped.
 *
 * <p>The totals live in a store that is logged, so that they are part of the transaction; its cache
 * takes the updates, and RocksDB and the changelog see one per commit.
 */
final class PartitionTotals implements Processor<byte[], byte[], Integer, byte[]> {

  static final String STORE = "partition-totals";

  /** How far a reading may be behind the newest of its partition. */
  private static final long GRACE_MILLIS = 5_000;

  private static final long NONE = -1;

  private final Leaves leaves;
  private final LongConsumer received;
  private final Consumer<Reading> counting = this::count;
  private ProcessorContext<Integer, byte[]> context;
  private KeyValueStore<Long, byte[]> store;
  private ReportReader reader;

  /** Totals taken from the store while the readings of one record are counted. */
  private byte[] held;

  private long heldKey = NONE;
  private long newestMillis = Long.MIN_VALUE;
  private long firstOpenMinute = Long.MIN_VALUE;
  private long closesAtMillis = Long.MIN_VALUE;

  /**
   * Makes one.
   *
   * @param leaves the reference data
   * @param received is told the number of readings of every record
   */
  PartitionTotals(Leaves leaves, LongConsumer received) {
    this.leaves = leaves;
    this.received = received;
  }

  static StoreBuilder<KeyValueStore<Long, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Long(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  @Override
  public void init(ProcessorContext<Integer, byte[]> processorContext) {
    context = processorContext;
    store = context.getStateStore(STORE);
    reader = new ReportReader(leaves);
  }

  @Override
  public void process(Record<byte[], byte[]> report) {
    received.accept(reader.read(report.value(), counting));
    hold(NONE);
    if (newestMillis >= closesAtMillis) {
      close(Math.floorDiv(newestMillis - GRACE_MILLIS, LeafResult.WINDOW_MILLIS));
    }
  }

  private void count(Reading reading) {
    newestMillis = Math.max(newestMillis, reading.eventTimeMillis);
    long minute = Math.floorDiv(reading.eventTimeMillis, LeafResult.WINDOW_MILLIS);
    if (minute < firstOpenMinute) {
      return;
    }
    long key = keyOf(minute, reading.leaf);
    if (key != heldKey) {
      hold(key);
    }
    FlatTotals.add(held, reading);
  }

  /** Puts back the totals that are held, and takes those of a key. */
  private void hold(long key) {
    if (heldKey != NONE) {
      store.put(heldKey, held);
    }
    heldKey = key;
    if (key != NONE) {
      byte[] known = store.get(key);
      held = known == null ? FlatTotals.empty() : known;
    }
  }

  /** The minute comes first, so that the leaves of a minute stand together. */
  private static long keyOf(long minute, int leaf) {
    return minute << Integer.SIZE | leaf;
  }

  private void close(long beforeMinute) {
    try (KeyValueIterator<Long, byte[]> closed = store.range(0L, keyOf(beforeMinute, 0) - 1)) {
      while (closed.hasNext()) {
        KeyValue<Long, byte[]> next = closed.next();
        long startMillis = (next.key >>> Integer.SIZE) * LeafResult.WINDOW_MILLIS;
        context.forward(new Record<>(next.key.intValue(), next.value, startMillis));
        store.delete(next.key);
      }
    }
    firstOpenMinute = beforeMinute;
    closesAtMillis = (beforeMinute + 1) * LeafResult.WINDOW_MILLIS + GRACE_MILLIS;
  }
}
