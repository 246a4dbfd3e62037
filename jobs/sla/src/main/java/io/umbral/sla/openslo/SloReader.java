package io.umbral.sla.openslo;

import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.sla.openslo.Link.Inline;
import io.umbral.sla.openslo.Link.Reference;
import io.umbral.sla.openslo.SloDocument.BudgetingMethod;
import io.umbral.sla.openslo.SloDocument.Calendar;
import io.umbral.sla.openslo.SloDocument.Objective;
import io.umbral.sla.openslo.SloDocument.TimeWindow;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.WindowLength;
import io.umbral.sla.slo.WindowLength.Unit;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads SLOs. */
final class SloReader {

  private static final String TIME_FORM = "uuuu-MM-dd HH:mm:ss";

  /** Strict, so that there is no 30th of February. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(TIME_FORM, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private SloReader() {}

  static Optional<SloDocument> read(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    Optional<ObjectReader> spec = object.requiredObject("spec");
    if (spec.isEmpty()) {
      return Optional.empty();
    }
    ObjectReader fields = spec.get();
    Optional<String> description = fields.text("description", ObjectsReader.LONGEST_DESCRIPTION);
    Optional<String> service = fields.requiredText("service");
    Optional<Link<Sli>> indicator = indicator(fields);
    checkLevelOfIndicators(fields);
    Optional<BudgetingMethod> method =
        fields.requiredOneOf("budgetingMethod", BudgetingMethod.values(), BudgetingMethod::text);
    Optional<TimeWindow> window = window(fields);
    List<Objective> objectives = objectives(fields, method, indicator);
    List<Link<AlertPolicy>> policies =
        AlertReader.links(
            fields.list("alertPolicies"),
            fields.report(),
            "alertPolicyRef",
            Kind.ALERT_POLICY,
            AlertReader::policy);
    fields.refuseOthers();
    if (metadata.isEmpty() || service.isEmpty() || method.isEmpty() || objectives.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SloDocument(
            object.place(),
            metadata.get(),
            fields.fields(),
            description,
            service.get(),
            indicator,
            method.get(),
            window,
            objectives,
            policies));
  }

  private static boolean hasIndicator(Node node) {
    return node instanceof Fields fields
        && (fields.get("indicator").isPresent() || fields.get("indicatorRef").isPresent());
  }

  private static boolean hasIndicator(ObjectReader object) {
    return object.has("indicator") || object.has("indicatorRef");
  }

  /** The indicator of an SLO or of an objective; empty where it has none. */
  private static Optional<Link<Sli>> indicator(ObjectReader object) {
    if (object.has("indicator") && object.has("indicatorRef")) {
      object.exactlyOne(Code.MUTUALLY_EXCLUSIVE, "indicator", "indicatorRef");
    }
    Optional<Link<Sli>> inline = object.object("indicator").flatMap(SloReader::inlined);
    Optional<Link<Sli>> reference =
        object.text("indicatorRef").map(name -> reference(object, name));
    return inline.or(() -> reference);
  }

  private static Optional<Link<Sli>> inlined(ObjectReader indicator) {
    Optional<Sli> sli = SliReader.read(indicator);
    indicator.refuseOthers();
    return sli.map(Inline::new);
  }

  private static Link<Sli> reference(ObjectReader object, String name) {
    Names.check(name, object.placeOf("indicatorRef"), object.report());
    return new Reference<>(object.placeOf("indicatorRef"), name);
  }

  /** Either the SLO has an indicator, or each of its objectives has one. */
  private static void checkLevelOfIndicators(ObjectReader spec) {
    boolean isComposite = isComposite(spec);
    if (isComposite == hasIndicator(spec)) {
      spec.report()
          .error(
              spec.place(),
              Code.MUTUALLY_EXCLUSIVE,
              isComposite
                  ? "indicators stand both in spec and in objectives"
                  : "there is no indicator, neither in spec nor in objectives",
              "write indicator or indicatorRef in spec, or in each objective of a composite");
    }
  }

  private static boolean isComposite(ObjectReader spec) {
    return spec.node("objectives").orElse(null) instanceof Items objectives
        && objectives.nodes().stream().anyMatch(SloReader::hasIndicator);
  }

  private static Optional<TimeWindow> window(ObjectReader spec) {
    // The specification lets the window be left out; written, there is exactly one.
    if (!spec.has("timeWindow")) {
      spec.pass("timeWindow");
      return Optional.empty();
    }
    List<Node> windows = spec.list("timeWindow");
    if (windows.size() != 1) {
      spec.report()
          .error(
              spec.placeOf("timeWindow"),
              Code.SLICE_LENGTH,
              windows.size() + " windows",
              "write exactly one");
      return Optional.empty();
    }
    return ObjectReader.of(windows.get(0), spec.report()).flatMap(SloReader::windowOf);
  }

  private static Optional<TimeWindow> windowOf(ObjectReader window) {
    Optional<WindowLength> duration = DurationReader.required(window, "duration");
    boolean isRolling = window.flag("isRolling");
    if (isRolling && window.has("calendar")) {
      window
          .report()
          .error(
              window.place(),
              Code.CALENDAR_WITH_ROLLING,
              "a rolling window has no calendar",
              "leave calendar out, or write isRolling: false");
    }
    if (!isRolling && !window.has("calendar")) {
      window
          .report()
          .error(
              window.place(),
              Code.CALENDAR_REQUIRED,
              "a window that does not roll needs a calendar",
              "add calendar, or write isRolling: true");
    }
    Optional<Calendar> calendar = window.object("calendar").flatMap(SloReader::calendar);
    window.refuseOthers();
    if (isRolling == calendar.isPresent()) {
      return Optional.empty();
    }
    return duration.map(length -> new TimeWindow(window.place(), length, calendar));
  }

  private static Optional<Calendar> calendar(ObjectReader calendar) {
    Optional<LocalDateTime> start =
        calendar.requiredText("startTime").flatMap(text -> startTime(text, calendar));
    Optional<ZoneId> zone = calendar.requiredText("timeZone").flatMap(text -> zone(text, calendar));
    calendar.refuseOthers();
    if (start.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Calendar(start.get(), zone.get()));
  }

  private static Optional<LocalDateTime> startTime(String text, ObjectReader calendar) {
    try {
      return Optional.of(LocalDateTime.parse(text, TIME));
    } catch (DateTimeParseException e) {
      calendar
          .report()
          .error(
              calendar.placeOf("startTime"),
              Code.STRING_DATE_TIME,
              "\"" + text + "\" is no local time",
              "write what the clocks of the zone show, without a zone: 2026-01-01 00:00:00");
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String text, ObjectReader calendar) {
    // An offset such as +05:00 is a ZoneId too, but no name of the database.
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return Optional.of(ZoneId.of(text));
    }
    calendar
        .report()
        .error(
            calendar.placeOf("timeZone"),
            Code.STRING_TIME_ZONE,
            "there is no zone \"" + text + "\"",
            "write a name of the IANA database: America/Mexico_City");
    return Optional.empty();
  }

  private static List<Objective> objectives(
      ObjectReader spec, Optional<BudgetingMethod> method, Optional<Link<Sli>> indicator) {
    if (spec.requiredNode("objectives").isEmpty()) {
      return List.of();
    }
    List<Node> nodes = spec.list("objectives");
    if (spec.node("objectives").orElseThrow() instanceof Items && nodes.isEmpty()) {
      spec.report()
          .error(
              spec.placeOf("objectives"),
              Code.SLICE_MIN_LENGTH,
              "nothing is promised",
              "write at least one");
    }
    boolean isComposite = isComposite(spec) && !hasIndicator(spec);
    List<Objective> read = new ArrayList<>();
    for (Node node : nodes) {
      Optional<ObjectReader> object = ObjectReader.of(node, spec.report());
      object.flatMap(one -> objective(one, method, isComposite)).ifPresent(read::add);
      object.ifPresent(one -> checkBound(one, indicator));
    }
    return read.size() == nodes.size() ? read : List.of();
  }

  private static Optional<Objective> objective(
      ObjectReader object, Optional<BudgetingMethod> method, boolean isComposite) {
    Optional<String> displayName = object.text("displayName");
    Optional<Comparison> operator = object.oneOf("op", Comparison.values(), Comparison::word);
    Optional<BigDecimal> value = object.number("value");
    Optional<BigDecimal> target = target(object);
    Optional<BigDecimal> sliceTarget = sliceTarget(object, method);
    Optional<WindowLength> sliceWindow = sliceWindow(object, method);
    if (isComposite && !hasIndicator(object)) {
      object.exactlyOne(Code.MUTUALLY_EXCLUSIVE, "indicator", "indicatorRef");
    }
    Optional<Link<Sli>> indicator = indicator(object);
    BigDecimal weight = weight(object, isComposite);
    object.refuseOthers();
    return target.map(
        ratio ->
            new Objective(
                object.fields(),
                displayName,
                operator,
                value,
                ratio,
                sliceTarget,
                sliceWindow,
                indicator,
                weight));
  }

  /**
   * A bound belongs to a threshold and to nothing else; an indicator that is named is not known
   * yet.
   */
  private static void checkBound(ObjectReader object, Optional<Link<Sli>> indicator) {
    if (indicator.isPresent() && indicator.get() instanceof Inline<Sli> inline) {
      Bounds.check(
          inline.object().metric(),
          new Bounds.Written(
              object.has("op"), object.placeOf("op"), object.has("value"), object.placeOf("value")),
          object.report());
    }
  }

  private static Optional<BigDecimal> target(ObjectReader object) {
    boolean isOne = object.exactlyOne(Code.MUTUALLY_EXCLUSIVE, "target", "targetPercent");
    Optional<BigDecimal> ratio = below(object, "target", BigDecimal.ONE);
    Optional<BigDecimal> percent = below(object, "targetPercent", PERCENT);
    return isOne ? ratio.or(() -> percent.map(value -> value.divide(PERCENT))) : Optional.empty();
  }

  /** A number that is 0 or more and below a bound. */
  private static Optional<BigDecimal> below(ObjectReader object, String name, BigDecimal bound) {
    Optional<BigDecimal> number = object.number(name);
    if (number.isEmpty()) {
      return number;
    }
    String right = "write a number from 0 to below " + bound;
    if (number.get().signum() < 0) {
      object
          .report()
          .error(
              object.placeOf(name),
              Code.GREATER_THAN_OR_EQUAL_TO,
              name + " is " + number.get().toPlainString(),
              right);
      return Optional.empty();
    }
    if (number.get().compareTo(bound) >= 0) {
      object
          .report()
          .error(
              object.placeOf(name),
              Code.LESS_THAN,
              name + " is " + number.get().toPlainString() + ", which leaves no budget",
              right);
      return Optional.empty();
    }
    return number;
  }

  private static Optional<BigDecimal> sliceTarget(
      ObjectReader object, Optional<BudgetingMethod> method) {
    boolean isNeeded = method.equals(Optional.of(BudgetingMethod.TIMESLICES));
    if (isNeeded) {
      object.requiredNode("timeSliceTarget");
    }
    Optional<BigDecimal> target = object.number("timeSliceTarget");
    if (target.isEmpty() || !isNeeded) {
      return target;
    }
    String wrong = "timeSliceTarget is " + target.get().toPlainString();
    String right = "write a number above 0, at most 1";
    if (target.get().signum() <= 0) {
      object.report().error(object.placeOf("timeSliceTarget"), Code.GREATER_THAN, wrong, right);
      return Optional.empty();
    }
    if (target.get().compareTo(BigDecimal.ONE) > 0) {
      object
          .report()
          .error(object.placeOf("timeSliceTarget"), Code.LESS_THAN_OR_EQUAL_TO, wrong, right);
      return Optional.empty();
    }
    return target;
  }

  private static Optional<WindowLength> sliceWindow(
      ObjectReader object, Optional<BudgetingMethod> method) {
    String name = "timeSliceWindow";
    Optional<Node> node = object.node(name);
    if (node.isPresent() && node.get() instanceof Scalar scalar && isMinutes(scalar)) {
      object
          .report()
          .forgivable(
              object.placeOf(name),
              Code.UNIT,
              "\"" + scalar.text() + "\" has no unit",
              "write minutes as " + scalar.text() + "m");
      return Optional.of(new WindowLength(Integer.parseInt(scalar.text()), Unit.MINUTE));
    }
    boolean isNeeded = method.isPresent() && method.get() != BudgetingMethod.OCCURRENCES;
    return isNeeded ? DurationReader.required(object, name) : DurationReader.positive(object, name);
  }

  /** The specification takes a bare number for minutes; the reference implementation does not. */
  private static boolean isMinutes(Scalar scalar) {
    return scalar.type() == Scalar.Type.INTEGER && scalar.text().matches("[1-9][0-9]{0,5}");
  }

  private static BigDecimal weight(ObjectReader object, boolean isComposite) {
    Optional<BigDecimal> weight = object.number("compositeWeight");
    if (weight.isPresent() && isComposite && weight.get().signum() <= 0) {
      object
          .report()
          .error(
              object.placeOf("compositeWeight"),
              Code.GREATER_THAN,
              "compositeWeight is " + weight.get().toPlainString(),
              "write a number above 0");
    }
    if (weight.isPresent() && !isComposite) {
      object
          .report()
          .warning(
              object.placeOf("compositeWeight"),
              Code.NOT_EVALUATED,
              "only objectives of a composite have a weight",
              "leave it out");
    }
    return weight.orElse(BigDecimal.ONE);
  }
}
