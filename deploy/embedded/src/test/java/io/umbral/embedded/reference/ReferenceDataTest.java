package io.umbral.embedded.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDataTest {

  private static final Path MEXICO = Path.of("../reference/mexico");

  private static final String REGIONS =
      """
      # a comment
      region,name,level,parent,population
      X,Ex,COUNTRY,,30
      X1,"One, the first",STATE,X,30
      X11,Eleven,MUNICIPALITY,X1,10
      X12,"""
          + "\"The \"\"twelfth\"\"\""
          + """
      ,MUNICIPALITY,X1,20
      """;

  private static final String CORRIDORS =
      """
      id,name,grade,source,municipalities
      C,See,A,a list,X11;X12
      """;

  private static final String OPERATORS =
      """
      ranHost,name,plmns,technologies,linesRatio,basis,source
      BIG,Big,00101;00102,LTE;NR,0.7,SOURCED,a page
      SMALL,Small,00103,LTE,0.3,ASSUMED,the rest
      """;

  private static final String NATION =
      """
      name,value,basis,source
      zone,UTC,ASSUMED,none
      nrPopulationRatio,0.5,ASSUMED,none
      """;

  @TempDir Path directory;

  @Test
  void mexicoHas32StatesAnd2469MunicipalitiesWithTheCensusOf2020()
      throws IOException, InvalidReferenceException {
    ReferenceData mexico = ReferenceData.read(MEXICO);
    Map<RegionLevel, List<Region>> byLevel =
        mexico.regions().stream().collect(Collectors.groupingBy(Region::level));
    assertEquals(1, byLevel.get(RegionLevel.COUNTRY).size());
    assertEquals(32, byLevel.get(RegionLevel.STATE).size());
    assertEquals(2_469, byLevel.get(RegionLevel.MUNICIPALITY).size());
    for (List<Region> level : byLevel.values()) {
      long sum = level.stream().mapToLong(region -> region.population().orElseThrow()).sum();
      assertEquals(126_014_024, sum, () -> "inhabitants of the regions of " + level.get(0).level());
    }
  }

  @Test
  void codesOfMexicoAreTextAndNamesKeepTheirAccents()
      throws IOException, InvalidReferenceException {
    Map<String, Region> regions =
        ReferenceData.read(MEXICO).regions().stream()
            .collect(Collectors.toMap(Region::id, Function.identity()));
    assertEquals("Nuevo León", regions.get("19").name());
    assertEquals("Ciudad de México", regions.get("09").name());
    assertEquals("Michoacán de Ocampo", regions.get("16").name());
    assertEquals(948_990, regions.get("01001").population().orElseThrow());
    for (Region region : regions.values()) {
      switch (region.level()) {
        case STATE -> assertTrue(region.id().matches("\\d{2}"), region::toString);
        case MUNICIPALITY ->
            assertEquals(region.id().substring(0, 2), region.parent().orElseThrow());
        case COUNTRY, CORRIDOR -> assertEquals("MX", region.id());
      }
    }
  }

  @Test
  void mexicoHas48CorridorsAndFourHostsWithAllOfTheLines()
      throws IOException, InvalidReferenceException {
    ReferenceData mexico = ReferenceData.read(MEXICO);
    assertEquals(48, mexico.corridors().size());
    assertEquals(
        List.of("TELCEL", "ATT", "MOVISTAR", "ALTAN"),
        mexico.operators().stream().map(Operator::ranHost).toList());
    assertEquals(1, mexico.operators().stream().mapToDouble(Operator::linesRatio).sum(), 1e-9);
  }

  @Test
  void readsQuotedFieldsAndPutsParentsFirst() throws IOException, InvalidReferenceException {
    write(Map.of());
    List<Region> regions = ReferenceData.read(directory).regions();
    assertEquals(
        List.of("Ex", "One, the first", "Eleven", "The \"twelfth\""),
        regions.stream().map(Region::name).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          regions.csv   | X11,Eleven                | X12,Eleven        | regions.csv:6: region 'X12' is told twice
          regions.csv   | MUNICIPALITY,X1,10        | MUNICIPALITY,X9,10| regions.csv:5: parent 'X9' of 'X11' should be a STATE
          regions.csv   | STATE,X,30                | STATE,X,31        | regions.csv:4: population 31 of 'X1' should be 30
          regions.csv   | MUNICIPALITY,X1,10        | MUNICIPALITY,X1,-1| regions.csv:5: population '-1' should be a whole number
          regions.csv   | MUNICIPALITY,X1,10        | CITY,X1,10        | regions.csv:5: level 'CITY' should be one of
          regions.csv   | MUNICIPALITY,X1,10        | CORRIDOR,X1,10    | regions.csv:5: level 'CORRIDOR' should be
          regions.csv   | COUNTRY,,30               | COUNTRY,X1,30     | regions.csv:3: country 'X' should have no parent
          regions.csv   | COUNTRY,,30               | COUNTRY,30        | regions.csv:3: 4 fields should be 5
          regions.csv   | region,name               | code,name         | regions.csv:2: header
          corridors.csv | X11;X12                   | X11;X13           | corridors.csv:2: municipality 'X13' should be
          corridors.csv | X11;X12                   | X11;X11           | corridors.csv:2: municipalities names 'X11' twice
          corridors.csv | X11;X12                   | X11;              | corridors.csv:2: municipalities has an empty part
          corridors.csv | C,See,A                   | X1,See,A          | corridors.csv:2: corridor 'X1' has the id of another
          corridors.csv | C,See,A                   | C,See,D           | corridors.csv:2: grade 'D' should be one of [A, B, C]
          corridors.csv | a list                    | ''                | corridors.csv:2: source is empty
          operators.csv | 0.3                       | 0.4               | operators.csv:0: linesRatio sums to 1.1
          operators.csv | 0.3                       | 30 %              | operators.csv:3: linesRatio '30 %' should be a number in 0.0..1.0
          operators.csv | 00103                     | 1                 | operators.csv:3: plmn '1' should be 5 or 6 digits
          operators.csv | 00103                     | 00102             | operators.csv:3: plmn '00102' is another operator's
          operators.csv | SMALL                     | ALL               | operators.csv:3: ranHost 'ALL' is taken
          operators.csv | ASSUMED                   | GUESSED           | operators.csv:3: basis 'GUESSED' should be one of
          nation.csv    | UTC                       | Mars/Olympus      | nation.csv:2: zone 'Mars/Olympus' should be one
          nation.csv    | zone                      | zoom              | nation.csv:2: name 'zoom' should be zone or
          """)
  void rejectsWhatIsWrongWithFileAndLine(String file, String right, String wrong, String message)
      throws IOException {
    write(Map.of(file, text -> text.replace(right, wrong)));
    InvalidReferenceException refused =
        assertThrows(InvalidReferenceException.class, () -> ReferenceData.read(directory));
    assertTrue(
        refused.getMessage().contains(message),
        () -> "'" + refused.getMessage() + "' should contain '" + message + "'");
  }

  @Test
  void tellsTheFaultsOfAllFilesAtOnce() throws IOException {
    write(
        Map.of(
            "corridors.csv", text -> text.replace("X12", "X13"),
            "operators.csv", text -> text.replace("00103", "x")));
    InvalidReferenceException refused =
        assertThrows(InvalidReferenceException.class, () -> ReferenceData.read(directory));
    assertEquals(
        List.of("corridors.csv:2", "operators.csv:3"),
        refused.faults().stream()
            .map(fault -> fault.file().getFileName() + ":" + fault.line())
            .toList());
  }

  private void write(Map<String, Function<String, String>> changes) throws IOException {
    Map<String, String> texts =
        Map.of(
            "regions.csv", REGIONS,
            "corridors.csv", CORRIDORS,
            "operators.csv", OPERATORS,
            "nation.csv", NATION);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Function<String, String> change = changes.getOrDefault(text.getKey(), same -> same);
      Files.writeString(directory.resolve(text.getKey()), change.apply(text.getValue()));
    }
  }
}
