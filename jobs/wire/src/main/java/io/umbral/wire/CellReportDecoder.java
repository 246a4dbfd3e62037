package io.umbral.wire;

import io.umbral.model.RejectionCause;
import io.umbral.schemas.CellReport;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Reads values of the {@code cell-reports} topic. The current schema is read by hand; a schema of
 * an earlier release is first rewritten by Avro's own resolution, which is slower and rare.
 *
 * <p>Not safe for use by several threads.
 */
public final class CellReportDecoder {

  private static final long CURRENT_FINGERPRINT =
      SchemaNormalization.parsingFingerprint64(CellReport.getClassSchema());

  private final CellReportView view = new CellReportView();
  private final Map<Long, CellReportRewriter> released = new HashMap<>();
  private final SchemaLookup lookup;
  private final Map<Integer, CellReportRewriter> byId = new HashMap<>();
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
      released.put(
          SchemaNormalization.parsingFingerprint64(schema), new CellReportRewriter(schema));
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
    return decode(bytes, 0, bytes.length);
  }

  /**
   * Reads a value that stands among others.
   *
   * @param bytes kept by reference until the next call
   * @param from first byte of the value
   * @param to first byte after it
   * @return a view that is valid until the next call
   * @throws WireException where the value cannot be read; nothing of it should be used
   */
  public CellReportView decode(byte[] bytes, int from, int to) throws WireException {
    int length = to - from;
    if (length == 0) {
      throw new WireException(
          RejectionCause.EMPTY, "the value is empty and should be a framed Avro CellReport");
    }
    if (length > largestBytes) {
      throw new WireException(
          RejectionCause.TOO_LARGE,
          "the value has " + length + " bytes and should have at most " + largestBytes);
    }
    if (Framing.isSingleObject(bytes, from, to)) {
      long fingerprint = Framing.fingerprint(bytes, from);
      if (fingerprint == CURRENT_FINGERPRINT) {
        view.read(bytes, from + Framing.SINGLE_OBJECT_BYTES, to);
        return view;
      }
      return readAs(writerOf(fingerprint), bytes, from + Framing.SINGLE_OBJECT_BYTES, to);
    }
    if (Framing.isConfluent(bytes, from, to)) {
      return readAs(
          writerOf(Framing.confluentId(bytes, from)), bytes, from + Framing.CONFLUENT_BYTES, to);
    }
    throw new WireException(
        RejectionCause.UNKNOWN_ENCODING,
        "the value has "
            + length
            + " bytes, the first is "
            + (bytes[from] & 0xFF)
            + ", and should begin with C3 01 and a fingerprint (single-object) or 0 and a schema id"
            + " (Confluent)");
  }

  private CellReportRewriter writerOf(long fingerprint) throws WireException {
    CellReportRewriter writer = released.get(fingerprint);
    if (writer == null) {
      throw new WireException(
          RejectionCause.UNKNOWN_SCHEMA,
          "the schema fingerprint "
              + Long.toHexString(fingerprint)
              + " is of no released version of cell-reports");
    }
    return writer;
  }

  private CellReportRewriter writerOf(int id) throws WireException {
    CellReportRewriter writer = byId.get(id);
    if (writer == null) {
      Schema schema =
          lookup
              .byId(id)
              .orElseThrow(
                  () ->
                      new WireException(
                          RejectionCause.UNKNOWN_SCHEMA,
                          "the schema id "
                              + id
                              + " of the Confluent wire format is not known; is a registry URL set?"));
      writer = new CellReportRewriter(schema);
      byId.put(id, writer);
    }
    return writer;
  }

  private CellReportView readAs(CellReportRewriter writer, byte[] bytes, int from, int to)
      throws WireException {
    if (writer.isCurrent()) {
      view.read(bytes, from, to);
    } else {
      byte[] rewritten = writer.rewrite(Arrays.copyOfRange(bytes, from, to));
      view.read(rewritten, 0, rewritten.length);
    }
    return view;
  }
}
