package io.umbral.embedded.validate;

import io.umbral.documents.Fault.Severity;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.embedded.validate.DocumentFamily.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One run over some files. */
final class Validation {

  private final boolean isLenient;
  private final Faults faults = new Faults();
  private final Map<DocumentFamily, Judgement> judgements = new LinkedHashMap<>();
  private final Set<Path> folders = new TreeSet<>();
  private int documents;

  /**
   * What was found.
   *
   * @param lines one for each fault and warning, by place
   * @param documents how many were judged, folders of tables included
   * @param errors of the lines
   * @param warnings of the lines
   */
  record Findings(List<String> lines, int documents, long errors, long warnings) {
    Findings {
      lines = List.copyOf(lines);
    }
  }

  Validation(boolean isLenient) {
    this.isLenient = isLenient;
  }

  /** Whether a file is of a form that can be judged, by its name. */
  static boolean isKnown(Path file) {
    return DocumentFiles.isYaml(file) || ReferenceFolder.isTable(file);
  }

  /** Judges a file; a table together with the other tables of its folder. */
  void file(Path file) throws IOException {
    if (!DocumentFiles.isYaml(file)) {
      folders.add(Optional.ofNullable(file.getParent()).orElse(Path.of(".")));
      return;
    }
    DocumentFiles.read(file, faults).forEach(this::document);
  }

  private void document(Node root) {
    List<Node> nodes = root instanceof Items items ? items.nodes() : List.of(root);
    for (Node node : nodes) {
      documents++;
      familyOf(node)
          .ifPresent(
              family ->
                  judgements
                      .computeIfAbsent(family, one -> one.begin(isLenient, faults))
                      .read(node));
    }
  }

  private Optional<DocumentFamily> familyOf(Node node) {
    if (!(node instanceof Fields document)) {
      faults.error(node.place(), FieldReader.TYPE, node.described(), "a mapping belongs here");
      return Optional.empty();
    }
    Optional<DocumentFamily> family = DocumentFamilies.of(document);
    if (family.isEmpty()) {
      faults.error(
          document.placeOf("apiVersion"),
          "unsupported_version",
          "documents of the version \""
              + DocumentFamily.text(document, "apiVersion")
              + "\" and the kind \""
              + DocumentFamily.text(document, "kind")
              + "\" are not read here",
          "these are: " + DocumentFamilies.names());
    }
    return family;
  }

  /** Judges what needed everything to be read. */
  Findings end() throws IOException {
    judgements.values().forEach(Judgement::end);
    List<String> lines = new ArrayList<>(DocumentFiles.lines(faults));
    long warnings =
        faults.all().stream().filter(fault -> fault.severity() == Severity.WARNING).count();
    for (Path folder : folders) {
      documents++;
      lines.addAll(ReferenceFolder.faultsOf(folder));
    }
    return new Findings(lines, documents, lines.size() - warnings, warnings);
  }
}
