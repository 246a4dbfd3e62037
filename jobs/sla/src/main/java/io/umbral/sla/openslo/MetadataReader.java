package io.umbral.sla.openslo;

import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.sla.openslo.Metadata.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the name of an object and what is written beside it. */
final class MetadataReader {

  private static final int LONGEST_DISPLAY_NAME = 63;

  private MetadataReader() {}

  /** The metadata of an object, which must have some. */
  static Optional<Metadata> read(ObjectReader object) {
    return object.requiredObject("metadata").flatMap(MetadataReader::of);
  }

  private static Optional<Metadata> of(ObjectReader metadata) {
    Optional<String> name = metadata.requiredText("name");
    name.ifPresent(text -> Names.check(text, metadata.placeOf("name"), metadata.report()));
    Optional<String> displayName = metadata.text("displayName", LONGEST_DISPLAY_NAME);
    Map<String, List<String>> labels =
        metadata.object("labels").map(MetadataReader::labels).orElse(Map.of());
    Map<String, Annotation> annotations =
        metadata.object("annotations").map(MetadataReader::annotations).orElse(Map.of());
    metadata.refuseOthers();
    return name.map(text -> new Metadata(metadata.place(), text, displayName, labels, annotations));
  }

  private static Map<String, List<String>> labels(ObjectReader labels) {
    Map<String, List<String>> read = new TreeMap<>();
    for (String key : labels.fields().names()) {
      if (!Names.isLabelKey(key)) {
        labels
            .report()
            .forgivable(
                labels.placeOf(key),
                Code.LABEL_KEY,
                "\"" + key + "\" is no key of a label",
                "a key has 1 to 63 letters, digits, -, _ and ., and begins and ends with a letter or digit");
      }
      labels.node(key).ifPresent(value -> read.put(key, values(value, labels.report())));
    }
    return read;
  }

  private static List<String> values(Node value, Report report) {
    List<Node> nodes = value instanceof Items items ? items.nodes() : List.of(value);
    return nodes.stream().flatMap(node -> ObjectReader.text(node, report).stream()).toList();
  }

  private static Map<String, Annotation> annotations(ObjectReader annotations) {
    Map<String, Annotation> read = new TreeMap<>();
    for (String key : annotations.fields().names()) {
      if (!Names.isAnnotationKey(key)) {
        annotations
            .report()
            .forgivable(
                annotations.placeOf(key),
                Code.ANNOTATION_KEY,
                "\"" + key + "\" is no key of an annotation",
                "write a word of 1 to 63 letters, digits, -, _ and ., after a domain and / if it has one");
      }
      annotations
          .text(key)
          .ifPresent(text -> read.put(key, new Annotation(annotations.placeOf(key), text)));
    }
    return read;
  }
}
