package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.CellReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** How a record says its schema, and what becomes of the schemas of others. */
final class CellReportFramingTest {

  private static final Schema CURRENT = CellReport.getClassSchema();
  private static final int LARGEST_BYTES = 20_000;

  /** A registry that was told its schemas. */
  private static final class FakeRegistry implements SchemaLookup {

    final Map<Integer, Schema> schemas = new HashMap<>();
    final List<Integer> asked = new ArrayList<>();

    @Override
    public Optional<Schema> byId(int id) {
      asked.add(id);
      return Optional.ofNullable(schemas.get(id));
    }
  }

  private final FakeRegistry registry = new FakeRegistry();
  private final CellReportDecoder decoder = new CellReportDecoder(registry, LARGEST_BYTES);

  private static CellReport report(long seed) {
    return Generated.of(new RandomReports(new Random(seed)).next());
  }

  private static Schema changed(String from, String to) {
    String text = CURRENT.toString();
    assertTrue(text.contains(from), "the schema should contain " + from);
    return new Schema.Parser().parse(text.replace(from, to));
  }

  /** The report as another schema has it, by Avro's own resolution. */
  private static byte[] bodyAs(Schema schema, CellReport report) {
    try {
      GenericRecord record =
          new GenericDatumReader<GenericRecord>(CURRENT, schema)
              .read(
                  null, DecoderFactory.get().binaryDecoder(Generated.body(CURRENT, report), null));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  private RejectionCause causeOf(byte... bytes) {
    return assertThrows(WireException.class, () -> decoder.decode(bytes)).rejectionCause();
  }

  private static List<KpiTotals> totalsOf(CellReport report) {
    return report.getCells().stream()
        .map(reading -> Generated.totalsOf(reading, report.getPeriodMillis()))
        .toList();
  }

  private static List<KpiTotals> totalsOf(CellReportView view) {
    List<KpiTotals> totals = new ArrayList<>();
    for (int i = 0; i < view.readings(); i++) {
      KpiTotals of = new KpiTotals();
      view.addTo(i, of);
      totals.add(of);
    }
    return totals;
  }

  @Test
  void nothingIsEmpty() {
    assertEquals(RejectionCause.EMPTY, causeOf());
  }

  @Test
  void moreThanTheLimitIsTooLarge() throws WireException {
    byte[] valid = Generated.value(report(3));
    CellReportDecoder exact = new CellReportDecoder(SchemaLookup.NONE, valid.length);
    exact.decode(valid);
    CellReportDecoder smaller = new CellReportDecoder(SchemaLookup.NONE, valid.length - 1);
    WireException refusal = assertThrows(WireException.class, () -> smaller.decode(valid));
    assertEquals(RejectionCause.TOO_LARGE, refusal.rejectionCause());
    assertEquals(RejectionCause.TOO_LARGE, causeOf(new byte[LARGEST_BYTES + 1]));
  }

  @Test
  void otherBytesAreAnUnknownEncoding() {
    assertEquals(RejectionCause.UNKNOWN_ENCODING, causeOf((byte) '{', (byte) '}'));
    assertEquals(RejectionCause.UNKNOWN_ENCODING, causeOf((byte) 0xC3, (byte) 1));
    assertEquals(RejectionCause.UNKNOWN_ENCODING, causeOf(new byte[4]));
    byte[] otherMarker = Generated.value(report(3));
    otherMarker[1] = 2;
    assertEquals(RejectionCause.UNKNOWN_ENCODING, causeOf(otherMarker));
  }

  @Test
  void aFingerprintOfNoReleaseIsAnUnknownSchema() {
    for (int i = 2; i < Framing.SINGLE_OBJECT_BYTES; i++) {
      byte[] bytes = Generated.value(report(3));
      bytes[i] ^= 1;
      assertEquals(RejectionCause.UNKNOWN_SCHEMA, causeOf(bytes), "byte " + i);
    }
  }

  @Test
  void randomBytesAreRefused() {
    Law.holds(
        50,
        random -> {
          for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            causeOf(bytes);
          }
        });
  }

  @Test
  void everyReleaseIsRead() throws WireException {
    for (Schema released : ReleasedSchemas.of("cell-reports")) {
      CellReport report = report(4);
      Schema reading = released.getField("cells").schema().getElementType();
      if (reading.getField("radio") == null) {
        // What a release did not know its writers could not say.
        report.getCells().forEach(cell -> cell.setRadio(null));
      }
      byte[] bytes = Generated.framed(released, bodyAs(released, report));
      assertEquals(totalsOf(report), totalsOf(decoder.decode(bytes)));
    }
  }

  @Test
  void theConfluentWireFormatIsReadWhereTheRegistryKnowsTheId() throws WireException {
    registry.schemas.put(0x01020304, CURRENT);
    CellReport report = report(5);
    byte[] bytes = Generated.confluent(0x01020304, Generated.body(CURRENT, report));
    assertEquals(totalsOf(report), totalsOf(decoder.decode(bytes)));
    assertEquals(List.of(0x01020304), registry.asked);
  }

  @Test
  void theRegistryIsAskedOnceForASchemaItKnows() throws WireException {
    registry.schemas.put(7, CURRENT);
    byte[] bytes = Generated.confluent(7, Generated.body(CURRENT, report(5)));
    decoder.decode(bytes);
    decoder.decode(bytes);
    assertEquals(List.of(7), registry.asked);
  }

  @Test
  void anIdThatNoRegistryKnowsIsAnUnknownSchema() throws WireException {
    byte[] bytes = Generated.confluent(8, Generated.body(CURRENT, report(5)));
    assertEquals(RejectionCause.UNKNOWN_SCHEMA, causeOf(bytes));
    registry.schemas.put(8, CURRENT);
    decoder.decode(bytes);
    CellReportDecoder alone = new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);
    WireException refusal = assertThrows(WireException.class, () -> alone.decode(bytes));
    assertEquals(RejectionCause.UNKNOWN_SCHEMA, refusal.rejectionCause());
  }

  @Test
  void aNewerWriterWithAnotherFieldIsReadWithoutIt() {
    Schema newer =
        changed(
            "{\"name\":\"suspect\",",
            "{\"name\":\"added\",\"type\":{\"type\":\"array\",\"items\":\"string\"},"
                + "\"default\":[\"x\"]},{\"name\":\"suspect\",");
    assertIsReadByResolution(newer, 60);
  }

  @Test
  void anOlderWriterWithoutANullableFieldIsReadWithNull() throws WireException {
    Schema older = withoutField("brand");
    registry.schemas.put(9, older);
    CellReport report = report(6);
    CellReportView view = decoder.decode(Generated.confluent(9, bodyAs(older, report)));
    report.setBrand(null);
    assertEquals(totalsOf(report), totalsOf(view));
    assertEquals(Optional.empty(), CellReportView.decodeOrigin(view.copyOrigin()).brand());
  }

  private static Schema withoutField(String name) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : CURRENT.getFields()) {
      if (!field.name().equals(name)) {
        fields.add(new Schema.Field(field, field.schema()));
      }
    }
    return Schema.createRecord(
        CURRENT.getName(), CURRENT.getDoc(), CURRENT.getNamespace(), false, fields);
  }

  @Test
  void aWriterWhoseTypeIsPartOfAUnionIsRead() {
    Schema union =
        changed(
            "{\"name\":\"suspect\",\"type\":\"boolean\"",
            "{\"name\":\"suspect\",\"type\":[\"boolean\",\"null\"]");
    assertIsReadByResolution(union, 60);
  }

  private void assertIsReadByResolution(Schema writer, int rounds) {
    registry.schemas.put(9, writer);
    Law.holds(
        rounds,
        random -> {
          CellReport report = Generated.of(new RandomReports(random).next());
          byte[] body = bodyAs(writer, report);
          assertTrue(!Arrays.equals(body, Generated.body(CURRENT, report)), "should be rewritten");
          assertEquals(totalsOf(report), totalsOf(decoder.decode(Generated.confluent(9, body))));
        });
  }

  @Test
  void whatIsReadByResolutionIsCheckedAsAnyOther() {
    registry.schemas.put(9, withoutField("brand"));
    CellReport report = report(6);
    report.setPeriodMillis(0);
    byte[] bytes = Generated.confluent(9, bodyAs(registry.schemas.get(9), report));
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(bytes));
  }

  @Test
  void bytesAfterARecordThatIsReadByResolutionAreRefused() {
    Schema older = withoutField("brand");
    registry.schemas.put(9, older);
    byte[] bytes = Generated.confluent(9, bodyAs(older, report(6)));
    assertEquals(RejectionCause.MALFORMED, causeOf(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void aSchemaOfSomethingElseIsMalformed() {
    registry.schemas.put(9, io.umbral.schemas.RejectedRecord.getClassSchema());
    byte[] bytes = Generated.confluent(9, Generated.body(CURRENT, report(6)));
    assertEquals(RejectionCause.MALFORMED, causeOf(bytes));
  }

  @Test
  void damageIsRefusedWithinBoundsWhereASchemaIsResolved() {
    Schema older = withoutField("brand");
    registry.schemas.put(9, older);
    Law.holds(
        10,
        random -> {
          Mutator mutator = new Mutator(random);
          RandomReports reports = new RandomReports(random);
          for (int i = 0; i < 500; i++) {
            byte[] mutated = mutator.mutate(bodyAs(older, Generated.of(reports.next())));
            long before = Allocation.ofThisThread();
            try {
              decoder.decode(Generated.confluent(9, mutated));
            } catch (WireException e) {
              assertTrue(e.getMessage() != null);
            }
            long allocated = Allocation.ofThisThread() - before;
            assertTrue(allocated < 4 << 20, allocated + " bytes for " + mutated.length);
          }
        });
  }
}
