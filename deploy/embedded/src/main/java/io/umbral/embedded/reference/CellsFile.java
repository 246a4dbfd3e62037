package io.umbral.embedded.reference;

import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.Region;
import io.umbral.model.Technology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The table of cells: one row for each cell and instant from which it is as the row says.
 *
 * @param cells in the order of the file
 * @param vendors who made the equipment of cells, as their last rows say
 */
record CellsFile(List<Cell> cells, Map<CellKey, String> vendors) {

  private static final List<String> HEADER =
      List.of(
          "plmn",
          "cellId",
          "site",
          "municipality",
          "ranHost",
          "technology",
          "reportPeriodSeconds",
          "retired",
          "validFrom");

  private static final List<String> OPTIONAL = List.of("vendor");

  /** One day: no cell is expected to report less often. */
  private static final long LONGEST_PERIOD_SECONDS = 86_400;

  /** Of a folder without such a table. */
  static final CellsFile NONE = new CellsFile(List.of(), Map.of());

  static CellsFile read(Path file, Map<String, Region> regions, List<Fault> faults)
      throws IOException {
    List<Cell> cells = new ArrayList<>();
    Map<CellKey, String> vendors = new HashMap<>();
    for (Row row : ReferenceTable.read(file, HEADER, OPTIONAL, faults)) {
      cellOf(row, regions)
          .ifPresent(
              cell -> {
                cells.add(cell);
                if (!row.text("vendor").isBlank()) {
                  vendors.put(cell.key(), row.text("vendor").strip());
                }
              });
    }
    return new CellsFile(cells, vendors);
  }

  private static Optional<Cell> cellOf(Row row, Map<String, Region> regions) {
    Optional<CellKey> key = keyOf(row);
    Optional<String> site = row.required("site");
    Optional<String> municipality = regionOf(row, regions);
    Optional<String> ranHost = row.required("ranHost");
    Optional<Technology> technology = row.oneOf("technology", Technology.class);
    Optional<Integer> periodMillis = periodMillisOf(row);
    Optional<Boolean> retired = retiredOf(row);
    Optional<Long> validFrom = validFromMillisOf(row);
    if (key.isEmpty()
        || site.isEmpty()
        || municipality.isEmpty()
        || ranHost.isEmpty()
        || technology.isEmpty()
        || periodMillis.isEmpty()
        || retired.isEmpty()
        || validFrom.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cell(
            key.get(),
            site.get(),
            municipality.get(),
            ranHost.get(),
            technology.get(),
            periodMillis.get(),
            retired.get(),
            validFrom.get()));
  }

  private static Optional<CellKey> keyOf(Row row) {
    OptionalLong cellId = row.count("cellId");
    if (cellId.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CellKey(row.text("plmn"), cellId.getAsLong()));
    } catch (IllegalArgumentException e) {
      row.fault(e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> regionOf(Row row, Map<String, Region> regions) {
    String municipality = row.text("municipality");
    if (!regions.containsKey(municipality)) {
      row.fault("municipality '" + municipality + "' should be a region of regions.csv");
      return Optional.empty();
    }
    return Optional.of(municipality);
  }

  private static Optional<Integer> periodMillisOf(Row row) {
    OptionalLong seconds = row.count("reportPeriodSeconds");
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    if (seconds.getAsLong() < 1 || seconds.getAsLong() > LONGEST_PERIOD_SECONDS) {
      row.fault(
          "reportPeriodSeconds "
              + seconds.getAsLong()
              + " should be in 1.."
              + LONGEST_PERIOD_SECONDS);
      return Optional.empty();
    }
    return Optional.of(Math.toIntExact(1_000 * seconds.getAsLong()));
  }

  private static Optional<Boolean> retiredOf(Row row) {
    return switch (row.text("retired")) {
      case "true" -> Optional.of(true);
      case "false", "" -> Optional.of(false);
      default -> {
        row.fault("retired '" + row.text("retired") + "' should be true or false");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Long> validFromMillisOf(Row row) {
    String text = row.text("validFrom");
    try {
      return Optional.of(text.isEmpty() ? 0 : Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException e) {
      row.fault(
          "validFrom '" + text + "' should be an instant such as 2026-01-01T00:00:00Z, or empty");
      return Optional.empty();
    }
  }
}
