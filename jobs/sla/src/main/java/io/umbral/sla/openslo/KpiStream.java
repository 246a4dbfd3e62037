package io.umbral.sla.openslo;

import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Place;
import io.umbral.documents.Scalar;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Statistic;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the {@code spec} of a metric source of our own type: which KPI, what of its values, of
 * which series.
 *
 * @param fields of the spec
 * @param report takes what is wrong
 */
record KpiStream(Fields fields, Report report) {

  /** The fields of the spec. */
  enum Field {
    KPI("kpi"),
    AGGREGATION("aggregation"),
    REGION_LEVEL("regionLevel"),
    REGION("region"),
    OPERATOR("operator"),
    TECHNOLOGY("technology"),
    TAGS("tags");

    private final String text;

    Field(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private static final int LONGEST_TEXT = 64;

  /** A measure that has a value in each slice. */
  Optional<Kpi> kpi() {
    return named(Kpi::of, Arrays.stream(Kpi.values()).map(Kpi::word), "KPI");
  }

  /** A count. */
  Optional<Counter> counter() {
    return named(Counter::of, Arrays.stream(Counter.values()).map(Counter::word), "count");
  }

  private <T> Optional<T> named(
      Function<String, Optional<T>> find, Stream<String> known, String what) {
    Optional<String> name = text(Field.KPI);
    if (name.isEmpty()) {
      report.error(placeOf(Field.KPI), Code.REQUIRED, "kpi is missing", "name a " + what);
      return Optional.empty();
    }
    Optional<T> found = find.apply(name.get());
    if (found.isEmpty()) {
      report.error(
          placeOf(Field.KPI),
          Code.UNKNOWN_KPI,
          "there is no " + what + " \"" + name.get() + "\"",
          "write one of " + known.collect(Collectors.joining(", ")));
    }
    return found;
  }

  /** What of a KPI's values is compared. */
  Optional<Statistic> statistic(Kpi kpi) {
    String right =
        kpi.isRatio()
            ? "write mean or leave it out: " + kpi.word() + " is a ratio"
            : "write each (every value on its own), mean, or a percentile such as p95";
    Optional<String> word = text(Field.AGGREGATION);
    if (word.isEmpty() && kpi.isRatio()) {
      return Optional.of(new Statistic.Mean());
    }
    Optional<Statistic> statistic =
        word.flatMap(Statistic::of)
            .filter(known -> !kpi.isRatio() || known instanceof Statistic.Mean);
    if (statistic.isEmpty()) {
      report.error(
          placeOf(Field.AGGREGATION),
          word.isEmpty() ? Code.REQUIRED : Code.AGGREGATION,
          word.map(text -> "\"" + text + "\" cannot be compared").orElse("aggregation is missing"),
          right);
    }
    return statistic;
  }

  /** A count or a ratio that is known as such has nothing to aggregate. */
  void refuseAggregation() {
    if (fields.get(Field.AGGREGATION.text()).isPresent()) {
      report.error(
          placeOf(Field.AGGREGATION),
          Code.AGGREGATION,
          "counts are added up and nothing else",
          "leave aggregation out, or use thresholdMetric");
    }
  }

  /** Which series. */
  Selector selector() {
    refuseUnknown();
    Set<RegionLevel> levels = new LinkedHashSet<>();
    for (String word : words(Field.REGION_LEVEL)) {
      oneOf(Field.REGION_LEVEL, word, List.of(RegionLevel.values())).ifPresent(levels::add);
    }
    Set<String> technologies = new LinkedHashSet<>();
    for (String word : words(Field.TECHNOLOGY)) {
      if (word.equals(SeriesKey.ALL)) {
        technologies.add(word);
      } else {
        oneOf(Field.TECHNOLOGY, word, List.of(Technology.values()))
            .ifPresent(one -> technologies.add(one.name()));
      }
    }
    return new Selector(levels, words(Field.REGION), words(Field.OPERATOR), technologies, tags());
  }

  private <E extends Enum<E>> Optional<E> oneOf(Field field, String word, List<E> constants) {
    Optional<E> found =
        constants.stream().filter(constant -> constant.name().equals(word)).findFirst();
    if (found.isEmpty()) {
      report.error(
          placeOf(field),
          Code.FILTER,
          "there is no " + field.text() + " \"" + word + "\"",
          "write one of " + constants);
    }
    return found;
  }

  private Map<String, String> tags() {
    Optional<Node> node = fields.get(Field.TAGS.text());
    Map<String, String> tags = new TreeMap<>();
    if (node.isPresent() && node.get() instanceof Fields given) {
      for (String name : given.names()) {
        given
            .get(name)
            .filter(value -> isWord(value, Field.TAGS))
            .ifPresent(value -> tags.put(name, ((Scalar) value).text()));
      }
    } else if (node.isPresent()) {
      report.error(
          placeOf(Field.TAGS), Code.FILTER, node.get().described(), "write tags: {area: rural}");
    }
    return tags;
  }

  /** One value, or a list of them. */
  private Set<String> words(Field field) {
    Optional<Node> node = fields.get(field.text());
    if (node.isEmpty()) {
      return Set.of();
    }
    List<Node> nodes = node.get() instanceof Items items ? items.nodes() : List.of(node.get());
    if (nodes.isEmpty()) {
      report.error(
          placeOf(field), Code.FILTER, "no " + field.text(), "write one, or leave the field out");
    }
    return nodes.stream()
        .filter(value -> isWord(value, field))
        .map(value -> ((Scalar) value).text())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Identifiers are text however they look: {@code 09} is a state. */
  private boolean isWord(Node value, Field field) {
    if (value instanceof Scalar scalar
        && !scalar.isNull()
        && !scalar.text().isEmpty()
        && scalar.text().length() <= LONGEST_TEXT) {
      return true;
    }
    report.error(
        value.place(),
        Code.FILTER,
        value.described() + " in " + field.text(),
        "write a short text");
    return false;
  }

  private void refuseUnknown() {
    List<String> known = Arrays.stream(Field.values()).map(Field::text).toList();
    for (String name : fields.names()) {
      if (!known.contains(name)) {
        report.forgivable(
            fields.placeOf(name),
            Code.UNKNOWN_FIELD,
            "a source of type " + MetricSource.KPI_STREAM + " has no field " + name,
            "the fields are " + String.join(", ", known));
      }
    }
  }

  private Optional<String> text(Field field) {
    return fields
        .get(field.text())
        .filter(Scalar.class::isInstance)
        .map(node -> ((Scalar) node).text());
  }

  Place placeOf(Field field) {
    return fields.placeOf(field.text());
  }
}
