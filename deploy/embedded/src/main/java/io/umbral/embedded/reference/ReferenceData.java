package io.umbral.embedded.reference;

import io.umbral.model.Corridor;
import io.umbral.model.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a country before anything is measured.
 *
 * @param regions the tree, parents before their children
 * @param corridorEntries sets of its leaves; they hold from the epoch on
 * @param operators whose shares sum to 1
 * @param nation figures of the whole
 */
public record ReferenceData(
    List<Region> regions,
    List<CorridorEntry> corridorEntries,
    List<Operator> operators,
    NationFacts nation) {

  /** Validates. */
  public ReferenceData {
    regions = List.copyOf(regions);
    corridorEntries = List.copyOf(corridorEntries);
    operators = List.copyOf(operators);
    Objects.requireNonNull(nation, "nation");
  }

  /** The corridors without their sources. */
  public List<Corridor> corridors() {
    return corridorEntries.stream().map(CorridorEntry::corridor).toList();
  }

  /**
   * Reads {@code regions.csv}, {@code corridors.csv}, {@code operators.csv} and {@code nation.csv}.
   *
   * @param directory where they are, for example {@code deploy/reference/mexico}
   * @return the data, checked
   * @throws IOException when a file cannot be read
   * @throws InvalidReferenceException when something in them is wrong; names every fault
   */
  public static ReferenceData read(Path directory) throws IOException, InvalidReferenceException {
    List<Fault> faults = new ArrayList<>();
    RegionsFile regions = RegionsFile.read(directory.resolve("regions.csv"), faults);
    List<CorridorEntry> corridors =
        CorridorsFile.read(directory.resolve("corridors.csv"), regions.byId(), faults);
    List<Operator> operators = OperatorsFile.read(directory.resolve("operators.csv"), faults);
    NationFacts nation = NationFile.read(directory.resolve("nation.csv"), faults);
    if (!faults.isEmpty()) {
      throw new InvalidReferenceException(faults);
    }
    return new ReferenceData(regions.parentsFirst(), corridors, operators, nation);
  }
}
