package io.umbral.embedded.reference;

import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The table of objects: the whole distinguished name under which network elements know a cell, and
 * the cell of the inventory that it is. One cell may have several names.
 */
final class ObjectsFile {

  private static final List<String> HEADER = List.of("object", "plmn", "cellId");

  private ObjectsFile() {}

  static Map<String, NamedCell> read(Path file, CellsFile cells, List<Fault> faults)
      throws IOException {
    Map<CellKey, NamedCell> byKey = new HashMap<>();
    for (Cell cell : cells.cells()) {
      Optional<String> vendor = Optional.ofNullable(cells.vendors().get(cell.key()));
      byKey.put(cell.key(), new NamedCell(cell.key(), cell.ranHost(), cell.technology(), vendor));
    }
    Map<String, NamedCell> names = new HashMap<>();
    for (Row row : ReferenceTable.read(file, HEADER, faults)) {
      row.required("object").ifPresent(object -> add(row, object, byKey, names));
    }
    return names;
  }

  private static void add(
      Row row, String object, Map<CellKey, NamedCell> cells, Map<String, NamedCell> names) {
    OptionalLong cellId = row.count("cellId");
    if (cellId.isEmpty()) {
      return;
    }
    NamedCell cell = cells.get(keyOrNull(row.text("plmn"), cellId.getAsLong()));
    if (cell == null) {
      row.fault(
          "cell "
              + row.text("plmn")
              + "-"
              + cellId.getAsLong()
              + " of object '"
              + object
              + "' should be a cell of cells.csv");
      return;
    }
    if (names.put(object, cell) != null) {
      row.fault("object '" + object + "' stands twice and should once");
    }
  }

  private static CellKey keyOrNull(String plmn, long cellId) {
    boolean isKey = (plmn.isEmpty() || CellKey.isPlmn(plmn)) && cellId <= Cell.LARGEST_NCI;
    return isKey ? new CellKey(plmn, cellId) : null;
  }
}
