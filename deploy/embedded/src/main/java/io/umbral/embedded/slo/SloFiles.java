package io.umbral.embedded.slo;

import io.umbral.documents.Faults;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.validate.DocumentFiles;
import io.umbral.sla.openslo.Mode;
import io.umbral.sla.openslo.OpenSloDocuments;
import io.umbral.sla.slo.Slo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Promises as they stand in files. */
public final class SloFiles {

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
}
