package io.umbral.embedded.reference;

import io.umbral.ingest.counters.CellNames;
import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's reference data as a folder of tables: {@code regions.csv}, and where there are any
 * {@code corridors.csv}, {@code cells.csv} and {@code objects.csv}; or of one file in Avro, {@code
 * inventory.avro}.
 *
 * @param regions the tree, parents first
 * @param corridors sets of municipalities
 * @param cells cells and where they stand
 * @param objects names under which network elements know the cells
 */
public record InventoryFiles(
    List<Region> regions, List<Corridor> corridors, List<Cell> cells, CellNames objects) {

  /** The file that holds all of it, where there are no tables. */
  public static final String AVRO = "inventory.avro";

  private static final List<String> TABLES =
      List.of("regions.csv", "corridors.csv", "cells.csv", "objects.csv");

  /** Nothing is known. */
  public static final InventoryFiles NONE =
      new InventoryFiles(List.of(), List.of(), List.of(), CellNames.NONE);

  /** Validates. */
  public InventoryFiles {
    regions = List.copyOf(regions);
    corridors = List.copyOf(corridors);
    cells = List.copyOf(cells);
  }

  /**
   * Reads a folder.
   *
   * @param directory where the tables are
   * @return the data, checked
   * @throws IOException when a file cannot be read; with neither {@code inventory.avro} nor {@code
   *     regions.csv} too
   * @throws InvalidReferenceException when something in them is wrong; names every fault
   */
  public static InventoryFiles read(Path directory) throws IOException, InvalidReferenceException {
    if (Files.exists(directory.resolve(AVRO))) {
      for (String table : TABLES) {
        if (Files.exists(directory.resolve(table))) {
          String message = "should not stand beside " + AVRO + ", which holds everything";
          throw new InvalidReferenceException(
              List.of(new Fault(directory.resolve(table), 0, message)));
        }
      }
      return AvroInventory.read(directory.resolve(AVRO));
    }
    List<Fault> faults = new ArrayList<>();
    RegionsFile regions = RegionsFile.read(directory.resolve("regions.csv"), faults);
    List<Corridor> corridors = List.of();
    if (Files.exists(directory.resolve("corridors.csv"))) {
      corridors =
          CorridorsFile.read(directory.resolve("corridors.csv"), regions.byId(), faults).stream()
              .map(CorridorEntry::corridor)
              .toList();
    }
    CellsFile cells = CellsFile.NONE;
    if (Files.exists(directory.resolve("cells.csv"))) {
      cells = CellsFile.read(directory.resolve("cells.csv"), regions.byId(), faults);
    }
    CellNames objects = CellNames.NONE;
    if (Files.exists(directory.resolve("objects.csv"))) {
      objects = new CellNames(ObjectsFile.read(directory.resolve("objects.csv"), cells, faults));
    }
    if (!faults.isEmpty()) {
      throw new InvalidReferenceException(faults);
    }
    return new InventoryFiles(regions.parentsFirst(), corridors, cells.cells(), objects);
  }
}
