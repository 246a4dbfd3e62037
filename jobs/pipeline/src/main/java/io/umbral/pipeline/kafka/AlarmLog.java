package io.umbral.pipeline.kafka;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.wire.AlarmCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The topic of what happens to alarms, written exactly once: what happened since a checkpoint is
 * kept by the next one, and written when that is complete, in one short transaction together with a
 * mark that says so. No transaction waits for a checkpoint, so none runs out while a job is down.
 */
final class AlarmLog implements Sink<AlarmEvent>, SupportsCommitter<AlarmBatch> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Properties client;

  /**
   * @param topic the log
   * @param client properties of every client, with {@code bootstrap.servers}
   */
  AlarmLog(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  @Override
  public SinkWriter<AlarmEvent> createWriter(WriterInitContext context) {
    return new Writer();
  }

  @Override
  public Committer<AlarmBatch> createCommitter(CommitterInitContext context) {
    return new AlarmLogCommitter(topic, client);
  }

  @Override
  public SimpleVersionedSerializer<AlarmBatch> getCommittableSerializer() {
    return new AlarmBatch.Form();
  }

  /** Collects until the next checkpoint. */
  private static final class Writer implements CommittingSinkWriter<AlarmEvent, AlarmBatch> {

    private final AlarmCodec codec = new AlarmCodec();
    // A job that goes on under its old identifier must not take its first batch for an old one.
    private final String name = UUID.randomUUID().toString();
    private final List<byte[]> events = new ArrayList<>();
    private long number;

    @Override
    public void write(AlarmEvent event, Context context) {
      events.add(codec.encode(event));
    }

    @Override
    public void flush(boolean isEndOfInput) {
      // nothing is on its way
    }

    @Override
    public Collection<AlarmBatch> prepareCommit() {
      if (events.isEmpty()) {
        return List.of();
      }
      AlarmBatch batch = new AlarmBatch(name, number, events);
      number++;
      events.clear();
      return List.of(batch);
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
