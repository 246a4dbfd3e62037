package io.umbral.wire;

import io.umbral.model.RejectionCause;
import io.umbral.schemas.CellReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Rewrites reports of one writer's schema as the current schema has them, by Avro's own resolution.
 * Not safe for use by several threads.
 */
final class CellReportRewriter {

  private static final Schema CURRENT = CellReport.getClassSchema();

  private final GuardedDecoder decoder = new GuardedDecoder();
  private final GenericDatumReader<GenericRecord> reader;
  private final GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(CURRENT);
  private final boolean isCurrent;

  CellReportRewriter(Schema schema) {
    reader = new GenericDatumReader<>(schema, CURRENT);
    isCurrent =
        SchemaNormalization.parsingFingerprint64(schema)
            == SchemaNormalization.parsingFingerprint64(CURRENT);
  }

  /** Whether there is nothing to rewrite. */
  boolean isCurrent() {
    return isCurrent;
  }

  byte[] rewrite(byte[] bytes) throws WireException {
    try {
      decoder.reset(bytes, 0);
      GenericRecord record = reader.read(null, decoder);
      decoder.requireEnd();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      writer.write(record, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new WireException(
          RejectionCause.MALFORMED, "the value does not follow its schema: " + e.getMessage());
    }
  }
}
