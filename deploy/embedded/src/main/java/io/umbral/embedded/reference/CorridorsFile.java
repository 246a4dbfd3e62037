package io.umbral.embedded.reference;

import io.umbral.embedded.reference.CorridorEntry.Grade;
import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the corridors. */
final class CorridorsFile {

  private static final List<String> HEADER =
      List.of("id", "name", "grade", "source", "municipalities");

  /** A list without dates holds for all of event time. */
  private static final long VALID_FROM_MILLIS = 0;

  private CorridorsFile() {}

  static List<CorridorEntry> read(Path file, Map<String, Region> regions, List<Fault> faults)
      throws IOException {
    List<CorridorEntry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>(regions.keySet());
    for (Row row : ReferenceTable.read(file, HEADER, faults)) {
      Optional<String> id = row.required("id");
      Optional<String> name = row.required("name");
      Optional<Grade> grade = row.oneOf("grade", Grade.class);
      Optional<String> source = row.required("source");
      List<String> municipalities = municipalitiesOf(row, regions);
      if (id.isPresent() && !ids.add(id.get())) {
        row.fault(
            "corridor '"
                + id.get()
                + "' has the id of another corridor or region and should have its own");
      }
      if (id.isPresent() && name.isPresent() && grade.isPresent() && source.isPresent()) {
        Corridor corridor = new Corridor(id.get(), name.get(), municipalities, VALID_FROM_MILLIS);
        entries.add(new CorridorEntry(corridor, grade.get(), source.get()));
      }
    }
    return entries;
  }

  private static List<String> municipalitiesOf(Row row, Map<String, Region> regions) {
    List<String> known = new ArrayList<>();
    for (String municipality : row.list("municipalities")) {
      Region region = regions.get(municipality);
      if (region == null || region.level() != RegionLevel.MUNICIPALITY) {
        row.fault("municipality '" + municipality + "' should be a MUNICIPALITY of regions.csv");
      } else {
        known.add(municipality);
      }
    }
    return known;
  }
}
