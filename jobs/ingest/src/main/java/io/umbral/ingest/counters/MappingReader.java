package io.umbral.ingest.counters;

import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.documents.YamlDocuments;
import io.umbral.ingest.counters.CounterRule.Bins;
import io.umbral.ingest.counters.CounterRule.Term;
import io.umbral.model.Technology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads dialects from documents of the kind {@value #KIND}. {@code jobs/docs/ingest.md} says what
 * may stand in one.
 */
public final class MappingReader {

  /** Kind of the documents. */
  public static final String KIND = "CounterMapping";

  /** Version of their form. */
  public static final String API_VERSION = "umbral/v1";

  /** A rule that its parts do not allow. */
  private static final String RULE = "rule";

  /** The same said twice. */
  private static final String DUPLICATE = "duplicate";

  private static final Map<String, CounterUnit> UNITS =
      byName(CounterUnit.values(), CounterUnit::symbol);
  private static final Map<String, CounterField> FIELDS =
      byName(CounterField.values(), CounterField::label);
  private static final Map<String, SubCounters.Kind> KINDS =
      byName(SubCounters.Kind.values(), SubCounters.Kind::label);
  private static final Map<String, Technology> TECHNOLOGIES =
      byName(Technology.values(), Technology::name);

  private MappingReader() {}

  private static <T> Map<String, T> byName(T[] values, Function<T, String> nameOf) {
    Map<String, T> byName = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> byName.put(nameOf.apply(value), value));
    return byName;
  }

  /**
   * Reads all documents of a text.
   *
   * @param file name of the file, for places
   * @param text YAML
   * @param faults takes what is wrong
   * @return the dialects that have no fault
   */
  public static List<Dialect> read(String file, String text, Faults faults) {
    List<Dialect> dialects = new ArrayList<>();
    for (Node node : YamlDocuments.read(file, text, faults)) {
      read(node, faults).ifPresent(dialects::add);
    }
    return dialects;
  }

  /**
   * Reads one document.
   *
   * @param node its root
   * @param faults takes what is wrong
   * @return the dialect; empty where it has a fault
   */
  public static Optional<Dialect> read(Node node, Faults faults) {
    Faults own = new Faults();
    Optional<Dialect> dialect =
        FieldReader.of(node, own).flatMap(document -> dialectOf(document, own));
    faults.addAll(own);
    return own.anyError() ? Optional.empty() : dialect;
  }

  private static Optional<Dialect> dialectOf(FieldReader document, Faults faults) {
    document.required("apiVersion");
    document.choice("apiVersion", Map.of(API_VERSION, API_VERSION));
    document.required("kind");
    document.choice("kind", Map.of(KIND, KIND));
    Optional<String> name = Optional.empty();
    if (document.required("metadata")) {
      Optional<FieldReader> metadata = document.fields("metadata");
      name = metadata.flatMap(fields -> fields.requiredText("name"));
      metadata.ifPresent(fields -> fields.text("displayName"));
      metadata.ifPresent(FieldReader::refuseOthers);
    }
    Optional<FieldReader> spec =
        document.required("spec") ? document.fields("spec") : Optional.empty();
    document.refuseOthers();
    if (name.isEmpty() || spec.isEmpty()) {
      return Optional.empty();
    }
    return specOf(name.get(), spec.get(), faults);
  }

  private static Optional<Dialect> specOf(String name, FieldReader spec, Faults faults) {
    spec.text("description");
    spec.required("version");
    Optional<Long> version = spec.whole("version", 1, Integer.MAX_VALUE);
    spec.required("vendors");
    Set<String> vendors = new HashSet<>(spec.texts("vendors"));
    boolean isSplit = spec.flag("split").orElse(false);
    List<CellClasses> cells = cellsOf(spec, faults);
    List<CounterRule> rules = rulesOf(spec, cells, faults);
    spec.refuseOthers();
    return version.map(
        number -> new Dialect(name, Math.toIntExact(number), vendors, isSplit, cells, rules));
  }

  private static List<CellClasses> cellsOf(FieldReader spec, Faults faults) {
    List<CellClasses> cells = new ArrayList<>();
    Set<String> known = new HashSet<>();
    spec.required("cells");
    for (Node item : spec.items("cells")) {
      FieldReader.of(item, faults).ifPresent(fields -> addCells(fields, known, cells, faults));
    }
    return cells;
  }

  private static void addCells(
      FieldReader fields, Set<String> known, List<CellClasses> cells, Faults faults) {
    fields.required("technology");
    Optional<Technology> technology = fields.choice("technology", TECHNOLOGIES);
    fields.required("classes");
    List<String> classes = fields.texts("classes");
    for (String one : classes) {
      if (!known.add(one)) {
        faults.error(
            fields.placeOf("classes"),
            DUPLICATE,
            "class " + one + " stands twice",
            "name each class of objects once");
      }
    }
    fields.refuseOthers();
    if (technology.isPresent() && !classes.isEmpty()) {
      cells.add(new CellClasses(technology.get(), classes));
    }
  }

  private static List<CounterRule> rulesOf(
      FieldReader spec, List<CellClasses> cells, Faults faults) {
    Set<String> classes = new HashSet<>();
    cells.forEach(group -> classes.addAll(group.classes()));
    List<CounterRule> rules = new ArrayList<>();
    spec.required("rules");
    for (Node item : spec.items("rules")) {
      FieldReader.of(item, faults)
          .flatMap(fields -> ruleOf(fields, classes, faults))
          .ifPresent(rules::add);
    }
    return rules;
  }

  private static Optional<CounterRule> ruleOf(
      FieldReader fields, Set<String> known, Faults faults) {
    fields.text("note");
    fields.required("field");
    Optional<CounterField> field = fields.choice("field", FIELDS);
    List<Term> terms = termsOf(fields, faults);
    Optional<CounterUnit> unit =
        fields.has("unit") ? fields.choice("unit", UNITS) : Optional.of(CounterUnit.ONE);
    Optional<SubCounters> sub = subOf(fields, faults);
    List<String> classes = fields.texts("classes");
    for (String one : classes) {
      if (!known.contains(one)) {
        faults.error(
            fields.placeOf("classes"),
            FieldReader.ONE_OF,
            "class " + one + " is none of the cells'",
            "name it among cells, or write one of " + known.stream().sorted().toList());
      }
    }
    Optional<Bins> bins = binsOf(fields, faults);
    fields.refuseOthers();
    if (field.isEmpty() || unit.isEmpty() || terms.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> fault = CounterRule.faultOf(field.get(), terms, unit.get(), sub, bins);
    if (fault.isPresent()) {
      faults.error(fields.place(), RULE, field.get().label() + " " + fault.get(), "mend the rule");
      return Optional.empty();
    }
    return Optional.of(new CounterRule(field.get(), terms, unit.get(), sub, classes, bins));
  }

  /** One counter with its clause, or a sum of counters less others. */
  private static List<Term> termsOf(FieldReader fields, Faults faults) {
    Optional<String> counter = fields.text("counter");
    Optional<String> clause = fields.text("clause");
    List<String> sum = fields.texts("sum");
    List<String> less = fields.texts("less");
    if (counter.isPresent() == !sum.isEmpty()) {
      faults.error(
          fields.place(),
          FieldReader.REQUIRED,
          counter.isPresent() ? "counter stands beside sum" : "counter is missing",
          "write counter: NAME, or sum: [NAME, ...]");
      return List.of();
    }
    for (String name : sum.isEmpty() ? List.of(counter.orElseThrow()) : sum) {
      if (name.toLowerCase(Locale.ROOT).endsWith("accumulated")) {
        faults.error(
            fields.place(), RULE, name + " grows for ever", "name a counter of one period");
      }
    }
    List<Term> terms = new ArrayList<>();
    counter.ifPresent(name -> terms.add(new Term(name, clause, false)));
    sum.forEach(name -> terms.add(new Term(name, Optional.empty(), false)));
    less.forEach(name -> terms.add(new Term(name, Optional.empty(), true)));
    return terms;
  }

  private static Optional<SubCounters> subOf(FieldReader fields, Faults faults) {
    Optional<FieldReader> sub = fields.fields("sub");
    if (sub.isEmpty()) {
      return Optional.empty();
    }
    sub.get().required("kind");
    Optional<SubCounters.Kind> kind = sub.get().choice("kind", KINDS);
    Set<String> values = new HashSet<>(sub.get().texts("values"));
    sub.get().refuseOthers();
    for (String value : values) {
      if (kind.isPresent() && !SubCounters.isOf(kind.get(), value)) {
        faults.error(
            sub.get().placeOf("values"),
            FieldReader.TYPE,
            "'" + value + "' is no " + kind.get().label(),
            "write the part as it stands behind the last dot of the counter");
        return Optional.empty();
      }
    }
    return kind.map(known -> new SubCounters(known, values));
  }

  private static Optional<Bins> binsOf(FieldReader fields, Faults faults) {
    Optional<FieldReader> bins = fields.fields("bins");
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> first =
        bins.get().has("first") ? bins.get().whole("first", 0, 999) : Optional.of(0L);
    bins.get().node("first");
    bins.get().required("values");
    List<Integer> values = new ArrayList<>();
    for (String text : bins.get().texts("values")) {
      try {
        values.add(Integer.parseInt(text));
      } catch (NumberFormatException e) {
        faults.error(
            bins.get().placeOf("values"),
            FieldReader.TYPE,
            "'" + text + "' is no whole number",
            "write what stands for the bin, in kbit/s or dBm");
        return Optional.empty();
      }
    }
    bins.get().refuseOthers();
    return first.map(number -> new Bins(Math.toIntExact(number), values));
  }
}
