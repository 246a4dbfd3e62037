package io.umbral.wire;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/** Keys and values of the {@code cell-inventory} topic. Not safe for use by several threads. */
public final class InventoryCodec {

  /** A record of the topic. */
  public record Entry(byte[] key, byte[] value) {}

  private final BinaryMessageEncoder<InventoryRecord> encoder =
      new BinaryMessageEncoder<>(SpecificData.get(), InventoryRecord.getClassSchema());
  private final ValueReader<InventoryRecord> reader =
      new ValueReader<>("cell-inventory", InventoryRecord.getClassSchema());

  /**
   * Writes a region, in force since the epoch.
   *
   * @param region the region
   * @return key and value
   */
  public Entry encode(Region region) {
    RegionFact fact =
        new RegionFact(
            region.id(),
            region.name(),
            io.umbral.schemas.RegionLevel.valueOf(region.level().name()),
            region.parent().orElse(null),
            region.population().isPresent() ? region.population().getAsLong() : null);
    return entry("region/" + region.id(), 0, fact);
  }

  /**
   * Writes a corridor.
   *
   * @param corridor the corridor
   * @return key and value
   */
  public Entry encode(Corridor corridor) {
    CorridorFact fact = new CorridorFact(corridor.id(), corridor.name(), corridor.municipalities());
    return entry("corridor/" + corridor.id(), corridor.validFromMillis(), fact);
  }

  /**
   * Writes a cell as the jobs need it, without its vendor and the names of its objects.
   *
   * @param cell the cell
   * @return key and value
   */
  public Entry encode(Cell cell) {
    CellFact fact =
        new CellFact(
            cell.key().plmn(),
            cell.key().cellId(),
            cell.site(),
            cell.municipality(),
            cell.ranHost(),
            io.umbral.schemas.Technology.valueOf(cell.technology().name()),
            cell.reportPeriodMillis(),
            cell.retired(),
            null,
            List.of());
    return entry("cell/" + cell.key(), cell.validFromMillis(), fact);
  }

  private Entry entry(String identity, long validFromMillis, Object fact) {
    Instant validFrom = Instant.ofEpochMilli(validFromMillis);
    try {
      ByteBuffer encoded = encoder.encode(new InventoryRecord(validFrom, fact));
      byte[] value =
          Arrays.copyOfRange(
              encoded.array(),
              encoded.arrayOffset() + encoded.position(),
              encoded.arrayOffset() + encoded.limit());
      return new Entry((identity + "/" + validFrom).getBytes(StandardCharsets.UTF_8), value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + identity, e);
    }
  }

  /**
   * Reads a fact and applies it.
   *
   * @param value value of the record
   * @param topology what it is added to; unchanged where the value cannot be read
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public void applyTo(byte[] value, Topology topology) throws WireException {
    InventoryRecord read = reader.read(value);
    try {
      long validFromMillis = read.getValidFrom().toEpochMilli();
      if (read.getFact() instanceof RegionFact fact) {
        topology.apply(regionOf(fact), validFromMillis);
      } else if (read.getFact() instanceof CorridorFact fact) {
        topology.apply(
            new Corridor(
                fact.getCorridor(), fact.getName(), fact.getMunicipalities(), validFromMillis));
      } else if (read.getFact() instanceof CellFact fact) {
        topology.apply(cellOf(fact, validFromMillis));
      }
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }

  static Region regionOf(RegionFact fact) {
    return new Region(
        fact.getRegion(),
        fact.getName(),
        RegionLevel.valueOf(fact.getLevel().name()),
        Optional.ofNullable(fact.getParent()),
        fact.getPopulation() == null
            ? OptionalLong.empty()
            : OptionalLong.of(fact.getPopulation()));
  }

  static Cell cellOf(CellFact fact, long validFromMillis) {
    return new Cell(
        new CellKey(fact.getPlmn(), fact.getCellId()),
        fact.getSite(),
        fact.getMunicipality(),
        fact.getRanHost(),
        Technology.valueOf(fact.getTechnology().name()),
        fact.getReportPeriodMillis(),
        fact.getRetired(),
        validFromMillis);
  }
}
