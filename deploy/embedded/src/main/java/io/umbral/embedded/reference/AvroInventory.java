package io.umbral.embedded.reference;

import io.umbral.ingest.counters.CellNames;
import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.wire.InventoryRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reference data of a network as one Avro file, judged as the tables are. In its faults the
 * number of a record stands where that of a line does.
 */
final class AvroInventory implements InventoryRecording.Sink {

  private final Path file;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final Map<String, Integer> recordOfRegion = new HashMap<>();
  private final Map<Corridor, Integer> corridors = new LinkedHashMap<>();
  private final Map<Cell, Integer> cells = new LinkedHashMap<>();
  private final Map<String, NamedCell> names = new HashMap<>();

  private AvroInventory(Path file) {
    this.file = file;
  }

  static InventoryFiles read(Path file) throws IOException, InvalidReferenceException {
    AvroInventory read = new AvroInventory(file);
    InventoryRecording.read(Files.readAllBytes(file), read);
    read.check();
    if (!read.faults.isEmpty()) {
      throw new InvalidReferenceException(read.faults);
    }
    return new InventoryFiles(
        RegionsFile.parentsFirst(read.regions),
        List.copyOf(read.corridors.keySet()),
        List.copyOf(read.cells.keySet()),
        new CellNames(read.names));
  }

  @Override
  public void region(int record, Region region) {
    if (regions.putIfAbsent(region.id(), region) == null) {
      recordOfRegion.put(region.id(), record);
    } else {
      fault(record, "region '" + region.id() + "' is told twice and should be once");
    }
  }

  @Override
  public void corridor(int record, Corridor corridor) {
    corridors.put(corridor, record);
  }

  @Override
  public void cell(int record, Cell cell, Optional<String> vendor, List<String> objects) {
    cells.put(cell, record);
    NamedCell named = new NamedCell(cell.key(), cell.ranHost(), cell.technology(), vendor);
    for (String object : objects) {
      NamedCell earlier = names.put(object, named);
      if (earlier != null && !earlier.key().equals(named.key())) {
        fault(record, "object '" + object + "' is two cells and should be one");
      }
    }
  }

  @Override
  public void fault(int record, String message) {
    faults.add(new Fault(file, record, message));
  }

  /** What can be judged when all facts are known, whatever their order. */
  private void check() {
    RegionsFile.check(regions, (id, message) -> fault(recordOfRegion.get(id), message));
    corridors.forEach(
        (corridor, record) ->
            corridor.municipalities().forEach(region -> checkMunicipality(record, region)));
    cells.forEach((cell, record) -> checkMunicipality(record, cell.municipality()));
  }

  private void checkMunicipality(int record, String id) {
    Region region = regions.get(id);
    if (region == null || region.level() != RegionLevel.MUNICIPALITY) {
      fault(record, "municipality '" + id + "' should be a MUNICIPALITY of this file");
    }
  }
}
