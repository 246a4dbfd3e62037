package io.umbral.embedded.reference;

import io.umbral.console.map.RegionMap;
import io.umbral.console.map.TopoJson;
import io.umbral.embedded.reference.ReferenceTable.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads how regions are drawn: {@code map.csv} says which geometry is whose, and the geometry is in
 * {@code map.topo.json} beside it, or comes with the program under the name of the directory.
 */
public final class MapFile {

  private static final String NAME = "map.csv";
  private static final List<String> HEADER = List.of("region", "shape", "tileColumn", "tileRow");
  private static final int MOST_TILES = 100;

  private MapFile() {}

  /**
   * Reads both.
   *
   * @param directory of reference data
   * @return the map; empty where the directory has none
   * @throws IOException where a file cannot be read
   * @throws InvalidReferenceException where something in the table is wrong
   */
  public static Optional<RegionMap> read(Path directory)
      throws IOException, InvalidReferenceException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<byte[]> topology = topology(directory);
    if (topology.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(TopoJson.read(topology.get(), places(file)));
  }

  private static List<RegionMap.Place> places(Path file)
      throws IOException, InvalidReferenceException {
    List<Fault> faults = new ArrayList<>();
    List<RegionMap.Place> places = new ArrayList<>();
    for (Row row : ReferenceTable.read(file, HEADER, faults)) {
      Optional<String> region = row.required("region");
      Optional<String> shape = row.required("shape");
      OptionalDouble column = row.number("tileColumn", 0, MOST_TILES);
      OptionalDouble line = row.number("tileRow", 0, MOST_TILES);
      if (region.isPresent() && shape.isPresent() && column.isPresent() && line.isPresent()) {
        places.add(
            new RegionMap.Place(
                region.get(), shape.get(), (int) column.getAsDouble(), (int) line.getAsDouble()));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidReferenceException(faults);
    }
    return places;
  }

  private static Optional<byte[]> topology(Path directory) throws IOException {
    Path beside = directory.resolve("map.topo.json");
    if (Files.exists(beside)) {
      return Optional.of(Files.readAllBytes(beside));
    }
    String resource = directory.toAbsolutePath().normalize().getFileName() + ".topo.json";
    try (InputStream in = MapFile.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
