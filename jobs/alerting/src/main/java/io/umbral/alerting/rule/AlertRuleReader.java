package io.umbral.alerting.rule;

import io.umbral.alerting.Dimension;
import io.umbral.alerting.Grain;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Severity;
import io.umbral.alerting.rule.AlertRule.Handling;
import io.umbral.alerting.rule.AlertRule.Head;
import io.umbral.alerting.rule.AlertRule.Timing;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads rules as people write them: YAML documents of {@code apiVersion: umbral/v1}, {@code kind:
 * AlertRule}. Every fault is named with its place; a document with a fault gives no rule.
 */
public final class AlertRuleReader {

  /** What {@code apiVersion} says. */
  public static final String API_VERSION = "umbral/v1";

  /** What {@code kind} says. */
  public static final String KIND = "AlertRule";

  /** A value that cannot be, or not beside another one. */
  static final String INVALID = "invalid";

  static final BigDecimal LEAST = BigDecimal.valueOf(-1_000_000_000);
  static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private static final List<Dimension> USUAL_IDENTITY =
      List.of(Dimension.REGION, Dimension.OPERATOR, Dimension.TECHNOLOGY);

  private final Faults faults;

  private AlertRuleReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads all rules of a text.
   *
   * @param file name of the file, for places
   * @param text YAML, one or more documents
   * @param faults takes what is wrong
   * @return the rules that are right, in order; documents of other kinds are faults
   */
  public static List<AlertRule> read(String file, String text, Faults faults) {
    List<AlertRule> rules = new ArrayList<>();
    for (Node document : YamlDocuments.read(file, text, faults)) {
      read(document, faults).ifPresent(rules::add);
    }
    return rules;
  }

  /**
   * Reads a text that was found right before.
   *
   * @param name of it, for the message
   * @param text YAML, one document
   * @return its rule
   * @throws IllegalArgumentException where it is not one rule that is right; says the first fault
   */
  public static AlertRule require(String name, String text) {
    Faults faults = new Faults();
    List<AlertRule> rules = read(name, text, faults);
    if (faults.anyError() || rules.size() != 1) {
      throw new IllegalArgumentException(
          faults.all().isEmpty() ? name + " should hold one rule" : faults.all().get(0).line());
    }
    return rules.get(0);
  }

  /**
   * Reads a rule.
   *
   * @param document the whole document
   * @param faults takes what is wrong
   * @return empty where something is wrong
   */
  public static Optional<AlertRule> read(Node document, Faults faults) {
    Faults own = new Faults();
    Optional<AlertRule> rule =
        FieldReader.of(document, own).flatMap(root -> new AlertRuleReader(own).rule(root));
    faults.addAll(own);
    return own.anyError() ? Optional.empty() : rule;
  }

  private Optional<AlertRule> rule(FieldReader root) {
    expect(root, "apiVersion", API_VERSION);
    expect(root, "kind", KIND);
    Optional<FieldReader> metadata =
        root.required("metadata") ? root.fields("metadata") : Optional.empty();
    Optional<FieldReader> spec = root.required("spec") ? root.fields("spec") : Optional.empty();
    root.refuseOthers();
    if (metadata.isEmpty() || spec.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = metadata.get().requiredText("name");
    String title = metadata.get().text("title").orElse("");
    metadata.get().refuseOthers();
    Optional<AlertRule> rule =
        spec(spec.get(), name.orElse(""), title).filter(read -> name.isPresent());
    spec.get().refuseOthers();
    return rule;
  }

  private void expect(FieldReader root, String field, String value) {
    Optional<String> found = root.requiredText(field);
    if (found.isPresent() && !found.get().equals(value)) {
      faults.error(
          root.placeOf(field), FieldReader.ONE_OF, field + " is " + found.get(), "write " + value);
    }
  }

  private Optional<AlertRule> spec(FieldReader spec, String name, String title) {
    Head head = head(spec, name, title);
    Selector selected = spec.fields("selector").map(this::selector).orElse(Selector.EVERYTHING);
    List<Dimension> identity = identity(spec, selected);
    Selector selector = selected.of(grainOf(identity));
    Optional<Condition> condition = new ConditionReader(faults).condition(spec);
    Timing timing = timing(spec);
    Guards guards = spec.fields("guards").map(this::guards).orElse(Guards.NONE);
    Handling handling = handling(spec);
    if (condition.isEmpty() || faults.anyError()) {
      return Optional.empty();
    }
    boolean isSilence = condition.get() instanceof Condition.Silence;
    boolean raises = timing.noData().filter(no -> no.action() == NoData.Action.RAISE).isPresent();
    if (isSilence && !raises) {
      faults.error(
          spec.placeOf("noData"),
          FieldReader.REQUIRED,
          "a rule of silence does not say after how long",
          "add noData: {after: 5m, action: RAISE}");
    }
    return Optional.of(
        new AlertRule(head, selector, identity, condition.get(), timing, guards, handling));
  }

  private Head head(FieldReader spec, String name, String title) {
    int version =
        spec.required("version")
            ? spec.whole("version", 1, Integer.MAX_VALUE).map(Math::toIntExact).orElse(1)
            : 1;
    return new Head(
        name.isEmpty() ? "unnamed" : name,
        version,
        instant(spec, "effectiveFrom"),
        spec.flag("enabled").orElse(true),
        spec.flag("shadow").orElse(false),
        title,
        spec.requiredText("runbook").orElse("").strip(),
        spec.requiredText("source").orElse("").strip());
  }

  private long instant(FieldReader spec, String field) {
    Optional<String> text = spec.text(field);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Instant.parse(text.get()).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      faults.error(
          spec.placeOf(field),
          FieldReader.TYPE,
          "the text \"" + text.get() + "\"",
          "an instant in UTC belongs here, such as 2026-03-01T00:00:00Z");
      return 0;
    }
  }

  private Selector selector(FieldReader from) {
    Map<String, Set<String>> tags = new HashMap<>();
    if (from.node("tags").orElse(null) instanceof Fields fields) {
      FieldReader reader = new FieldReader(fields, faults);
      for (String tag : fields.names()) {
        tags.put(tag, Set.copyOf(reader.texts(tag)));
      }
    }
    Selector selector =
        new Selector(
            new HashSet<>(from.texts("regions")),
            new HashSet<>(from.texts("operators")),
            new HashSet<>(from.texts("technologies")),
            tags,
            Optional.empty());
    from.refuseOthers();
    return selector;
  }

  private List<Dimension> identity(FieldReader spec, Selector selector) {
    if (!spec.has("identity")) {
      return USUAL_IDENTITY;
    }
    Map<String, Dimension> words = words(Dimension.values(), AlertRuleReader::word);
    List<Dimension> identity = new ArrayList<>();
    for (Node item : spec.items("identity")) {
      Dimension found = item instanceof Scalar scalar ? words.get(scalar.text()) : null;
      if (found == null) {
        faults.error(
            item.place(),
            FieldReader.ONE_OF,
            item.described() + " is no dimension",
            "write one of region, operator, technology, site, cell");
      } else {
        identity.add(found);
      }
    }
    Grain grain = grainOf(identity);
    if (grain == Grain.CELL) {
      return identity; // A cell has one operator and one technology, and stands in one region.
    }
    requireFixed(spec, identity, Dimension.OPERATOR, selector.operators());
    if (grain == Grain.SITE) {
      return identity; // A site is watched with all of its technologies together.
    }
    requireFixed(spec, identity, Dimension.TECHNOLOGY, selector.technologies());
    if (!identity.contains(Dimension.REGION)) {
      faults.error(
          spec.placeOf("identity"),
          INVALID,
          "alarms of several regions would have one name",
          "add region");
    }
    return identity;
  }

  /** What tells alarms apart says what they are about: cells where a cell does, and so on. */
  private static Grain grainOf(List<Dimension> identity) {
    if (identity.contains(Dimension.CELL)) {
      return Grain.CELL;
    }
    return identity.contains(Dimension.SITE) ? Grain.SITE : Grain.REGION;
  }

  /** Two subjects of one name would raise and clear each other's alarm. */
  private void requireFixed(
      FieldReader spec, List<Dimension> identity, Dimension dimension, Set<String> selected) {
    if (!identity.contains(dimension) && selected.size() != 1) {
      String word = word(dimension);
      faults.error(
          spec.placeOf("identity"),
          INVALID,
          "alarms of several values of " + word + " would have one name",
          "add " + word + ", or select one value of it");
    }
  }

  private Timing timing(FieldReader spec) {
    Optional<Long> holdMillis = Durations.read(spec, "for", 0, faults);
    Optional<Hold> among = spec.fields("breaches").flatMap(this::among);
    if (spec.has("for") && spec.has("breaches")) {
      faults.error(
          spec.placeOf("breaches"),
          INVALID,
          "for and breaches both say when it is an alarm",
          "leave one of them out");
    }
    return new Timing(
        among.orElseGet(() -> new Hold.For(holdMillis.orElse(0L))),
        Durations.read(spec, "keepFiringFor", 0, faults).orElse(0L),
        spec.fields("noData").flatMap(this::noData));
  }

  private Optional<Hold> among(FieldReader from) {
    Optional<Long> count =
        from.required("count") ? from.whole("count", 1, Hold.Among.MOST_SAMPLES) : Optional.empty();
    Optional<Long> of =
        from.required("of") ? from.whole("of", 1, Hold.Among.MOST_SAMPLES) : Optional.empty();
    from.refuseOthers();
    if (count.isEmpty() || of.isEmpty()) {
      return Optional.empty();
    }
    if (count.get() > of.get()) {
      faults.error(
          from.placeOf("count"),
          INVALID,
          "count " + count.get() + " of " + of.get() + " samples can never be reached",
          "write at most " + of.get());
      return Optional.empty();
    }
    return Optional.of(new Hold.Among(Math.toIntExact(count.get()), Math.toIntExact(of.get())));
  }

  private Optional<NoData> noData(FieldReader from) {
    Optional<Long> after =
        from.required("after") ? Durations.read(from, "after", 1, faults) : Optional.empty();
    Optional<NoData.Action> action =
        from.required("action")
            ? from.choice("action", words(NoData.Action.values(), Enum::name))
            : Optional.empty();
    Severity severity = severity(from, "severity").orElse(Severity.WARNING);
    from.refuseOthers();
    return after.flatMap(millis -> action.map(what -> new NoData(millis, what, severity)));
  }

  private Guards guards(FieldReader from) {
    long readings = from.whole("minReadings", 0, Long.MAX_VALUE).orElse(0L);
    BigDecimal completeness =
        from.decimal("minCompleteness", BigDecimal.ZERO, BigDecimal.ONE).orElse(BigDecimal.ZERO);
    from.refuseOthers();
    return new Guards(readings, completeness.doubleValue());
  }

  private Handling handling(FieldReader spec) {
    return new Handling(
        spec.flag("excludeMaintenance").orElse(true),
        new HashSet<>(spec.texts("inhibits")),
        spec.fields("escalation").flatMap(this::escalation).orElse(Escalation.NONE));
  }

  private Optional<Escalation> escalation(FieldReader from) {
    List<Long> after = new ArrayList<>();
    for (Node item : from.items("after")) {
      Durations.read(item, 1, faults).ifPresent(after::add);
    }
    Optional<Long> renotify = Durations.read(from, "renotify", 1, faults);
    from.refuseOthers();
    for (int i = 1; i < after.size(); i++) {
      if (after.get(i) <= after.get(i - 1)) {
        faults.error(
            from.placeOf("after"), INVALID, "times of escalation do not ascend", "sort them");
        return Optional.empty();
      }
    }
    return Optional.of(
        new Escalation(after, renotify.map(OptionalLong::of).orElseGet(OptionalLong::empty)));
  }

  static Optional<Severity> severity(FieldReader from, String field) {
    Map<String, Severity> known = words(Severity.values(), Enum::name);
    known.remove(Severity.CLEARED.name());
    return from.choice(field, known);
  }

  static Map<String, Kpi> kpis() {
    return words(Kpi.values(), Kpi::word);
  }

  static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).collect(Collectors.toMap(word, value -> value));
  }

  private static String word(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }
}
