package io.umbral.sla.openslo;

import io.umbral.sla.openslo.Link.Inline;
import io.umbral.sla.openslo.Link.Reference;
import io.umbral.sla.openslo.ObjectsReader.ObjectName;
import io.umbral.sla.openslo.SloDocument.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts objects in the place of their names, and checks what can only be judged then.
 *
 * @param objects by kind and name
 * @param named kind and name of everything that was written, faulty objects included
 * @param report takes what is wrong
 */
record References(Map<ObjectName, OpenSloObject> objects, Set<ObjectName> named, Report report) {

  /** An SLO without references; empty where what it measures is not known. */
  Optional<SloDocument> inline(SloDocument slo) {
    Optional<Link<Sli>> indicator = slo.indicator().flatMap(this::indicator);
    List<Objective> objectives = new ArrayList<>();
    for (Objective objective : slo.objectives()) {
      objectives.add(withIndicator(objective, objective.indicator().flatMap(this::indicator)));
    }
    List<Link<AlertPolicy>> policies = new ArrayList<>();
    for (Link<AlertPolicy> link : slo.alertPolicies()) {
      policy(link).ifPresent(policies::add);
    }
    boolean isKnown =
        indicator.isPresent() == slo.indicator().isPresent()
            && objectives.stream().filter(one -> one.indicator().isPresent()).count()
                == slo.objectives().stream().filter(one -> one.indicator().isPresent()).count();
    if (!isKnown) {
      return Optional.empty();
    }
    SloDocument inlined =
        new SloDocument(
            slo.place(),
            slo.metadata(),
            slo.spec(),
            slo.description(),
            slo.service(),
            indicator,
            slo.method(),
            slo.window(),
            objectives,
            policies);
    checkBounds(slo, inlined);
    checkBurnRates(inlined);
    return Optional.of(inlined);
  }

  /** A policy without references; empty where its condition is not known. */
  Optional<AlertPolicy> inline(AlertPolicy policy) {
    Optional<AlertCondition> condition =
        object(policy.condition(), Kind.ALERT_CONDITION, AlertCondition.class);
    List<Link<AlertNotificationTarget>> targets = new ArrayList<>();
    for (Link<AlertNotificationTarget> link : policy.targets()) {
      object(link, Kind.ALERT_NOTIFICATION_TARGET, AlertNotificationTarget.class)
          .ifPresent(target -> targets.add(new Inline<>(target)));
    }
    return condition.map(
        known ->
            new AlertPolicy(
                policy.place(),
                policy.metadata(),
                new Inline<>(known),
                targets,
                policy.whenBreaching(),
                policy.whenResolved(),
                policy.whenNoData()));
  }

  /** The type of a source: its own, or that of the data source that it names. */
  Optional<String> typeOf(MetricSource source) {
    if (source.type().isPresent() || source.dataSource().isEmpty()) {
      return source.type();
    }
    return object(source.dataSource().get(), Kind.DATA_SOURCE, DataSource.class)
        .map(DataSource::type);
  }

  private Optional<Link<AlertPolicy>> policy(Link<AlertPolicy> link) {
    return object(link, Kind.ALERT_POLICY, AlertPolicy.class)
        .flatMap(this::inline)
        .map(Inline::new);
  }

  private Optional<Link<Sli>> indicator(Link<Sli> link) {
    return object(link, Kind.SLI, Sli.class).map(Inline::new);
  }

  private <T extends OpenSloObject> Optional<T> object(Link<T> link, Kind kind, Class<T> type) {
    if (link instanceof Inline<T> inline) {
      return Optional.of(inline.object());
    }
    Reference<T> reference = (Reference<T>) link;
    ObjectName name = new ObjectName(kind, reference.name());
    // The faults of an object that stands there have been told at the object.
    if (!named.contains(name)) {
      report.forgivable(
          reference.place(),
          Code.UNRESOLVED_REFERENCE,
          "no " + kind.text() + " \"" + reference.name() + "\" was read",
          "write it in this file or name its file too");
    }
    return Optional.ofNullable(objects.get(name)).map(type::cast);
  }

  private static Objective withIndicator(Objective objective, Optional<Link<Sli>> indicator) {
    return new Objective(
        objective.fields(),
        objective.displayName(),
        objective.operator(),
        objective.value(),
        objective.target(),
        objective.timeSliceTarget(),
        objective.timeSliceWindow(),
        indicator,
        objective.weight());
  }

  /** An indicator in the place of the SLO's own was judged when the SLO was read. */
  private void checkBounds(SloDocument slo, SloDocument inlined) {
    for (Objective objective : inlined.objectives()) {
      Optional<Link<Sli>> indicator = objective.indicator();
      if (slo.indicator().isPresent() && slo.indicator().get() instanceof Reference<Sli>) {
        indicator = inlined.indicator();
      }
      if (indicator.isPresent() && indicator.get() instanceof Inline<Sli> inline) {
        Bounds.check(
            inline.object().metric(),
            new Bounds.Written(
                objective.operator().isPresent(),
                objective.fields().placeOf("op"),
                objective.value().isPresent(),
                objective.fields().placeOf("value")),
            report);
      }
    }
  }

  private void checkBurnRates(SloDocument slo) {
    for (Link<AlertPolicy> link : slo.alertPolicies()) {
      if (link instanceof Inline<AlertPolicy> policy
          && policy.object().condition() instanceof Inline<AlertCondition> condition) {
        slo.objectives().forEach(objective -> checkBurnRate(slo, objective, condition.object()));
      }
    }
  }

  private void checkBurnRate(SloDocument slo, Objective objective, AlertCondition condition) {
    if (!condition.canHoldAt(objective.target())) {
      report.error(
          condition.thresholdPlace(),
          Code.BURN_RATE_NEVER_FIRES,
          "at the target "
              + objective.target().toPlainString()
              + " of SLO \""
              + slo.metadata().name()
              + "\" no burn rate is above 1 / (1 - target); "
              + condition.threshold().toPlainString()
              + " can never fire",
          "write a lower threshold");
    }
  }
}
