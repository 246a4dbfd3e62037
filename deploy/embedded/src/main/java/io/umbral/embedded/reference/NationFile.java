package io.umbral.embedded.reference;

import io.umbral.embedded.reference.ReferenceTable.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Reads the figures of the whole country. */
final class NationFile {

  private static final List<String> HEADER = List.of("name", "value", "basis", "source");

  private NationFile() {}

  static NationFacts read(Path file, List<Fault> faults) throws IOException {
    ZoneId zone = null;
    double nrPopulationRatio = -1;
    for (Row row : ReferenceTable.read(file, HEADER, faults)) {
      row.oneOf("basis", Basis.class);
      row.required("source");
      switch (row.text("name")) {
        case "zone" -> zone = zoneOf(row);
        case "nrPopulationRatio" -> nrPopulationRatio = row.number("value", 0, 1).orElse(0);
        default -> row.fault("name '" + row.text("name") + "' should be zone or nrPopulationRatio");
      }
    }
    if (zone == null || nrPopulationRatio < 0) {
      faults.add(new Fault(file, 0, "zone and nrPopulationRatio should both be told"));
      return new NationFacts(ZoneOffset.UTC, 0);
    }
    return new NationFacts(zone, nrPopulationRatio);
  }

  private static ZoneId zoneOf(Row row) {
    try {
      return ZoneId.of(row.text("value"));
    } catch (DateTimeException e) {
      row.fault(
          "zone '"
              + row.text("value")
              + "' should be one of the tz database, for example America/Mexico_City");
      return ZoneOffset.UTC;
    }
  }
}
