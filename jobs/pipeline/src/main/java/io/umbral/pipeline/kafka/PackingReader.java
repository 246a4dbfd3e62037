package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.ReportPack;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Fetches as Flink's reader does, and packs what one fetch brought of a partition: what looks like
 * one record of Kafka to the rest of the source is many. Its offset is that of the last one, so
 * that a checkpoint resumes behind it.
 */
@SuppressWarnings("try") // Flink's readers close with any exception
final class PackingReader extends KafkaPartitionSplitReader {

  /** Bytes from which on a pack is handed on; one record alone may be larger. */
  private static final int FULL_BYTES = 192 << 10;

  /** Room for a full pack and a usual record. */
  private static final int PACK_BYTES = FULL_BYTES + (16 << 10);

  /** Memory of packs that were read: written again, it is still in the cache. */
  private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

  PackingReader(
      Properties properties, SourceReaderContext context, KafkaSourceReaderMetrics metrics) {
    super(properties, context, metrics);
  }

  @Override
  public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() throws IOException {
    return new Packs(super.fetch(), spare);
  }

  /** The packs of one fetch, made by the thread that fetches. */
  private static final class Packs implements RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> {

    private static final byte[] NOTHING = {};

    private final Deque<String> splits = new ArrayDeque<>();
    private final Deque<Deque<ConsumerRecord<byte[], byte[]>>> packsBySplit = new ArrayDeque<>();
    private final Set<String> finished;
    private final Queue<byte[]> spare;
    private final List<byte[]> used = new ArrayList<>();
    private Deque<ConsumerRecord<byte[], byte[]>> packs = new ArrayDeque<>();

    private Packs(
        RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> records, Queue<byte[]> spare) {
      this.spare = spare;
      String split = records.nextSplit();
      while (split != null) {
        splits.add(split);
        packsBySplit.add(packAll(records));
        split = records.nextSplit();
      }
      finished = records.finishedSplits();
    }

    private Deque<ConsumerRecord<byte[], byte[]>> packAll(
        RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> records) {
      Deque<ConsumerRecord<byte[], byte[]>> packs = new ArrayDeque<>();
      ConsumerRecord<byte[], byte[]> record = records.nextRecordFromSplit();
      while (record != null) {
        byte[] memory = spare.poll();
        ReportPack pack = new ReportPack(memory == null ? new byte[PACK_BYTES] : memory);
        ConsumerRecord<byte[], byte[]> last = record;
        while (record != null && pack.length() < FULL_BYTES) {
          add(record, pack);
          last = record;
          record = records.nextRecordFromSplit();
        }
        byte[] packed = pack.bytes();
        used.add(packed);
        packs.add(
            new ConsumerRecord<>(last.topic(), last.partition(), last.offset(), NOTHING, packed));
      }
      return packs;
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, ReportPack pack) {
      byte[] value = record.value() == null ? NOTHING : record.value();
      long arrivalMillis = record.timestamp() < 0 ? Long.MAX_VALUE : record.timestamp();
      pack.add(value, record.offset(), arrivalMillis);
    }

    @Override
    public String nextSplit() {
      if (splits.isEmpty()) {
        return null;
      }
      packs = packsBySplit.remove();
      return splits.remove();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> nextRecordFromSplit() {
      return packs.poll();
    }

    @Override
    public Set<String> finishedSplits() {
      return finished;
    }

    /** Called when all packs were handed on, and so were read. */
    @Override
    public void recycle() {
      for (byte[] memory : used) {
        // One that grew for a large record is not kept.
        if (memory.length == PACK_BYTES) {
          spare.add(memory);
        }
      }
      used.clear();
    }
  }
}
