package io.umbral.embedded.reference;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.embedded.UsageException;
import io.umbral.ingest.counters.CounterMapping;
import io.umbral.ingest.counters.Dialect;
import io.umbral.ingest.counters.MappingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counter mappings on disk: one file of dialects, or a folder of them. */
public final class MappingFiles {

  /** Name of the directory of mappings that ship. */
  public static final String SHIPPED = "mappings";

  private MappingFiles() {}

  /**
   * Reads them.
   *
   * @param path a file, or a folder whose {@code .yaml} files are read by name
   * @return the mapping, without a fault
   * @throws UsageException if there is none, or something in it is wrong; names every fault
   */
  public static CounterMapping read(Path path) throws IOException {
    Faults faults = new Faults();
    List<Dialect> dialects = new ArrayList<>();
    for (Path file : files(path)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      dialects.addAll(MappingReader.read(file.toString(), text, faults));
    }
    if (faults.anyError()) {
      String lines =
          faults.all().stream()
              .map(Fault::line)
              .collect(Collectors.joining(System.lineSeparator()));
      throw new UsageException(
          "the counter mapping is not right:" + System.lineSeparator() + lines);
    }
    if (dialects.isEmpty()) {
      throw new UsageException(
          path + " holds no document of the kind " + MappingReader.KIND + "; it should");
    }
    return new CounterMapping(dialects);
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new UsageException(
          path + " does not exist; name a file or a folder of counter mappings");
    }
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> list = Files.list(path)) {
      return list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
