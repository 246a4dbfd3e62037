package io.umbral.ingest.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Faults;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

  private static List<String> faultsOf(String text) {
    Faults faults = new Faults();
    MappingReader.read("m.yaml", text, faults);
    return faults.all().stream().map(fault -> fault.line()).toList();
  }

  @Test
  void aGoodMappingHasNoFault() {
    assertEquals(List.of(), faultsOf(Mappings.TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit: kbit}                      | unit: ms}            | is in ms and should be in one of",
        "counter: ThpVolDl,               | cuonter: ThpVolDl,   | there is no field cuonter here",
        "field: downlinkVolume, counter   | field: volume, counter | is not known here",
        "{kind: cause}}                   | {kind: colour}}      | is not known here",
        "values: [010003e8]               | values: [xyz]        | is no sNssai",
        "classes: [NRCellCU, NRCellDU]    | classes: [NRCellXX]  | class NRCellXX is none of the cells",
        "classes: [EUtranCellFDD]}        | classes: [NRCellDU]} | class NRCellDU stands twice",
        "values: [-120, -110, -100]       | values: [-120, -130] | do not ascend at -130",
        "values: [-120, -110, -100]       | values: [-300]       | outside of what can be measured",
        "bins: {first: 1                  | bin: {first: 1       | should say its bins",
        "version: 1                       | version: 0           | a whole number from 1",
        "apiVersion: umbral/v1            | apiVersion: umbral/9 | is not known here",
        "sum: [pmDownAuto, pmDownMan]     | sum: []              | counter is missing",
      })
  void aFaultIsToldWithItsPlace(String right, String wrong, String message) {
    String damaged = Mappings.TEXT.replaceFirst(Pattern.quote(right), wrong);
    List<String> faults = faultsOf(damaged);
    assertTrue(
        faults.stream().anyMatch(line -> line.contains(message) && line.startsWith("m.yaml:")),
        () -> message + " in " + faults);
  }

  @Test
  void aDocumentWithAFaultGivesNoDialectAndItsNeighbourDoes() {
    Faults faults = new Faults();
    String damaged = Mappings.TEXT.replace("version: 3", "version: three");
    List<Dialect> dialects = MappingReader.read("m.yaml", damaged, faults);
    assertEquals(List.of("standard"), dialects.stream().map(Dialect::name).toList());
  }

  @ParameterizedTest
  @CsvSource({"Acme,acme", "ACME Networks AB,acme", "Other,standard", "'',standard"})
  void theDialectIsThatOfTheVendor(String vendor, String dialect) {
    assertEquals(dialect, Mappings.mapping().dialectOf(vendor).name());
  }

  @ParameterizedTest
  @CsvSource({
    "01,QOS",
    "128,QOS",
    "226F04,NETWORK",
    "334020,NETWORK",
    "33450,NETWORK",
    "010003e8,SLICE",
    "mo-Data,CAUSE",
    "1ab,CAUSE"
  })
  void aSuffixSaysWhatItDividesBy(String suffix, SubCounters.Kind kind) {
    assertEquals(kind, SubCounters.kindOf(suffix));
  }
}
