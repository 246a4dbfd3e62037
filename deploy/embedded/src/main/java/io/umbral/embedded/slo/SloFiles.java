package io.umbral.embedded.slo;

import io.umbral.documents.Faults;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.RegionTags;
import io.umbral.embedded.validate.DocumentFiles;
import io.umbral.model.Region;
import io.umbral.sla.openslo.Mode;
import io.umbral.sla.openslo.OpenSloDocuments;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Promises as they stand in files. */
public final class SloFiles {

  /** Name of the file in which a replay says how promises stood. */
  public static final String STATUS_FILE = "slo-status.jsonl";

  private SloFiles() {}

  /**
   * Reads promises strictly.
   *
   * @param path a file of OpenSLO documents, or a folder that is searched for them to its depth
   * @return the promises, at least one
   * @throws IOException when a file cannot be read
   * @throws UsageException where there are none, or something in them is wrong; names every fault
   */
  public static List<Slo> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new UsageException(path + " does not exist; name a file of SLOs or a folder of them");
    }
    Faults faults = new Faults();
    OpenSloDocuments documents = new OpenSloDocuments(Mode.STRICT, faults);
    List<Path> files =
        Files.isDirectory(path)
            ? DocumentFiles.below(path, DocumentFiles::isYaml)
            : List.of(path.normalize());
    for (Path file : files) {
      DocumentFiles.read(file, faults).forEach(documents::read);
    }
    List<Slo> slos = documents.definitions();
    if (faults.anyError()) {
      throw new UsageException(
          path
              + " is not right:"
              + System.lineSeparator()
              + String.join(System.lineSeparator(), DocumentFiles.lines(faults)));
    }
    if (slos.isEmpty()) {
      throw new UsageException(path + " holds no SLO; name a file of SLOs or a folder of them");
    }
    return slos;
  }

  /**
   * Puts the regions in the place of tags, for jobs know regions and not their tags.
   *
   * @param slos promises
   * @param regions those that there are
   * @return the same promises without tags; a promise on tags that no region has is left out, for
   *     it is about nothing
   */
  public static List<Slo> forRegions(List<Slo> slos, List<Region> regions) {
    List<Slo> placed = new ArrayList<>();
    for (Slo slo : slos) {
      Selector selector = slo.selector();
      Set<String> tagged =
          regions.stream()
              .filter(region -> hasTags(region, selector))
              .map(Region::id)
              .collect(Collectors.toCollection(TreeSet::new));
      if (selector.tags().isEmpty()) {
        placed.add(slo);
      } else if (!tagged.isEmpty()) {
        placed.add(inRegions(slo, tagged));
      }
    }
    return placed;
  }

  private static boolean hasTags(Region region, Selector selector) {
    return (selector.regions().isEmpty() || selector.regions().contains(region.id()))
        && RegionTags.of(region).entrySet().containsAll(selector.tags().entrySet());
  }

  private static Slo inRegions(Slo slo, Set<String> regions) {
    Selector selector = slo.selector();
    return slo.withSelector(
        new Selector(
            selector.levels(), regions, selector.operators(), selector.technologies(), Map.of()));
  }
}
