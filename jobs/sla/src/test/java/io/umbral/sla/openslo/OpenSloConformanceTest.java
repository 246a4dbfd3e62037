package io.umbral.sla.openslo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.documents.YamlDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every document of a manifest is taken or refused as the manifest says, at its path and code. */
@Tag("conformance")
class OpenSloConformanceTest {

  /** Stands in the manifest for the place of whatever reference is not resolved. */
  private static final String ANY_REFERENCE = "(reference)";

  /** One line of the manifest. */
  private record Entry(String file, boolean isValid, Set<String> errors) {}

  @Test
  void everyDocumentIsTakenOrRefusedAsTheManifestSays() throws IOException {
    Path folder = Path.of(System.getProperty("umbral.vectors"), "alerting", "openslo");
    Path manifest = folder.resolve("manifest.jsonl");
    Assumptions.assumeTrue(Files.exists(manifest), "no " + manifest);
    List<Entry> entries = entriesOf(manifest);
    assertFalse(entries.isEmpty(), manifest + " is empty");
    List<String> disagreements = new ArrayList<>();
    for (Entry entry : entries) {
      Set<String> found = errorsOf(folder.resolve(entry.file()), isAboutReferences(entry));
      boolean agrees = entry.isValid() ? found.isEmpty() : found.containsAll(entry.errors());
      if (!agrees) {
        disagreements.add(entry.file() + " should give " + entry.errors() + ", gives " + found);
      }
    }
    System.out.println(
        "OpenSLO: "
            + entries.size()
            + " documents of "
            + manifest
            + " judged, "
            + entries.stream().filter(Entry::isValid).count()
            + " of them valid");
    assertEquals(List.of(), disagreements);
  }

  /** Documents are judged alone, unless the manifest speaks of what they refer to. */
  private static boolean isAboutReferences(Entry entry) {
    return entry.errors().stream().anyMatch(error -> error.startsWith(ANY_REFERENCE));
  }

  private static List<Entry> entriesOf(Path manifest) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(manifest)) {
      // JSON is YAML.
      Faults faults = new Faults();
      for (Node node : YamlDocuments.read(manifest.toString(), line, faults)) {
        FieldReader fields = FieldReader.of(node, faults).orElseThrow();
        Set<String> errors = new TreeSet<>();
        for (Node error : fields.items("errors")) {
          FieldReader expected = FieldReader.of(error, faults).orElseThrow();
          errors.add(
              expected.text("path").orElseThrow() + " " + expected.text("code").orElseThrow());
        }
        entries.add(
            new Entry(
                fields.text("file").orElseThrow(), fields.flag("valid").orElseThrow(), errors));
      }
      assertEquals(List.of(), faults.all());
    }
    return entries;
  }

  private static Set<String> errorsOf(Path file, boolean isResolved) throws IOException {
    Faults faults = new Faults();
    OpenSloDocuments documents = new OpenSloDocuments(Mode.STRICT, faults);
    YamlDocuments.read(file.toString(), Files.readString(file), faults).forEach(documents::read);
    if (isResolved) {
      documents.resolve();
    }
    Set<String> errors = new TreeSet<>();
    for (Fault fault : faults.all()) {
      if (fault.severity() == Fault.Severity.ERROR) {
        String path =
            fault.code().equals(Code.UNRESOLVED_REFERENCE.text())
                ? ANY_REFERENCE
                : pathInObject(fault.place().path());
        errors.add(path + " " + fault.code());
      }
    }
    return errors;
  }

  /** The manifest counts from the object, we from the document, which may be a list of objects. */
  private static String pathInObject(String path) {
    return path.startsWith("[")
        ? path.substring(path.indexOf(']') + 1).replaceFirst("^\\.", "")
        : path;
  }
}
