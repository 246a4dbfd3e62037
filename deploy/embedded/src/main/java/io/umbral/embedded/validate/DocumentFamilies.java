package io.umbral.embedded.validate;

import io.umbral.ingest.counters.MappingReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every family of documents that is known: one line each. */
final class DocumentFamilies {

  private static final List<DocumentFamily> ALL =
      List.of(
          new OpenSloFamily(),
          DocumentFamily.of(MappingReader.API_VERSION, MappingReader.KIND, MappingReader::read));

  private DocumentFamilies() {}

  /** The family of a document; empty where none takes it. */
  static Optional<DocumentFamily> of(String apiVersion, String kind) {
    return ALL.stream().filter(family -> family.takes(apiVersion, kind)).findFirst();
  }

  /** What can be judged, for people. */
  static String names() {
    return ALL.stream().map(DocumentFamily::name).collect(Collectors.joining(", "));
  }
}
