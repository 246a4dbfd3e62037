package io.umbral.embedded.validate;

import io.umbral.embedded.reference.Fault;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.InventoryFiles;
import io.umbral.embedded.reference.ReadinessReference;
import io.umbral.embedded.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A folder of tables, which are judged together: a corridor is made of regions. */
final class ReferenceFolder {

  private static final Set<String> TABLES =
      Set.of(
          "regions.csv",
          "corridors.csv",
          "cells.csv",
          "objects.csv",
          InventoryFiles.AVRO,
          "operators.csv",
          "nation.csv",
          "places.csv",
          "brands.csv",
          "vendors.csv",
          "vendor-shares.csv",
          "context.csv");

  private ReferenceFolder() {}

  /** Whether a file is a table of reference data, by its name. */
  static boolean isTable(Path file) {
    return TABLES.contains(file.getFileName().toString());
  }

  /** What is wrong with the tables of a folder, one line each. */
  static Set<String> faultsOf(Path folder) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    try {
      if (Files.exists(folder.resolve("operators.csv"))
          || Files.exists(folder.resolve("nation.csv"))) {
        lines.addAll(told(() -> ReferenceData.read(folder)));
      }
      lines.addAll(told(() -> InventoryFiles.read(folder)));
      if (Files.exists(folder.resolve("corridors.csv"))) {
        lines.addAll(told(() -> ReadinessReference.read(folder)));
      }
    } catch (NoSuchFileException e) {
      lines.add(e.getFile() + ": is missing; the other tables of the folder need it");
    }
    return lines;
  }

  /** Reads tables. */
  private interface Reading {
    Object read() throws IOException, InvalidReferenceException;
  }

  private static List<String> told(Reading reading) throws IOException {
    try {
      reading.read();
      return List.of();
    } catch (InvalidReferenceException e) {
      return e.faults().stream().map(Fault::toString).toList();
    }
  }
}
