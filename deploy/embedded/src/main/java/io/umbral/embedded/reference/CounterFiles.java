package io.umbral.embedded.reference;

import io.umbral.embedded.UsageException;
import io.umbral.ingest.counters.CounterOptions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What the commands that read counters need: an inventory, a mapping, and what is not named. */
public final class CounterFiles {

  private CounterFiles() {}

  /**
   * Reads an inventory.
   *
   * @param directory where it is; empty for none
   * @return what is known
   * @throws UsageException if it is not there, or something in it is wrong
   */
  public static InventoryFiles inventory(Optional<Path> directory) throws IOException {
    if (directory.isEmpty()) {
      return InventoryFiles.NONE;
    }
    try {
      return InventoryFiles.read(directory.get());
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "--inventory "
              + directory.get()
              + " should be a folder with a regions.csv or an inventory.avro: "
              + e.getMessage()
              + " is missing");
    } catch (InvalidReferenceException e) {
      throw new UsageException(
          "--inventory "
              + directory.get()
              + " is not right:"
              + System.lineSeparator()
              + e.getMessage());
    }
  }

  /**
   * The region of cells that have no name.
   *
   * @param unmapped what becomes of them
   * @param region that was chosen
   * @return empty where they are refused
   */
  public static Optional<String> unmappedRegion(UnmappedCells unmapped, Optional<String> region) {
    return unmapped == UnmappedCells.KEEP
        ? Optional.of(region.orElse(CounterOptions.UNMAPPED))
        : Optional.empty();
  }

  /**
   * What readers of counters are told.
   *
   * @param known names of cells
   * @param mapping where the mapping is; empty for what ships
   * @param unmappedRegion region of cells that have no name; empty where they are refused
   * @return options
   * @throws UsageException if the mapping is not there, or something in it is wrong
   */
  public static CounterOptions options(
      InventoryFiles known, Optional<Path> mapping, Optional<String> unmappedRegion)
      throws IOException {
    Path mappings = mapping.orElseGet(() -> ShippedFiles.directory(MappingFiles.SHIPPED));
    return new CounterOptions(
        MappingFiles.read(mappings),
        known.objects(),
        unmappedRegion,
        CounterOptions.UNKNOWN_OPERATOR);
  }
}
