package io.umbral.sla.openslo;

import io.umbral.documents.Node;
import io.umbral.sla.openslo.Link.Inline;
import io.umbral.sla.openslo.Link.Reference;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.WindowLength;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads alert policies, their conditions and their targets. */
final class AlertReader {

  private static final String BURN_RATE = "burnrate";

  /** The only kind of condition. */
  private enum ConditionKind {
    BURN_RATE;

    String text() {
      return AlertReader.BURN_RATE;
    }
  }

  private AlertReader() {}

  static Optional<AlertPolicy> policy(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    Optional<ObjectReader> spec = object.requiredObject("spec");
    if (spec.isEmpty()) {
      return Optional.empty();
    }
    ObjectReader fields = spec.get();
    fields.text("description", ObjectsReader.LONGEST_DESCRIPTION);
    boolean whenNoData = fields.flag("alertWhenNoData");
    boolean whenResolved = fields.flag("alertWhenResolved");
    boolean whenBreaching = fields.flag("alertWhenBreaching");
    List<Link<AlertCondition>> conditions = conditions(fields);
    List<Link<AlertNotificationTarget>> targets = targets(fields);
    fields.refuseOthers();
    if (metadata.isEmpty() || conditions.size() != 1 || targets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AlertPolicy(
            object.place(),
            metadata.get(),
            conditions.get(0),
            targets,
            whenBreaching,
            whenResolved,
            whenNoData));
  }

  private static List<Link<AlertCondition>> conditions(ObjectReader spec) {
    List<Node> nodes = spec.list("conditions");
    if (nodes.size() != 1) {
      spec.report()
          .error(
              spec.placeOf("conditions"),
              Code.SLICE_LENGTH,
              nodes.size() + " conditions",
              "write exactly one");
    }
    return links(
        nodes, spec.report(), "conditionRef", Kind.ALERT_CONDITION, AlertReader::condition);
  }

  private static List<Link<AlertNotificationTarget>> targets(ObjectReader spec) {
    List<Node> nodes = spec.list("notificationTargets");
    if (nodes.isEmpty()) {
      spec.report()
          .error(
              spec.placeOf("notificationTargets"),
              Code.SLICE_MIN_LENGTH,
              "nobody is told",
              "write at least one target");
    }
    return links(
        nodes, spec.report(), "targetRef", Kind.ALERT_NOTIFICATION_TARGET, AlertReader::target);
  }

  /** Objects that are named, or written in place with their kind. */
  static <T> List<Link<T>> links(
      List<Node> nodes,
      Report report,
      String referenceName,
      Kind kind,
      Function<ObjectReader, Optional<T>> inline) {
    List<Link<T>> links = new ArrayList<>();
    for (Node node : nodes) {
      ObjectReader.of(node, report)
          .flatMap(object -> link(object, referenceName, kind, inline))
          .ifPresent(links::add);
    }
    return links;
  }

  private static <T> Optional<Link<T>> link(
      ObjectReader object,
      String referenceName,
      Kind kind,
      Function<ObjectReader, Optional<T>> inline) {
    boolean isNamed = object.fields().names().contains(referenceName);
    boolean isInline = object.has("kind") || object.has("metadata") || object.has("spec");
    if (isNamed == isInline) {
      object
          .report()
          .error(
              object.place(),
              Code.MUTUALLY_EXCLUSIVE,
              (isNamed ? "both" : "neither") + " " + referenceName + " and an object in place",
              "name the " + kind.text() + " or write it here");
      return Optional.empty();
    }
    Optional<Link<T>> link =
        isInline ? inlined(object, kind, inline) : referred(object, referenceName);
    object.refuseOthers();
    return link;
  }

  private static <T> Optional<Link<T>> referred(ObjectReader object, String name) {
    Optional<String> text = object.requiredText(name);
    text.ifPresent(value -> Names.check(value, object.placeOf(name), object.report()));
    return text.map(value -> new Reference<>(object.placeOf(name), value));
  }

  private static <T> Optional<Link<T>> inlined(
      ObjectReader object, Kind kind, Function<ObjectReader, Optional<T>> inline) {
    Optional<String> found = object.requiredText("kind");
    if (found.isPresent() && !found.get().equals(kind.text())) {
      object
          .report()
          .error(
              object.placeOf("kind"),
              Code.EQUAL_TO,
              "kind is \"" + found.get() + "\"",
              "write " + kind.text());
    }
    return inline.apply(object).map(Inline::new);
  }

  static Optional<AlertNotificationTarget> target(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    Optional<ObjectReader> spec = object.requiredObject("spec");
    Optional<String> target = spec.flatMap(fields -> fields.requiredText("target"));
    spec.ifPresent(
        fields -> {
          fields.text("description", ObjectsReader.LONGEST_DESCRIPTION);
          fields.refuseOthers();
        });
    if (metadata.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new AlertNotificationTarget(object.place(), metadata.get(), target.get()));
  }

  static Optional<AlertCondition> condition(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    Optional<ObjectReader> spec = object.requiredObject("spec");
    if (spec.isEmpty()) {
      return Optional.empty();
    }
    spec.get().text("description", ObjectsReader.LONGEST_DESCRIPTION);
    Optional<String> severity = spec.get().requiredText("severity");
    Optional<ObjectReader> condition = spec.get().requiredObject("condition");
    spec.get().refuseOthers();
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    return burnRate(object, metadata, severity, condition.get());
  }

  private static Optional<AlertCondition> burnRate(
      ObjectReader object,
      Optional<Metadata> metadata,
      Optional<String> severity,
      ObjectReader condition) {
    Optional<ConditionKind> kind =
        condition.requiredOneOf("kind", ConditionKind.values(), ConditionKind::text);
    if (kind.isEmpty()) {
      // What else must stand there depends on the kind.
      return Optional.empty();
    }
    Optional<Comparison> operator =
        condition.requiredOneOf("op", Comparison.values(), Comparison::word);
    condition.requiredNode("threshold");
    Optional<BigDecimal> threshold = condition.number("threshold");
    Optional<WindowLength> lookback = DurationReader.required(condition, "lookbackWindow");
    Optional<WindowLength> after = DurationReader.any(condition, "alertAfter");
    condition.refuseOthers();
    operator.ifPresent(op -> warnIfBackwards(op, condition));
    if (metadata.isEmpty()
        || severity.isEmpty()
        || operator.isEmpty()
        || threshold.isEmpty()
        || lookback.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AlertCondition(
            object.place(),
            metadata.get(),
            severity.get(),
            operator.get(),
            threshold.get(),
            condition.placeOf("threshold"),
            lookback.get(),
            after));
  }

  private static void warnIfBackwards(Comparison operator, ObjectReader condition) {
    if (operator == Comparison.LT || operator == Comparison.LTE) {
      condition
          .report()
          .warning(
              condition.placeOf("op"),
              Code.BURN_RATE_FIRES_WHEN_HEALTHY,
              "a burn rate that is " + operator.word() + " its threshold means that all is well",
              "write gt or gte");
    }
  }
}
