package io.umbral.embedded.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.InventoryFiles;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Slo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedSlosTest {

  private static final Path SHIPPED = Path.of("..", "slo");

  @TempDir private Path folder;

  @Test
  void theyAreRightWithoutAWarning() {
    Outcome outcome = Commands.run("validate", SHIPPED.toString());
    assertEquals("15 documents: 0 faults, 0 warnings", outcome.out().strip());
  }

  @Test
  void everyOneIsAPromiseOnLatencyThroughputOrCoverageByTechnologyAndArea() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String what : List.of("latency", "throughput", "coverage")) {
      for (String technology : List.of("lte", "nr")) {
        expected.add(what + "-" + technology + "-urban");
        expected.add(what + "-" + technology + "-rural");
      }
    }
    Set<String> names = new TreeSet<>();
    for (Slo slo : SloFiles.read(SHIPPED)) {
      names.add(slo.name());
      String[] parts = slo.name().split("-", 3);
      assertEquals(Set.of(parts[1].toUpperCase(Locale.ROOT)), slo.selector().technologies());
      assertEquals(parts[2], slo.selector().tags().get("area"));
    }
    assertEquals(expected, names);
  }

  @Test
  void noneClaimsToBeLawAndEachSaysWhereItIsFrom() throws IOException {
    for (Slo slo : SloFiles.read(SHIPPED)) {
      assertFalse(slo.legal(), slo.name());
      assertEquals("engineering default of Umbral", slo.source(), slo.name());
    }
  }

  @Test
  void silenceIsBadForCoverageAlone() throws IOException {
    for (Slo slo : SloFiles.read(SHIPPED)) {
      boolean isCoverage = slo.name().startsWith("coverage");
      assertEquals(
          isCoverage ? EmptySlices.BAD : EmptySlices.EXCLUDED, slo.emptySlices(), slo.name());
    }
  }

  @Test
  void whatCannotBeReadIsSaidWithEveryFault() throws IOException {
    String text = Files.readString(SHIPPED.resolve("latency.yaml"));
    Files.writeString(
        folder.resolve("a.yaml"), text.replace("rttMillis", "rtt").replace("0.99", "1.99"));
    String message = assertThrows(UsageException.class, () -> SloFiles.read(folder)).getMessage();
    assertTrue(message.contains("a.yaml:37: spec.objectives[0].target: less_than: "), message);
    assertEquals(1 + 4, message.lines().count(), message);
  }

  @Test
  void aFolderWithoutPromisesIsBadUsage() {
    assertThrows(UsageException.class, () -> SloFiles.read(folder));
    assertThrows(UsageException.class, () -> SloFiles.read(folder.resolve("nowhere")));
  }

  @Test
  void everyMunicipalityIsUrbanOrRuralAndTagsBecomeRegions() throws Exception {
    List<Region> regions = InventoryFiles.read(Path.of("..", "reference", "mexico")).regions();
    Map<String, Slo> placed = new TreeMap<>();
    for (Slo slo : SloFiles.forRegions(SloFiles.read(SHIPPED), regions)) {
      assertEquals(Map.of(), slo.selector().tags());
      placed.put(slo.name(), slo);
    }
    Set<String> urban = placed.get("latency-nr-urban").selector().regions();
    Set<String> rural = placed.get("latency-nr-rural").selector().regions();
    assertTrue(urban.contains("09015"), "Cuauhtémoc, 545,884 inhabitants");
    assertTrue(rural.contains("20004"), "Asunción Cuyotepeji, 1,107 inhabitants");
    assertTrue(Collections.disjoint(urban, rural));
    long municipalities =
        regions.stream().filter(region -> region.level() == RegionLevel.MUNICIPALITY).count();
    assertEquals(municipalities, urban.size() + rural.size());
  }

  @Test
  void aPromiseOnTagsThatNoRegionHasIsAboutNothing() throws IOException {
    assertEquals(
        List.of(), SloFiles.forRegions(SloFiles.read(SHIPPED), List.of(Region.root("US"))));
  }
}
