package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import io.umbral.model.Rational;
import io.umbral.sla.openslo.Link.Inline;
import io.umbral.sla.openslo.SloDocument.Calendar;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.Statistic;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes what the engine judges of an SLO whose references are resolved.
 *
 * @param typeOf the type of a metric source, its data source asked
 * @param report takes what is wrong
 */
record Definitions(Function<MetricSource, Optional<String>> typeOf, Report report) {

  /** Counts of which nobody is glad. */
  private static final Set<Counter> BAD = Set.of(Counter.PROBES_LOST, Counter.UNAVAILABLE_MILLIS);

  /** An indicator and the series that it is about. */
  private record Measured(Indicator indicator, Selector selector) {}

  /** The definition of an SLO; empty where something in it cannot be judged. */
  Optional<Slo> of(SloDocument slo) {
    Extensions extensions = Extensions.of(slo.metadata(), report);
    Optional<TimeWindow> window = window(slo);
    Optional<Budgeting> budgeting = budgeting(slo);
    List<Integer> burnWindows = burnWindows(slo, extensions);
    List<Objective> objectives = new ArrayList<>();
    List<Selector> selectors = new ArrayList<>();
    for (SloDocument.Objective objective : slo.objectives()) {
      Optional<Measured> measured = measured(slo, objective);
      measured.ifPresent(one -> selectors.add(one.selector()));
      measured
          .flatMap(one -> objective(slo, objective, one.indicator()))
          .ifPresent(objectives::add);
    }
    if (Set.copyOf(selectors).size() > 1) {
      report.error(
          slo.spec().placeOf("objectives"),
          Code.FILTER,
          "the indicators are about different series",
          "write the same regionLevel, region, operator, technology and tags in each");
      return Optional.empty();
    }
    if (window.isEmpty()
        || budgeting.isEmpty()
        || objectives.size() != slo.objectives().size()
        || report.faults().anyError()) {
      return Optional.empty();
    }
    return made(
        slo, extensions, selectors.get(0), objectives, budgeting.get(), window.get(), burnWindows);
  }

  private Optional<Slo> made(
      SloDocument slo,
      Extensions extensions,
      Selector selector,
      List<Objective> objectives,
      Budgeting budgeting,
      TimeWindow window,
      List<Integer> burnWindows) {
    EmptySlices byIndicator =
        objectives.stream()
                .anyMatch(one -> isBad(EmptySlices.defaultFor(budgeting, one.indicator())))
            ? EmptySlices.BAD
            : EmptySlices.EXCLUDED;
    try {
      return Optional.of(
          new Slo(
              slo.metadata().name(),
              extensions.version(),
              extensions.effectiveFromMillis(),
              extensions.isEnabled(),
              slo.service(),
              selector,
              objectives,
              budgeting,
              window,
              extensions.emptySlices().orElse(byIndicator),
              extensions.minimumSamples(),
              extensions.minimumCompleteness(),
              burnWindows,
              extensions.isLegal(),
              extensions.source()));
    } catch (IllegalArgumentException e) {
      // A bound of the engine that no file that was meant ever reaches: say it, do not break.
      report.error(slo.place(), Code.NOT_EVALUATED, e.getMessage(), "write a simpler SLO");
      return Optional.empty();
    }
  }

  private static boolean isBad(EmptySlices policy) {
    return policy == EmptySlices.BAD;
  }

  private Optional<TimeWindow> window(SloDocument slo) {
    if (slo.window().isEmpty()) {
      report.error(
          slo.spec().placeOf("timeWindow"),
          Code.REQUIRED,
          "without a window nothing can be judged",
          "add timeWindow with one window, for example 30d and isRolling: true");
      return Optional.empty();
    }
    WindowLength length = slo.window().get().duration();
    Optional<Calendar> calendar = slo.window().get().calendar();
    return Optional.of(
        calendar.isPresent()
            ? new TimeWindow.Calendar(length, calendar.get().startTime(), calendar.get().zone())
            : new TimeWindow.Rolling(length));
  }

  private Optional<Budgeting> budgeting(SloDocument slo) {
    return switch (slo.method()) {
      case OCCURRENCES -> Optional.of(new Budgeting.Occurrences());
      case TIMESLICES -> sliceMinutes(slo).map(Budgeting.Timeslices::new);
      case RATIO_TIMESLICES -> sliceMinutes(slo).map(Budgeting.RatioTimeslices::new);
    };
  }

  private Optional<Integer> sliceMinutes(SloDocument slo) {
    Set<WindowLength> lengths = new HashSet<>();
    slo.objectives().forEach(one -> one.timeSliceWindow().ifPresent(lengths::add));
    Place place = slo.objectives().get(0).fields().placeOf("timeSliceWindow");
    if (lengths.size() != 1) {
      report.error(
          place,
          Code.WINDOW,
          "the objectives have slices of different lengths",
          "write one length in each");
      return Optional.empty();
    }
    WindowLength length = lengths.iterator().next();
    if (!Budgeting.isSliceLength(length.longestMinutes())) {
      report.error(
          place,
          Code.WINDOW,
          "slices of " + length + " do not fill an hour",
          "write 1m, 2m, 3m, 4m, 5m, 6m, 10m, 12m, 15m, 20m, 30m or 1h");
      return Optional.empty();
    }
    return Optional.of((int) length.longestMinutes());
  }

  /** Those that are asked for, and those of the alert policies. */
  private List<Integer> burnWindows(SloDocument slo, Extensions extensions) {
    List<Integer> minutes = new ArrayList<>(extensions.burnWindows());
    for (Link<AlertPolicy> link : slo.alertPolicies()) {
      if (link instanceof Inline<AlertPolicy> policy
          && policy.object().condition() instanceof Inline<AlertCondition> condition) {
        WindowLength lookback = condition.object().lookbackWindow();
        Optional<Integer> window = BurnWindows.minutesOf(lookback);
        window.ifPresent(minutes::add);
        if (window.isEmpty()) {
          report.error(
              condition.object().thresholdPlace(),
              Code.WINDOW,
              "no burn rate is kept over " + lookback,
              "write a lookbackWindow of 1m to 3d");
        }
        report.warning(
            policy.object().place(),
            Code.NOT_EVALUATED,
            "the burn rate is computed, but nobody is told of it",
            "write an AlertRule of umbral/v1 for an alarm");
      }
    }
    return minutes;
  }

  private Optional<Objective> objective(
      SloDocument slo, SloDocument.Objective objective, Indicator indicator) {
    int number = slo.objectives().indexOf(objective) + 1;
    String name =
        objective
            .displayName()
            .filter(text -> !text.isEmpty())
            .or(() -> sli(slo, objective).map(sli -> sli.metadata().name()))
            .filter(text -> slo.objectives().size() == 1 || isOwn(slo, objective, text))
            .orElse("objective " + number);
    boolean isSliced = slo.method() == SloDocument.BudgetingMethod.TIMESLICES;
    Optional<Rational> target = exact(objective.target(), objective.fields().placeOf("target"));
    Optional<Rational> sliceTarget =
        objective
            .timeSliceTarget()
            .filter(value -> isSliced)
            .flatMap(value -> exact(value, objective.fields().placeOf("timeSliceTarget")));
    Optional<Rational> weight =
        exact(objective.weight(), objective.fields().placeOf("compositeWeight"));
    if (target.isEmpty() || weight.isEmpty() || isSliced != sliceTarget.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new Objective(name, indicator, target.get(), sliceTarget, weight.get()));
  }

  /** Whether a name is no other objective's. */
  private static boolean isOwn(SloDocument slo, SloDocument.Objective objective, String name) {
    return slo.objectives().stream()
        .filter(other -> !other.equals(objective))
        .noneMatch(
            other ->
                other
                    .displayName()
                    .or(() -> sli(slo, other).map(sli -> sli.metadata().name()))
                    .equals(Optional.of(name)));
  }

  private Optional<Rational> exact(BigDecimal value, Place place) {
    try {
      return Optional.of(Rational.of(value));
    } catch (IllegalArgumentException e) {
      report.error(place, Code.VALUE, e.getMessage(), "write fewer digits");
      return Optional.empty();
    }
  }

  private static Optional<Sli> sli(SloDocument slo, SloDocument.Objective objective) {
    return objective
        .indicator()
        .or(slo::indicator)
        .filter(Inline.class::isInstance)
        .map(link -> ((Inline<Sli>) link).object());
  }

  private Optional<Measured> measured(SloDocument slo, SloDocument.Objective objective) {
    Optional<Metric> metric = sli(slo, objective).map(Sli::metric);
    if (metric.isEmpty()) {
      return Optional.empty();
    }
    if (metric.get() instanceof Metric.Threshold threshold) {
      return threshold(threshold.source(), objective);
    }
    return metric.get() instanceof Metric.Raw raw
        ? raw(raw)
        : fraction((Metric.Fraction) metric.get());
  }

  /** Our own source; empty, with a fault, where the source is another's. */
  private Optional<KpiStream> stream(MetricSource source) {
    Optional<String> type = typeOf.apply(source);
    if (type.equals(Optional.of(MetricSource.KPI_STREAM))) {
      return Optional.of(new KpiStream(source.spec(), report));
    }
    if (type.isPresent() || source.dataSource().isEmpty()) {
      report.error(
          source.place().field("type"),
          Code.METRIC_SOURCE,
          type.map(text -> "metrics of type \"" + text + "\" are not measured here")
              .orElse("neither type nor metricSourceRef is written"),
          "write type: " + MetricSource.KPI_STREAM);
    }
    return Optional.empty();
  }

  private Optional<Measured> threshold(MetricSource source, SloDocument.Objective objective) {
    Optional<KpiStream> stream = stream(source);
    Optional<Kpi> kpi = stream.flatMap(KpiStream::kpi);
    Optional<Statistic> statistic = kpi.flatMap(one -> stream.get().statistic(one));
    Optional<Selector> selector = stream.map(KpiStream::selector);
    Optional<Rational> value =
        objective.value().flatMap(number -> exact(number, objective.fields().placeOf("value")));
    if (statistic.isEmpty() || value.isEmpty() || objective.operator().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Measured(
            new Indicator.Threshold(
                kpi.get(), statistic.get(), objective.operator().get(), value.get()),
            selector.get()));
  }

  private Optional<Measured> raw(Metric.Raw raw) {
    Optional<KpiStream> stream = stream(raw.source());
    stream.ifPresent(KpiStream::refuseAggregation);
    Optional<Kpi> kpi = stream.flatMap(KpiStream::kpi);
    Optional<Selector> selector = stream.map(KpiStream::selector);
    if (kpi.isEmpty()) {
      return Optional.empty();
    }
    Optional<Indicator.Ratio> ratio = kpi.get().ratio();
    if (ratio.isEmpty() || ratio.get().partIsGood() != raw.isSuccess()) {
      report.error(
          stream.get().placeOf(KpiStream.Field.KPI),
          Code.AGGREGATION,
          ratio.isEmpty()
              ? kpi.get().word() + " is no ratio"
              : kpi.get().word()
                  + " is a ratio of "
                  + (raw.isSuccess() ? "bad" : "good")
                  + " events",
          ratio.isEmpty()
              ? "use thresholdMetric"
              : "write rawType: " + (raw.isSuccess() ? "failure" : "success"));
      return Optional.empty();
    }
    return Optional.of(new Measured(ratio.get(), selector.get()));
  }

  private Optional<Measured> fraction(Metric.Fraction fraction) {
    Optional<KpiStream> numerator = stream(fraction.numerator());
    Optional<KpiStream> total = stream(fraction.total());
    numerator.ifPresent(KpiStream::refuseAggregation);
    total.ifPresent(KpiStream::refuseAggregation);
    Optional<Counter> part = numerator.flatMap(KpiStream::counter);
    Optional<Counter> whole = total.flatMap(KpiStream::counter);
    Optional<Selector> selector = numerator.map(KpiStream::selector);
    Optional<Selector> selectorOfTotal = total.map(KpiStream::selector);
    if (part.isEmpty() || whole.isEmpty()) {
      return Optional.empty();
    }
    Place place = numerator.get().placeOf(KpiStream.Field.KPI);
    if (!Indicator.Ratio.isPart(part.get(), whole.get())) {
      report.error(
          place,
          Code.AGGREGATION,
          part.get().word() + " is no part of " + whole.get().word(),
          "write two counts of which one is part of the other");
      return Optional.empty();
    }
    if (BAD.contains(part.get()) == fraction.isGood()) {
      report.error(
          place,
          Code.AGGREGATION,
          part.get().word() + " does not count " + (fraction.isGood() ? "good" : "bad") + " events",
          "write it as " + (fraction.isGood() ? "bad" : "good"));
      return Optional.empty();
    }
    if (!selector.equals(selectorOfTotal)) {
      report.error(
          place,
          Code.FILTER,
          "numerator and total are about different series",
          "write the same filters in both");
      return Optional.empty();
    }
    return Optional.of(
        new Measured(
            new Indicator.Ratio(part.get(), fraction.isGood(), whole.get()), selector.get()));
  }
}
