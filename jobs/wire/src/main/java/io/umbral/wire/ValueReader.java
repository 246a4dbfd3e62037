package io.umbral.wire;

import io.umbral.model.RejectionCause;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads single-object values of a topic into its generated class, in the current schema and in that
 * of every release. Not safe for use by several threads.
 *
 * @param <T> the generated class
 */
final class ValueReader<T> {

  private final GuardedDecoder decoder = new GuardedDecoder();
  private final Map<Long, SpecificDatumReader<T>> readers = new HashMap<>();
  private final String topic;

  ValueReader(String topic, Schema current) {
    TrustedClasses.tellAvro();
    this.topic = topic;
    ReleasedSchemas.of(topic).forEach(released -> add(released, current));
    add(current, current);
  }

  private void add(Schema writer, Schema current) {
    readers.put(
        SchemaNormalization.parsingFingerprint64(writer),
        new SpecificDatumReader<>(writer, current, SpecificData.getForSchema(current)));
  }

  T read(byte[] bytes) throws WireException {
    if (bytes.length == 0) {
      throw new WireException(
          RejectionCause.EMPTY, "the value is empty and should be of topic " + topic);
    }
    if (!Framing.isSingleObject(bytes, 0, bytes.length)) {
      throw new WireException(
          RejectionCause.UNKNOWN_ENCODING,
          "the value has "
              + bytes.length
              + " bytes, the first is "
              + (bytes[0] & 0xFF)
              + ", and should begin with C3 01 and a fingerprint (single-object)");
    }
    SpecificDatumReader<T> reader = readers.get(Framing.fingerprint(bytes, 0));
    if (reader == null) {
      throw new WireException(
          RejectionCause.UNKNOWN_SCHEMA,
          "the schema fingerprint "
              + Long.toHexString(Framing.fingerprint(bytes, 0))
              + " is of no released version of "
              + topic);
    }
    try {
      decoder.reset(bytes, Framing.SINGLE_OBJECT_BYTES);
      T value = reader.read(null, decoder);
      decoder.requireEnd();
      return value;
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new WireException(
          RejectionCause.MALFORMED,
          "the value does not follow the schema of " + topic + ": " + e.getMessage());
    }
  }
}
