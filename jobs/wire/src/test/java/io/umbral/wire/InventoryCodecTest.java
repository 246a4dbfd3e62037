package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import io.umbral.model.Topology;
import io.umbral.schemas.CellFact;
import io.umbral.schemas.CorridorFact;
import io.umbral.schemas.InventoryRecord;
import io.umbral.schemas.RegionFact;
import io.umbral.wire.InventoryCodec.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InventoryCodecTest {

  private static final long VALID_FROM = 1_767_225_600_000L;
  private static final Instant INSTANT = Instant.ofEpochMilli(VALID_FROM);

  private final InventoryCodec codec = new InventoryCodec();
  private final Topology topology = new Topology();

  private static String keyOf(Entry entry) {
    return new String(entry.key(), StandardCharsets.UTF_8);
  }

  private static Cell cell(long id, boolean retired) {
    return new Cell(
        new CellKey("334020", id),
        "MTY-001",
        "19039",
        "Telcel",
        Technology.NR,
        900_000,
        retired,
        VALID_FROM);
  }

  private static byte[] valueOf(Object fact) {
    return Generated.framed(
        InventoryRecord.getClassSchema(),
        Generated.body(InventoryRecord.getClassSchema(), new InventoryRecord(INSTANT, fact)));
  }

  private RejectionCause causeOf(Object fact) {
    long before = topology.version();
    RejectionCause cause =
        assertThrows(WireException.class, () -> codec.applyTo(valueOf(fact), topology))
            .rejectionCause();
    assertEquals(before, topology.version(), "the topology should be as it was");
    return cause;
  }

  private static CellFact cellFact(String plmn, long cellId, String ranHost, int periodMillis) {
    return new CellFact(
        plmn,
        cellId,
        "s",
        "19039",
        ranHost,
        io.umbral.schemas.Technology.LTE,
        periodMillis,
        false,
        "Acme",
        List.of("ManagedElement=1,NRCellDU=1"));
  }

  @Test
  void aCellComesBackWithAllThatItIs() throws WireException {
    Entry entry = codec.encode(cell(68_719_476_735L, false));
    assertEquals("cell/334020-68719476735/2026-01-01T00:00:00Z", keyOf(entry));
    codec.applyTo(entry.value(), topology);
    CellKey key = new CellKey("334020", 68_719_476_735L);
    assertEquals(Optional.of(cell(68_719_476_735L, false)), topology.cellAt(key, VALID_FROM));
    assertEquals(Optional.empty(), topology.cellAt(key, VALID_FROM - 1));
  }

  @Test
  void aRetiredCellComesBackAsRetired() throws WireException {
    codec.applyTo(codec.encode(cell(5, true)).value(), topology);
    assertEquals(Optional.empty(), topology.cellAt(new CellKey("334020", 5), VALID_FROM));
    assertEquals(VALID_FROM, topology.nextChangeOf(new CellKey("334020", 5), 0));
  }

  @Test
  void everyTechnologyAndLevelComesBack() throws WireException {
    for (Technology technology : Technology.values()) {
      Cell cell = new Cell(new CellKey("33403", 9), "s", "m", "h", technology, 60_000, false, 0);
      codec.applyTo(codec.encode(cell).value(), topology);
      assertEquals(Optional.of(cell), topology.cellAt(cell.key(), 0));
    }
    for (RegionLevel level :
        List.of(RegionLevel.COUNTRY, RegionLevel.STATE, RegionLevel.MUNICIPALITY)) {
      Region region = new Region("R", "r", level, Optional.empty(), OptionalLong.empty());
      codec.applyTo(codec.encode(region).value(), topology);
      assertEquals(Optional.of(level), topology.levelOf("R"));
    }
  }

  @Test
  void aRegionComesBackUnderItsParent() throws Exception {
    Region region =
        new Region(
            "19039",
            "Monterrey",
            RegionLevel.MUNICIPALITY,
            Optional.of("19"),
            OptionalLong.of(1_142_994));
    Entry entry = codec.encode(region);
    assertEquals("region/19039/1970-01-01T00:00:00Z", keyOf(entry));
    codec.applyTo(entry.value(), topology);
    assertEquals(List.of("19039", "19"), topology.lineageAt("19039", 0));
    RegionFact fact = (RegionFact) InventoryRecord.getDecoder().decode(entry.value()).getFact();
    assertEquals("Monterrey", fact.getName());
    assertEquals(1_142_994, fact.getPopulation());
  }

  @Test
  void aRegionIsInForceFromItsInstantOn() throws WireException {
    RegionFact fact =
        new RegionFact(
            "19039", "Monterrey", io.umbral.schemas.RegionLevel.MUNICIPALITY, "19", null);
    codec.applyTo(valueOf(fact), topology);
    assertEquals(List.of("19039"), topology.lineageAt("19039", VALID_FROM - 1));
    assertEquals(List.of("19039", "19"), topology.lineageAt("19039", VALID_FROM));
  }

  @Test
  void aCorridorComesBackWithItsMunicipalities() throws WireException {
    Corridor corridor = new Corridor("belt", "Belt", List.of("19039", "19046"), VALID_FROM);
    Entry entry = codec.encode(corridor);
    assertEquals("corridor/belt/2026-01-01T00:00:00Z", keyOf(entry));
    codec.applyTo(entry.value(), topology);
    assertEquals(List.of("19046", "belt"), topology.lineageAt("19046", VALID_FROM));
    assertEquals(List.of("19046"), topology.lineageAt("19046", VALID_FROM - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "3340", "3340200"})
  void refusesACellOfNoNetwork(String plmn) {
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(cellFact(plmn, 1, "h", 60_000)));
  }

  @Test
  void refusesValuesOutOfRange() {
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(cellFact("334020", -1, "h", 60_000)));
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(cellFact("334020", 1L << 36, "h", 60_000)));
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(cellFact("334020", 1, "h", 0)));
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(cellFact("334020", 1, "ALL", 60_000)));
    assertEquals(
        RejectionCause.INVALID_VALUE,
        causeOf(new RegionFact("x", "x", io.umbral.schemas.RegionLevel.CORRIDOR, null, null)));
  }

  @Test
  void aCorridorMayBeEmpty() throws WireException {
    codec.applyTo(valueOf(new CorridorFact("belt", "Belt", List.of())), topology);
    assertEquals(Optional.of(RegionLevel.CORRIDOR), topology.levelOf("belt"));
  }
}
