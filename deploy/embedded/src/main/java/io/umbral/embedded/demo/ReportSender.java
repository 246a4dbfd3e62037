package io.umbral.embedded.demo;

import io.umbral.embedded.synthetic.Delivery;
import io.umbral.embedded.synthetic.Delivery.Payload;
import io.umbral.model.Cell;
import io.umbral.model.CellReport;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.SloCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the input topics. Not safe for use by several threads. */
public final class ReportSender implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final CellReportEncoder encoder = new CellReportEncoder();
  private final InventoryCodec inventory = new InventoryCodec();
  private volatile Exception failure;

  /**
   * Sends to a Kafka.
   *
   * @param bootstrap brokers, HOST:PORT separated by commas
   */
  public ReportSender(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "linger.ms",
                5,
                "batch.size",
                1 << 17,
                "compression.type",
                "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes reference data, and returns when Kafka has it. */
  public void inventory(List<Region> regions, List<Corridor> corridors, List<Cell> cells) {
    regions.forEach(region -> send(inventory.encode(region)));
    corridors.forEach(corridor -> send(inventory.encode(corridor)));
    cells.forEach(cell -> send(inventory.encode(cell)));
    flush();
  }

  /** Writes promises, and returns when Kafka has them. */
  void promises(List<Slo> promises) {
    SloCodec codec = new SloCodec();
    promises.forEach(
        slo -> send(Topics.DEFAULT.slos(), SloCodec.encodeKey(slo), codec.encode(slo)));
    flush();
  }

  private void send(InventoryCodec.Entry entry) {
    send(Topics.DEFAULT.cellInventory(), entry.key(), entry.value());
  }

  /** Sends a report. */
  public void send(CellReport report) {
    sendReport(report.origin().sourceId(), encoder.encode(report));
  }

  /** Sends what a scenario delivers. */
  void send(Delivery delivery) {
    sendReport(delivery.sourceId(), bytesOf(delivery.payload()));
  }

  private byte[] bytesOf(Payload payload) {
    if (payload instanceof Payload.Whole whole) {
      return encoder.encode(whole.report());
    }
    if (payload instanceof Payload.Truncated truncated) {
      byte[] bytes = encoder.encode(truncated.report());
      return Arrays.copyOf(bytes, bytes.length / 2);
    }
    return ((Payload.Garbage) payload).bytes();
  }

  private void sendReport(String sourceId, byte[] value) {
    send(Topics.DEFAULT.cellReports(), sourceId.getBytes(StandardCharsets.UTF_8), value);
  }

  private void send(String topic, byte[] key, byte[] value) {
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic, key, value),
            (metadata, exception) -> failure = exception == null ? failure : exception);
  }

  /**
   * Waits until Kafka has everything.
   *
   * @throws IllegalStateException if it did not take something
   */
  public void flush() {
    producer.flush();
    if (failure != null) {
      throw new IllegalStateException("Kafka did not take a record", failure);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
