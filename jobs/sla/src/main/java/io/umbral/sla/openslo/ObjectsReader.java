package io.umbral.sla.openslo;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import java.util.Optional;

/** Reads one object of any kind. */
final class ObjectsReader {

  /** Of every object, in characters. */
  static final int LONGEST_DESCRIPTION = 1050;

  static final String VERSION = "openslo/v1";

  private ObjectsReader() {}

  /**
   * Reads an object.
   *
   * @param node of the document
   * @param mode how much is forgiven
   * @param faults takes what is wrong
   * @return the object; empty where it has a fault that cannot be forgiven
   */
  static Optional<OpenSloObject> read(Node node, Mode mode, Faults faults) {
    Faults own = new Faults();
    Report report = new Report(mode, own);
    Optional<OpenSloObject> object = ObjectReader.of(node, report).flatMap(ObjectsReader::read);
    faults.addAll(own);
    return own.anyError() ? Optional.empty() : object;
  }

  private static Optional<OpenSloObject> read(ObjectReader object) {
    Optional<String> version = object.requiredText("apiVersion");
    Optional<String> text = object.requiredText("kind");
    if (version.isPresent() && !version.get().equals(VERSION)) {
      object
          .report()
          .error(
              object.placeOf("apiVersion"),
              Code.UNSUPPORTED_VERSION,
              "\"" + version.get() + "\" is not read here",
              "write " + VERSION + "; its drafts v1alpha and v2alpha have other fields");
      return Optional.empty();
    }
    Optional<Kind> kind = text.flatMap(Kind::of);
    if (text.isPresent() && kind.isEmpty()) {
      object
          .report()
          .error(
              object.placeOf("kind"),
              Code.UNSUPPORTED_KIND,
              "there is no kind \"" + text.get() + "\"",
              "write one of " + Kind.all());
    }
    if (version.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<OpenSloObject> read =
        switch (kind.get()) {
          case SERVICE -> service(object).map(OpenSloObject.class::cast);
          case SLI -> SliReader.read(object).map(OpenSloObject.class::cast);
          case SLO -> SloReader.read(object).map(OpenSloObject.class::cast);
          case ALERT_POLICY -> AlertReader.policy(object).map(OpenSloObject.class::cast);
          case ALERT_CONDITION -> AlertReader.condition(object).map(OpenSloObject.class::cast);
          case ALERT_NOTIFICATION_TARGET ->
              AlertReader.target(object).map(OpenSloObject.class::cast);
          case DATA_SOURCE -> SliReader.dataSource(object).map(OpenSloObject.class::cast);
        };
    object.refuseOthers();
    return read;
  }

  private static Optional<Service> service(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    object
        .object("spec")
        .ifPresent(
            spec -> {
              spec.text("description", LONGEST_DESCRIPTION);
              spec.refuseOthers();
            });
    return metadata.map(known -> new Service(object.place(), known));
  }

  /** Kind and name of a document, as far as they can be read, whatever else is wrong with it. */
  static Optional<ObjectName> nameOf(Node node) {
    if (!(node instanceof Fields fields)
        || !(fields.get("metadata").orElse(node) instanceof Fields metadata)) {
      return Optional.empty();
    }
    Optional<Kind> kind = text(fields, "kind").flatMap(Kind::of);
    Optional<String> name = text(metadata, "name");
    return kind.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new ObjectName(kind.get(), name.get()));
  }

  private static Optional<String> text(Fields fields, String name) {
    return fields
        .get(name)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .map(Scalar::text);
  }

  /**
   * What identifies an object.
   *
   * @param kind of it
   * @param name of it
   */
  record ObjectName(Kind kind, String name) {}
}
