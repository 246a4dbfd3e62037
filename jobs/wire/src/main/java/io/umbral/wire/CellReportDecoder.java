package io.umbral.wire;

import io.umbral.model.RejectionCause;
import io.umbral.schemas.CellReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Reads values of the {@code cell-reports} topic. The current schema is read by hand; a schema of
 * an earlier release is first rewritten by Avro's own resolution, which is slower and rare.
 *
 * <p>Not safe for use by several threads.
 */
public final class CellReportDecoder {

  private static final Schema CURRENT = CellReport.getClassSchema();
  private static final long CURRENT_FINGERPRINT = SchemaNormalization.parsingFingerprint64(CURRENT);

  private final CellReportView view = new CellReportView();
  private final ByteCursor peek = new ByteCursor();
  private final Map<Long, Schema> released = new HashMap<>();
  private final SchemaLookup lookup;
  private final Map<Integer, Schema> byId = new HashMap<>();
  private final int largestBytes;

  /**
   * Makes one.
   *
   * @param lookup finds schemas of the Confluent wire format
   * @param largestBytes largest value in bytes that is read
   */
  public CellReportDecoder(SchemaLookup lookup, int largestBytes) {
    this.lookup = lookup;
    this.largestBytes = largestBytes;
    for (Schema schema : ReleasedSchemas.of("cell-reports")) {
      released.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
  }

  /**
   * Reads a value.
   *
   * @param bytes value of the record; kept by reference until the next call
   * @return a view that is valid until the next call
   * @throws WireException where the value cannot be read; nothing of it should be used
   */
  public CellReportView decode(byte[] bytes) throws WireException {
    if (bytes.length == 0) {
      throw new WireException(
          RejectionCause.EMPTY, "the value is empty and should be a framed Avro CellReport");
    }
    if (bytes.length > largestBytes) {
      throw new WireException(
          RejectionCause.TOO_LARGE,
          "the value has " + bytes.length + " bytes and should have at most " + largestBytes);
    }
    if (Framing.isSingleObject(bytes)) {
      long fingerprint = Framing.fingerprint(bytes);
      if (fingerprint == CURRENT_FINGERPRINT) {
        view.read(bytes, Framing.SINGLE_OBJECT_BYTES, bytes.length);
        return view;
      }
      return readAs(schemaOf(fingerprint), bytes, Framing.SINGLE_OBJECT_BYTES);
    }
    if (Framing.isConfluent(bytes)) {
      return readAs(schemaOf(Framing.confluentId(bytes)), bytes, Framing.CONFLUENT_BYTES);
    }
    throw new WireException(
        RejectionCause.UNKNOWN_ENCODING,
        "the value begins with byte "
            + (bytes[0] & 0xFF)
            + " and should begin with C3 01 (single-object) or 0 (Confluent)");
  }

  /**
   * Event time of a value, without reading it whole.
   *
   * @param bytes value of the record
   * @return last millisecond of its period; {@link Long#MIN_VALUE} where the value is not of the
   *     current schema or is damaged
   */
  public long peekEventTimeMillis(byte[] bytes) {
    if (!Framing.isSingleObject(bytes) || Framing.fingerprint(bytes) != CURRENT_FINGERPRINT) {
      return Long.MIN_VALUE;
    }
    peek.reset(bytes, Framing.SINGLE_OBJECT_BYTES, bytes.length);
    try {
      return peek.readLong() + peek.readInt() - 1;
    } catch (WireException e) {
      return Long.MIN_VALUE;
    }
  }

  private Schema schemaOf(long fingerprint) throws WireException {
    Schema schema = released.get(fingerprint);
    if (schema == null) {
      throw new WireException(
          RejectionCause.UNKNOWN_SCHEMA,
          "the schema fingerprint "
              + Long.toHexString(fingerprint)
              + " is of no released version of cell-reports");
    }
    return schema;
  }

  private Schema schemaOf(int id) throws WireException {
    Schema schema = byId.get(id);
    if (schema == null) {
      schema =
          lookup
              .byId(id)
              .orElseThrow(
                  () ->
                      new WireException(
                          RejectionCause.UNKNOWN_SCHEMA,
                          "the schema id "
                              + id
                              + " of the Confluent wire format is not known; is a registry URL set?"));
      byId.put(id, schema);
    }
    return schema;
  }

  private CellReportView readAs(Schema writer, byte[] bytes, int from) throws WireException {
    if (SchemaNormalization.parsingFingerprint64(writer) == CURRENT_FINGERPRINT) {
      view.read(bytes, from, bytes.length);
      return view;
    }
    byte[] rewritten = rewrite(writer, bytes, from);
    view.read(rewritten, 0, rewritten.length);
    return view;
  }

  private static byte[] rewrite(Schema writer, byte[] bytes, int from) throws WireException {
    try {
      BinaryDecoder decoder =
          DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
      GenericRecord record =
          new GenericDatumReader<GenericRecord>(writer, CURRENT).read(null, decoder);
      if (!decoder.isEnd()) {
        throw new WireException(RejectionCause.MALFORMED, "the record ends before its bytes do");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(CURRENT).write(record, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw new WireException(
          RejectionCause.MALFORMED, "the value does not follow its schema: " + e.getMessage());
    }
  }
}
