package io.umbral.wire;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.CellReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Recorded {@code cell-reports} in Avro object container files. A file of reports, of this or an
 * earlier release, gives their records as they would stand on the topic; a file of the schema
 * {@code "bytes"} holds raw values as they stood there, damaged ones too, and gives them unchanged.
 */
public final class AvroRecording {

  private static final Schema CURRENT = CellReport.getClassSchema();
  private static final byte[] HEADER = Framing.singleObject(CURRENT);

  private AvroRecording() {}

  /**
   * Reads a file. A damaged block is refused and the next one is read on.
   *
   * @param path as people know it
   * @param content all bytes of the file
   * @param values takes the values of the records
   * @param rejected takes what cannot be read
   */
  public static void read(
      String path, byte[] content, Consumer<byte[]> values, Consumer<Rejected> rejected) {
    try (DataFileReader<Object> reader =
        new DataFileReader<>(new SeekableByteArrayInput(content), new GenericDatumReader<>())) {
      Schema writer = reader.getSchema();
      boolean raw = writer.getType() == Schema.Type.BYTES;
      if (!raw && !writer.getFullName().equals(CURRENT.getFullName())) {
        throw new IOException(
            "its schema is "
                + writer.getFullName()
                + " and should be "
                + CURRENT.getFullName()
                + " or bytes");
      }
      readBlocks(
          path,
          content,
          new GenericDatumReader<>(writer, raw ? writer : CURRENT),
          values,
          rejected);
    } catch (IOException | AvroRuntimeException e) {
      rejected.accept(
          refusal(path, 0, "the file is no Avro recording: " + e.getMessage(), content));
    }
  }

  private static void readBlocks(
      String path,
      byte[] content,
      GenericDatumReader<Object> datums,
      Consumer<byte[]> values,
      Consumer<Rejected> rejected)
      throws IOException {
    long read = 0;
    try (DataFileReader<Object> reader =
        new DataFileReader<>(new SeekableByteArrayInput(content), datums)) {
      while (true) {
        long blockStart = reader.previousSync();
        try {
          if (!reader.hasNext()) {
            return;
          }
          values.accept(valueOf(reader.next()));
          read++;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
          rejected.accept(
              refusal(
                  path,
                  read + 1,
                  "record " + (read + 1) + " cannot be read: " + e.getMessage(),
                  new byte[0]));
          reader.sync(blockStart + 1);
        }
      }
    }
  }

  private static byte[] valueOf(Object datum) throws IOException {
    if (datum instanceof ByteBuffer raw) {
      byte[] value = new byte[raw.remaining()];
      raw.duplicate().get(value);
      return value;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(HEADER);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<Object>(CURRENT, GenericData.get()).write(datum, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Rejected refusal(String path, long position, String detail, byte[] bytes) {
    return new Rejected(RejectionCause.MALFORMED, detail, Place.line(path, position), 1, bytes);
  }
}
