package io.umbral.readiness.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Faults;
import io.umbral.readiness.index.IndexDefinition;
import io.umbral.readiness.index.IndexFile;
import io.umbral.readiness.index.UnitTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where the published vectors are, and how near is equal. */
final class Vectors {

  /** Published numbers have 15 digits. */
  private static final double RELATIVE = 1e-9;

  private Vectors() {}

  /** The vectors of a folder whose names a rule takes; a folder may be missing. */
  static List<Path> files(String folder, String name) throws IOException {
    String root = System.getProperty("umbral.vectors");
    Assumptions.assumeTrue(
        root != null && Files.isDirectory(Path.of(root)),
        () -> "SKIPPED: there are no vectors in umbral.vectors = " + root);
    Path found = Path.of(root, "index", folder);
    Assumptions.assumeTrue(Files.isDirectory(found), () -> "SKIPPED: there is no folder " + found);
    try (Stream<Path> files = Files.list(found)) {
      return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
    }
  }

  static Optional<Path> file(String folder, String name) throws IOException {
    return files(folder, name).stream().findFirst();
  }

  static void assertNear(double expected, double found, String what) {
    if (Double.isNaN(expected) || Double.isNaN(found)) {
      assertTrue(
          Double.isNaN(expected) && Double.isNaN(found),
          () -> what + ": expected " + expected + " and found " + found);
      return;
    }
    assertEquals(expected, found, RELATIVE * Math.max(1, Math.abs(expected)), what);
  }

  /**
   * Compares every column that a published table and a computed one share; the number of values.
   */
  static int assertTable(Csv published, UnitTable computed) {
    int compared = 0;
    for (int row = 0; row < published.rows().size(); row++) {
      int unit = computed.units().indexOf(published.text(row, "uCode"));
      assertTrue(unit >= 0, published.file() + " row " + row + " is of an unknown unit");
      for (String column : computed.columns()) {
        if (published.has(column)) {
          double found = computed.value(unit, column).orElse(Double.NaN);
          String what = published.file().getFileName() + " " + computed.units().get(unit);
          assertNear(published.number(row, column), found, what + " " + column);
          compared++;
        }
      }
    }
    assertTrue(compared > 0, published.file() + " has nothing to compare");
    return compared;
  }

  static IndexDefinition definition(String name, String yaml) {
    Faults faults = new Faults();
    Optional<IndexDefinition> index = IndexFile.read(name, yaml, faults);
    return index.orElseThrow(() -> new AssertionError(faults.all() + "\n" + yaml));
  }

  /** A definition that ships. */
  static IndexDefinition shipped(String name) throws IOException {
    Path file = Path.of("../../deploy/reference/methods", name);
    return definition(name, Files.readString(file));
  }
}
