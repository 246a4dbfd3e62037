package io.umbral.sla.openslo;

import io.umbral.documents.Faults;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Place;
import io.umbral.sla.openslo.ObjectsReader.ObjectName;
import io.umbral.sla.slo.Slo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OpenSLO documents that belong together: their objects may name each other, in whatever file and
 * order they stand. Read all of them, then ask.
 */
public final class OpenSloDocuments {

  private final Mode mode;
  private final Faults faults;
  private final List<OpenSloObject> objects = new ArrayList<>();
  private final Map<ObjectName, OpenSloObject> byName = new HashMap<>();
  private final Set<ObjectName> named = new HashSet<>();
  private final List<Duplicate> duplicates = new ArrayList<>();

  /** The second of two objects with one name. */
  private record Duplicate(ObjectName name, Place place) {}

  /**
   * No documents yet.
   *
   * @param mode how much is forgiven
   * @param faults takes what is wrong
   */
  public OpenSloDocuments(Mode mode, Faults faults) {
    this.mode = mode;
    this.faults = faults;
  }

  /**
   * Whether a document says that it is one of OpenSLO, of whatever version.
   *
   * @param apiVersion as it is written
   * @return true for {@code openslo/v1} and its relatives
   */
  public static boolean isOpenSlo(String apiVersion) {
    return apiVersion.startsWith("openslo/") || apiVersion.startsWith("openslo.com/");
  }

  /**
   * Reads a document and judges each of its objects alone.
   *
   * @param root one object, or a list of them
   */
  public void read(Node root) {
    List<Node> nodes = root instanceof Items items ? items.nodes() : List.of(root);
    for (Node node : nodes) {
      Optional<ObjectName> name = ObjectsReader.nameOf(node);
      if (name.isPresent() && !named.add(name.get())) {
        duplicates.add(new Duplicate(name.get(), node.place()));
      }
      ObjectsReader.read(node, mode, faults).ifPresent(this::add);
    }
  }

  private void add(OpenSloObject object) {
    objects.add(object);
    byName.putIfAbsent(new ObjectName(object.kind(), object.metadata().name()), object);
  }

  /**
   * The objects that have no fault of their own.
   *
   * @return in the order of reading, references as they are written
   */
  public List<OpenSloObject> objects() {
    return List.copyOf(objects);
  }

  /**
   * Puts objects in the place of their names. Tells of names without an object, of two objects with
   * one name, and of what can only be judged with both in view.
   *
   * @return the SLOs and alert policies of which everything that they need is known; other objects
   *     as they were read
   */
  public List<OpenSloObject> resolve() {
    tellDuplicates();
    References references = references(faults);
    List<OpenSloObject> resolved = new ArrayList<>();
    for (OpenSloObject object : objects) {
      if (object instanceof SloDocument slo) {
        references.inline(slo).ifPresent(resolved::add);
      } else if (object instanceof AlertPolicy policy) {
        references.inline(policy).ifPresent(resolved::add);
      } else {
        resolved.add(object);
      }
    }
    return resolved;
  }

  /**
   * Resolves the SLOs and makes of each what the engine judges. Beside the faults of {@link
   * #resolve} this tells what Umbral does not measure or judge.
   *
   * @return the promises without a fault, in the order of reading
   */
  public List<Slo> definitions() {
    List<Slo> definitions = new ArrayList<>();
    for (OpenSloObject object : resolve()) {
      if (object instanceof SloDocument slo) {
        // Its own faults decide whether it is made, not those of others.
        Faults own = new Faults();
        warnOfUnknownService(slo, own);
        new Definitions(source -> references(own).typeOf(source), new Report(mode, own))
            .of(slo)
            .ifPresent(definitions::add);
        faults.addAll(own);
      }
    }
    return definitions;
  }

  private void tellDuplicates() {
    Report report = new Report(mode, faults);
    for (Duplicate duplicate : duplicates) {
      report.error(
          duplicate.place().field("metadata").field("name"),
          Code.DUPLICATE_NAME,
          "there is another "
              + duplicate.name().kind().text()
              + " \""
              + duplicate.name().name()
              + "\"",
          "give each object of a kind its own name");
    }
  }

  /** Services need not be written; where some are, a name that is none of them is a slip. */
  private void warnOfUnknownService(SloDocument slo, Faults own) {
    boolean anyService = named.stream().anyMatch(name -> name.kind() == Kind.SERVICE);
    if (anyService && !named.contains(new ObjectName(Kind.SERVICE, slo.service()))) {
      new Report(mode, own)
          .warning(
              slo.spec().placeOf("service"),
              Code.UNRESOLVED_REFERENCE,
              "no Service \"" + slo.service() + "\" was read",
              "name one that was, or write it");
    }
  }

  private References references(Faults told) {
    return new References(byName, named, new Report(mode, told));
  }
}
