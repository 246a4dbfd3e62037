package io.umbral.embedded.validate;

import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.delivery.Sink;
import io.umbral.delivery.SinkFiles;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.ingest.counters.MappingReader;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.index.IndexFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every family of documents that is known: one entry each. */
final class DocumentFamilies {

  private static final List<DocumentFamily> ALL =
      List.of(
          new OpenSloFamily(),
          DocumentFamily.of(
              AlertRuleReader.API_VERSION, AlertRuleReader.KIND, AlertRuleReader::read),
          DocumentFamily.of(
              SinkFiles.API_VERSION,
              SinkFiles.KIND,
              (document, faults) -> {
                List<Sink> unused = SinkFiles.read(document, faults);
              }),
          DocumentFamily.of(MappingReader.API_VERSION, MappingReader.KIND, MappingReader::read),
          DocumentFamily.of("index", has("index"), DocumentFamilies::index));

  private DocumentFamilies() {}

  /** The family of a document; empty where none takes it. */
  static Optional<DocumentFamily> of(Fields document) {
    return ALL.stream().filter(family -> family.takes(document)).findFirst();
  }

  /** What can be judged, for people. */
  static String names() {
    return ALL.stream().map(DocumentFamily::name).collect(Collectors.joining(", "));
  }

  private static Predicate<Fields> has(String field) {
    return document -> document.get(field).isPresent();
  }

  /** A definition of an index, which may be the method of a readiness index. */
  private static void index(Node document, Faults faults) {
    FieldReader fields = FieldReader.of(document, faults).orElseThrow();
    if (fields.has("readiness")) {
      MethodFile.check(fields, faults);
    } else {
      IndexFile.read(fields, faults);
      fields.refuseOthers();
    }
  }
}
