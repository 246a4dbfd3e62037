package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.benchmarks.engine.ReportReader;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryArrayData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.runtime.typeutils.ArrayDataSerializer;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.util.Collector;

/**
 * The readings of a record as rows of the table {@code readings}. The rows are binary from the
 * beginning, as the window's buffer wants them: it copies bytes and converts nothing. One row is
 * used again and again, which object reuse allows.
 */
final class ReadingRowDeserializer implements DeserializationSchema<RowData> {

  private static final long serialVersionUID = 1L;

  private static final int COLUMNS = 12;

  private final String bootstrap;
  private final String inventory;
  private final TypeInformation<RowData> type;
  private transient ReportReader reader;
  private transient ReadingCounter counter;
  private transient BinaryRowData row;
  private transient BinaryRowWriter writer;
  private transient ArrayDataSerializer rttSerializer;

  ReadingRowDeserializer(String bootstrap, String inventory, TypeInformation<RowData> type) {
    this.bootstrap = bootstrap;
    this.inventory = inventory;
    this.type = type;
  }

  @Override
  public void open(InitializationContext context) {
    reader = new ReportReader(Leaves.shared(bootstrap, inventory));
    counter = new ReadingCounter();
    row = new BinaryRowData(COLUMNS);
    writer = new BinaryRowWriter(row);
    rttSerializer = new ArrayDataSerializer(new IntType(false));
  }

  @Override
  public void deserialize(byte[] record, Collector<RowData> out) {
    counter.add(
        reader.read(
            record,
            reading -> {
              write(reading);
              out.collect(row);
            }));
  }

  private void write(Reading reading) {
    writer.reset();
    writer.writeInt(0, reading.leaf);
    writer.writeBoolean(1, !reading.suspect);
    writer.writeLong(2, reading.probesSent);
    writer.writeLong(3, reading.probesLost);
    writer.writeLong(4, reading.downlinkBytes);
    writer.writeLong(5, reading.downlinkActiveMillis);
    writer.writeLong(6, reading.uplinkBytes);
    writer.writeLong(7, reading.uplinkActiveMillis);
    writer.writeLong(8, reading.coverageGood);
    writer.writeLong(9, reading.coverageTotal);
    writer.writeArray(10, BinaryArrayData.fromPrimitiveArray(reading.rttMicros), rttSerializer);
    writer.writeLong(11, reading.eventTimeMillis);
    writer.complete();
  }

  @Override
  public RowData deserialize(byte[] record) {
    throw new UnsupportedOperationException("a record holds many rows: give a collector");
  }

  @Override
  public boolean isEndOfStream(RowData next) {
    return false;
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return type;
  }
}
