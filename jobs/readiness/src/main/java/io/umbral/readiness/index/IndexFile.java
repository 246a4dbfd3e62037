package io.umbral.readiness.index;

import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.documents.Place;
import io.umbral.documents.YamlDocuments;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the definition of an index:
 *
 * <pre>
 * index: hdi
 * version: "2024"
 * name: Human Development Index
 * normalisation: {method: goalposts, to: 1}   # of indicators that name none
 * aggregation: geometric                      # of groups that name none
 * threshold: {parts: 1}                       # of groups that name none
 * imputation: {statistic: mean, group: region}
 * screening: 0.9
 * treatment: {winsorised: 5, skewness: 2, kurtosis: 3.5}
 * root:
 *   id: hdi
 *   parts:
 *     - {id: le, unit: years, direction: up, normalisation: {method: goalposts, bad: 20, good: 85}}
 * </pre>
 *
 * A part with {@code parts} is a group, one without is an indicator.
 */
public final class IndexFile {

  /** Names that stand at the top of every definition. */
  private static final String ROOT = "root";

  private static final String PARTS = "parts";

  private final Faults faults;
  private final Set<String> identifiers = new HashSet<>();
  private Optional<Node> normalisation = Optional.empty();
  private Optional<Node> aggregation = Optional.empty();
  private DataThreshold threshold = DataThreshold.NONE;

  private IndexFile(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads a file that holds one definition and nothing else.
   *
   * @param file name of the file, for faults
   * @param text its content
   * @param faults takes what is wrong
   * @return the definition; empty, with at least one fault, where it cannot be used
   */
  public static Optional<IndexDefinition> read(String file, String text, Faults faults) {
    return document(file, text, faults)
        .flatMap(
            document -> {
              Optional<IndexDefinition> index = read(document, faults);
              document.refuseOthers();
              return faults.anyError() ? Optional.empty() : index;
            });
  }

  /**
   * The one document of a file.
   *
   * @param file name of the file, for faults
   * @param text its content
   * @param faults takes what is wrong
   * @return its fields; empty, with a fault, where there is not exactly one mapping
   */
  public static Optional<FieldReader> document(String file, String text, Faults faults) {
    List<Node> documents = YamlDocuments.read(file, text, faults);
    if (documents.size() != 1) {
      if (!faults.anyError()) {
        faults.error(
            new Place(file, 1, 1, ""),
            "documents",
            "the file holds " + documents.size() + " documents",
            "write exactly one definition");
      }
      return Optional.empty();
    }
    return FieldReader.of(documents.get(0), faults);
  }

  /**
   * Reads a definition beside which other fields may stand.
   *
   * @param document fields of the document; those of the definition are asked for
   * @param faults takes what is wrong
   * @return the definition; empty, with at least one fault, where it cannot be used
   */
  public static Optional<IndexDefinition> read(FieldReader document, Faults faults) {
    return new IndexFile(faults).definition(document);
  }

  private Optional<IndexDefinition> definition(FieldReader document) {
    Optional<String> id = document.requiredText("index");
    Optional<String> version = document.requiredText("version");
    Optional<String> name = document.text("name");
    normalisation = document.node("normalisation");
    aggregation = document.node("aggregation");
    threshold = document.fields("threshold").map(this::threshold).orElse(DataThreshold.NONE);
    Optional<Imputation> imputation = document.fields("imputation").flatMap(this::imputation);
    OptionalDouble screening = Fields.number(document, "screening", 0, 1);
    Optional<Treatment> treatment = document.fields("treatment").map(this::treatment);
    if (!document.required(ROOT)) {
      return Optional.empty();
    }
    Optional<Group> root =
        document
            .fields(ROOT)
            .flatMap(this::part)
            .flatMap(part -> part instanceof Group group ? Optional.of(group) : noGroup(document));
    normalisation
        .flatMap(general -> FieldReader.of(general, faults))
        .ifPresent(NormalisationReader::refuseUnknown);
    if (faults.anyError() || id.isEmpty() || version.isEmpty() || root.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new IndexDefinition(
            id.get(),
            version.get(),
            name.orElse(id.get()),
            imputation,
            screening,
            treatment,
            root.get()));
  }

  private Optional<Group> noGroup(FieldReader document) {
    faults.error(document.placeOf(ROOT), "root", "the root has no parts", "list its parts");
    return Optional.empty();
  }

  private Optional<Part> part(FieldReader part) {
    Optional<String> id = part.requiredText("id");
    String name = part.text("name").or(() -> id).orElse("");
    double weight = Fields.number(part, "weight", Double.MIN_NORMAL, 1e9).orElse(1);
    if (id.isPresent() && !identifiers.add(id.get())) {
      faults.error(
          part.placeOf("id"),
          "duplicate_id",
          id.get() + " stands twice",
          "give every part an identifier of its own");
    }
    Optional<Part> read =
        part.has(PARTS)
            ? group(part, id.orElse(""), name, weight)
            : indicator(part, id.orElse(""), name, weight);
    part.refuseOthers();
    return id.flatMap(known -> read);
  }

  private Optional<Part> group(FieldReader fields, String id, String name, double weight) {
    Optional<Aggregation> how = aggregation(fields);
    DataThreshold enough = fields.fields("threshold").map(this::threshold).orElse(threshold);
    List<Part> parts =
        fields.items(PARTS).stream()
            .flatMap(node -> FieldReader.of(node, faults).stream())
            .flatMap(part -> part(part).stream())
            .toList();
    if (parts.isEmpty()) {
      faults.error(fields.placeOf(PARTS), "empty_group", id + " has no parts", "list its parts");
      return Optional.empty();
    }
    for (String required : enough.required()) {
      if (parts.stream().noneMatch(part -> part.id().equals(required))) {
        faults.error(
            fields.placeOf("threshold"),
            "unknown_part",
            required + " is required and is no part of " + id,
            "name parts of the group");
      }
    }
    return how.map(a -> new Group(id, name, weight, a, enough, parts));
  }

  private Optional<Part> indicator(FieldReader fields, String id, String name, double weight) {
    String unit = fields.text("unit").orElse("1");
    Direction direction = direction(fields).orElse(Direction.UP);
    String column = fields.text("column").orElse(id);
    Optional<String> denominator = fields.text("denominator");
    Optional<String> source = fields.text("source");
    Optional<FieldReader> own = fields.fields("normalisation");
    Optional<FieldReader> general = normalisation.flatMap(node -> FieldReader.of(node, faults));
    if (own.isEmpty() && general.isEmpty()) {
      faults.error(
          fields.placeOf("normalisation"),
          FieldReader.REQUIRED,
          id + " has no normalisation",
          "write one here or, for all indicators, at the top");
      return Optional.empty();
    }
    return new NormalisationReader(own, general, faults)
        .read()
        .filter(how -> agrees(fields, direction, how))
        .map(
            how ->
                new Indicator(
                    id,
                    name,
                    weight,
                    unit,
                    direction(fields, how),
                    how,
                    column,
                    denominator,
                    source));
  }

  private static Optional<Direction> direction(FieldReader fields) {
    return fields.choice("direction", Map.of("up", Direction.UP, "down", Direction.DOWN));
  }

  /** Goalposts say which end is good. */
  private static Direction direction(FieldReader fields, Normalisation how) {
    return how instanceof Normalisation.Goalposts posts
        ? (posts.good() > posts.bad() ? Direction.UP : Direction.DOWN)
        : direction(fields).orElse(Direction.UP);
  }

  private boolean agrees(FieldReader fields, Direction direction, Normalisation how) {
    if (!fields.has("direction") || direction(fields, how) == direction) {
      return true;
    }
    faults.error(
        fields.placeOf("direction"),
        "direction",
        "the goalposts say that the other end is good",
        "exchange the goalposts or turn the direction");
    return false;
  }

  private Optional<Aggregation> aggregation(FieldReader fields) {
    Optional<Node> written = fields.node("aggregation").or(() -> aggregation);
    if (written.isEmpty()) {
      return Optional.of(Aggregation.ARITHMETIC);
    }
    return AggregationReader.read(written.get(), faults);
  }

  private DataThreshold threshold(FieldReader fields) {
    double parts = Fields.number(fields, "parts", 0, 1).orElse(0);
    double weight = Fields.number(fields, "weight", 0, 1).orElse(0);
    List<String> required = fields.texts("required");
    fields.refuseOthers();
    return new DataThreshold(parts, weight, required);
  }

  private Optional<Imputation> imputation(FieldReader fields) {
    fields.required("statistic");
    Optional<Imputation.Statistic> statistic =
        fields.choice(
            "statistic",
            Map.of("mean", Imputation.Statistic.MEAN, "median", Imputation.Statistic.MEDIAN));
    Optional<String> group = fields.text("group");
    fields.refuseOthers();
    return statistic.map(typical -> new Imputation(typical, group));
  }

  private Treatment treatment(FieldReader fields) {
    long most = fields.whole("winsorised", 0, 1_000_000).orElse(5L);
    double skewness = Fields.number(fields, "skewness", 0, 1e6).orElse(2);
    double kurtosis = Fields.number(fields, "kurtosis", -1e6, 1e6).orElse(3.5);
    fields.refuseOthers();
    return new Treatment((int) most, skewness, kurtosis);
  }
}
