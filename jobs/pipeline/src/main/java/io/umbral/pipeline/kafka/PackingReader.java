package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.ReportPack;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.Set;
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

  PackingReader(
      Properties properties, SourceReaderContext context, KafkaSourceReaderMetrics metrics) {
    super(properties, context, metrics);
  }

  @Override
  public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() throws IOException {
    return new Packs(super.fetch());
  }

  /** The packs of one fetch, made by the thread that fetches. */
  private static final class Packs implements RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> {

    private static final byte[] NOTHING = {};

    private final Deque<String> splits = new ArrayDeque<>();
    private final Deque<Deque<ConsumerRecord<byte[], byte[]>>> packsBySplit = new ArrayDeque<>();
    private final Set<String> finished;
    private Deque<ConsumerRecord<byte[], byte[]>> packs = new ArrayDeque<>();

    private Packs(RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> records) {
      String split = records.nextSplit();
      while (split != null) {
        splits.add(split);
        packsBySplit.add(packAll(records));
        split = records.nextSplit();
      }
      finished = records.finishedSplits();
    }

    private static Deque<ConsumerRecord<byte[], byte[]>> packAll(
        RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> records) {
      Deque<ConsumerRecord<byte[], byte[]>> packs = new ArrayDeque<>();
      ConsumerRecord<byte[], byte[]> record = records.nextRecordFromSplit();
      while (record != null) {
        ReportPack pack = new ReportPack(FULL_BYTES);
        ConsumerRecord<byte[], byte[]> last = record;
        while (record != null && pack.length() < FULL_BYTES) {
          add(record, pack);
          last = record;
          record = records.nextRecordFromSplit();
        }
        packs.add(
            new ConsumerRecord<>(
                last.topic(), last.partition(), last.offset(), NOTHING, pack.toBytes()));
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
  }
}
