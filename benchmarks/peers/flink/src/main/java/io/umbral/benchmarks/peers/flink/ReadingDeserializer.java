package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.benchmarks.engine.ReportReader;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The readings of a record, one by one. */
final class ReadingDeserializer implements KafkaRecordDeserializationSchema<Reading> {

  private static final long serialVersionUID = 1L;

  private final String bootstrap;
  private final String inventory;
  private transient ReportReader reader;
  private transient ReadingCounter counter;

  ReadingDeserializer(String bootstrap, String inventory) {
    this.bootstrap = bootstrap;
    this.inventory = inventory;
  }

  @Override
  public void open(InitializationContext context) {
    reader = new ReportReader(Leaves.shared(bootstrap, inventory));
    counter = new ReadingCounter();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Reading> out) {
    counter.add(reader.read(record.value(), out::collect));
  }

  @Override
  public TypeInformation<Reading> getProducedType() {
    return DataStreamPeer.READING;
  }
}
