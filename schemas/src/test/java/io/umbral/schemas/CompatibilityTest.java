package io.umbral.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Contracts evolve backward-compatibly: the current one reads what every release wrote. */
final class CompatibilityTest {

  /** Of each release the fingerprint of its bytes on the wire, and the SHA-256 of its file. */
  private static final Map<String, Map<String, String>> RELEASED =
      Map.of(
          "0.1.0",
          Map.of(
              "cell-reports",
                  "d828f55a0356be4 "
                      + "e342020384d10ef4c0ec5d02dbd631315a69d912ab808d57497f1b4d90f897c0",
              "cell-inventory",
                  "494c63ff41fc640e "
                      + "0a89ed6851841d815fc05acf1d206d6dea9b71ab3fa767d7a0b05fdb5b1cb570",
              "rejected",
                  "9ea33d2ffd29b615 "
                      + "2d89579f06be01f42d10aa3d0ecdaa05706c86b9b762b2fc674e7d69e1a0a804",
              "sla-windows",
                  "eb49f8e1a85a4cc4 "
                      + "9cd816d945cad7354efe83618d2f95acb56f053f42cdb796810b2dc7c99b7ba7"));

  /** Of each contract that no release has yet, the fingerprint of its bytes on the wire. */
  private static final Map<String, String> NOT_RELEASED =
      Map.of(
          "readiness", "45206bd508e93cdf",
          "slo-status", "4877d739f1827531",
          "slos", "591dd9c42e92a3df",
          "alert-state", "e15a9d3daf32df1a",
          "alerts", "4541835111ee1c1d",
          "alert-rules", "8b9f71adc41fa5e6",
          "operator-actions", "4b2a90546c1ebd66");

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static Schema changed(String topic, String from, String to) {
    String text = Contracts.current().get(topic).toString();
    assertTrue(text.contains(from), topic + " should contain " + from);
    return new Schema.Parser().parse(text.replace(from, to));
  }

  @TestFactory
  List<DynamicTest> theCurrentContractReadsEveryRelease() {
    return Contracts.versions().stream()
        .flatMap(
            version ->
                Contracts.released(version).keySet().stream()
                    .map(
                        topic ->
                            DynamicTest.dynamicTest(
                                topic + " " + version,
                                () -> {
                                  var result =
                                      SchemaCompatibility.checkReaderWriterCompatibility(
                                          Contracts.current().get(topic),
                                          Contracts.released(version).get(topic));
                                  assertEquals(
                                      SchemaCompatibilityType.COMPATIBLE,
                                      result.getType(),
                                      result::getDescription);
                                })))
        .toList();
  }

  @Test
  void aReleaseIsNeverEdited() {
    assertEquals(RELEASED.keySet().stream().sorted().toList(), Contracts.versions());
    RELEASED.forEach(
        (version, golden) ->
            Contracts.released(version)
                .forEach(
                    (topic, schema) ->
                        assertEquals(
                            golden.get(topic),
                            Long.toHexString(SchemaNormalization.parsingFingerprint64(schema))
                                + " "
                                + Contracts.sha256Of("released/" + version + "/" + topic + ".avsc"),
                            topic + " of " + version)));
  }

  @Test
  void aContractThatIsNotReleasedChangesOnPurposeOnly() {
    Map<String, String> found = new TreeMap<>();
    Contracts.current()
        .forEach(
            (topic, schema) -> {
              if (RELEASED.values().stream().noneMatch(release -> release.containsKey(topic))) {
                found.put(
                    topic, Long.toHexString(SchemaNormalization.parsingFingerprint64(schema)));
              }
            });
    assertEquals(new TreeMap<>(NOT_RELEASED), found);
  }

  @Test
  void everyContractIsKnownToTheseTestsAndStaysInEveryLaterRelease() {
    assertEquals(Contracts.TOPICS.stream().sorted().toList(), Contracts.topicsIn(""));
    List<String> earlier = List.of();
    for (String version : Contracts.versions()) {
      List<String> topics = Contracts.topicsIn("released/" + version);
      assertTrue(Contracts.TOPICS.containsAll(topics), version);
      assertTrue(topics.containsAll(earlier), version);
      earlier = topics;
    }
  }

  @Test
  void whatDoesNotChangeTheBytesDoesNotChangeTheFingerprint() {
    Schema current = Contracts.current().get("rejected");
    Schema documented = changed("rejected", "Something that was refused", "A thing refused");
    assertEquals(
        SchemaNormalization.parsingFingerprint64(current),
        SchemaNormalization.parsingFingerprint64(documented));
  }

  @Test
  void aFieldThatIsRemovedBreaksTheReadersOfTheRelease() {
    Schema current = Contracts.current().get("rejected");
    Schema without =
        changed(
            "rejected",
            "{\"name\":\"position\",\"type\":\"long\",\"doc\":\"Offset in the partition, or line"
                + " (from 1) of the file; 0 for the file as a whole.\"},",
            "");
    assertEquals(current.getFields().size() - 1, without.getFields().size());
    assertFalse(reads(current, without), "a reader with a field that has no default");
    assertTrue(reads(without, current), "a reader that leaves the field out");
  }

  @Test
  void aFieldThatIsAddedWithoutADefaultIsABreak() {
    Schema with =
        changed(
            "rejected",
            "{\"name\":\"origin\",",
            "{\"name\":\"added\",\"type\":\"long\"},{\"name\":\"origin\",");
    assertFalse(reads(with, Contracts.current().get("rejected")));
    Schema withDefault =
        changed(
            "rejected",
            "{\"name\":\"origin\",",
            "{\"name\":\"added\",\"type\":\"long\",\"default\":0},{\"name\":\"origin\",");
    assertTrue(reads(withDefault, Contracts.current().get("rejected")));
  }

  @Test
  void aTypeThatBecomesNarrowerIsABreak() {
    Schema narrower =
        changed(
            "rejected",
            "{\"name\":\"position\",\"type\":\"long\"",
            "{\"name\":\"position\",\"type\":\"int\"");
    assertFalse(reads(narrower, Contracts.current().get("rejected")));
    assertTrue(reads(Contracts.current().get("rejected"), narrower));
  }

  @Test
  void aSymbolThatIsRemovedOrANameThatChangesIsABreak() {
    Schema fewer = changed("rejected", ",\"FUTURE\"]", "]");
    assertFalse(reads(fewer, Contracts.current().get("rejected")));
    Schema renamed = changed("rejected", "{\"name\":\"origin\",", "{\"name\":\"source\",");
    assertFalse(reads(renamed, Contracts.current().get("rejected")));
  }
}
