package io.umbral.embedded.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.CorridorProfile.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another country can be dropped in: an invented one. */
class ReadinessReferenceTest {

  @TempDir Path folder;

  @BeforeEach
  void drawACountry() throws IOException {
    write(
        "regions.csv",
        "region,name,level,parent,population",
        "RU,Ruritania,COUNTRY,,1100",
        "R1,Zenda,STATE,RU,1100",
        "R1a,Zenda Town,MUNICIPALITY,R1,1000",
        "R1b,Zenda Hills,MUNICIPALITY,R1,100");
    write("corridors.csv", "id,name,grade,source,municipalities", "Z,Zenda works,B,a page,R1a;R1b");
    write(
        "places.csv",
        "region,longitude,latitude,settlement",
        "R1a,14.4,50.1,URBAN",
        "R1b,14.5,50.2,RURAL");
    write(
        "vendors.csv", "vendor,highRisk,asOf,source", "Acme,true,2026,a list", "Bolt,false,2026,b");
    write(
        "vendor-shares.csv",
        "ranHost,vendor,sitesRatio,asOf,source",
        "ONE,Acme,0.25,2026,a page",
        "ONE,Bolt,0.75,2026,a page");
    write("brands.csv", "brand,ranHost,asOf,source", "Flute,ONE,2026,a page");
    write(
        "context.csv",
        "id,topic,what,value,unit,asOf,scope,source",
        "gap,inclusion,urban less rural,12,percentage points,2026,RU,a page");
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(folder.resolve(file), List.of(lines));
  }

  @Test
  void anotherCountryIsAFolder() throws Exception {
    ReadinessReference read = ReadinessReference.read(folder);

    CorridorProfile corridor = read.corridors().get(0);
    assertEquals("B", corridor.evidenceGrade());
    assertEquals(12, corridor.geographyVersion().length());
    assertEquals(
        List.of(
            new Municipality("R1a", 1000, Optional.of(Settlement.URBAN)),
            new Municipality("R1b", 100, Optional.of(Settlement.RURAL))),
        corridor.municipalities());
    assertEquals(Map.of("ONE", 0.25), corridor.highRiskRatios());
    assertEquals("Flute", read.brands().get(0).brand());
    assertEquals("2026", read.context().get(0).asOf());
  }

  @Test
  void anotherListOfMunicipalitiesIsAnotherVersion() throws Exception {
    String both = ReadinessReference.read(folder).corridors().get(0).geographyVersion();
    write("corridors.csv", "id,name,grade,source,municipalities", "Z,Zenda works,B,a page,R1a");
    String one = ReadinessReference.read(folder).corridors().get(0).geographyVersion();
    assertTrue(!both.equals(one));
  }

  @Test
  void everyFaultIsNamedWithItsLine() throws IOException {
    write(
        "places.csv",
        "region,longitude,latitude,settlement",
        "R1a,140,500,URBAN",
        "RU,14.5,50.2,RURAL",
        "R1b,14.5,50.2,HAMLET");
    write("vendor-shares.csv", "ranHost,vendor,sitesRatio,asOf,source", "ONE,Zed,0.5,2026,a page");
    InvalidReferenceException found =
        assertThrows(InvalidReferenceException.class, () -> ReadinessReference.read(folder));
    for (String said :
        List.of("latitude", "'RU' should be a MUNICIPALITY", "HAMLET", "'Zed' should be one of")) {
      assertTrue(found.getMessage().contains(said), said + " in " + found.getMessage());
    }
  }

  @Test
  void aFigureHasADateAndASourceAndStandsOnce() throws IOException {
    write(
        "context.csv",
        "id,topic,what,value,unit,asOf,scope,source",
        "gap,inclusion,urban less rural,12,percentage points,lately,RU,a page",
        "hhi,competition,concentration,4000,HHI,2018-Q3,RU,",
        "price,policy,price of spectrum,93,percent,2024,RU,a page",
        "price,policy,price of spectrum,94,percent,2024,RU,another page");
    InvalidReferenceException found =
        assertThrows(InvalidReferenceException.class, () -> ReadinessReference.read(folder));
    for (String said : List.of("'lately' should be a year", "source", "price of RU in 2024")) {
      assertTrue(found.getMessage().contains(said), said + " in " + found.getMessage());
    }
    assertEquals(3, found.faults().size(), found::getMessage);
  }

  @Test
  void aBrandRidesOnAnOperatorThatIsKnown() throws IOException {
    write(
        "operators.csv",
        "ranHost,name,plmns,technologies,linesRatio,basis,source",
        "TWO,Two,99901,LTE,1,ASSUMED,invented");
    InvalidReferenceException found =
        assertThrows(InvalidReferenceException.class, () -> ReadinessReference.read(folder));
    assertTrue(found.getMessage().contains("'ONE' should be one of operators.csv"));
  }

  @Test
  void whatShipsIsRight() throws Exception {
    ReadinessReference read = ReadinessReference.read(Path.of("../reference/mexico"));
    assertEquals(48, read.corridors().size());
    assertEquals(2_469, read.places().size());
    Set<String> told = new HashSet<>();
    read.context().forEach(fact -> told.add(fact.id()));
    assertTrue(
        told.containsAll(
            List.of(
                "3g_access",
                "5g_population",
                "mobile_hhi",
                "spectrum_price_3500",
                "rural_gap",
                "wholesale_mandate")));
  }
}
