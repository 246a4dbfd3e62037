package io.umbral.readiness.index;

import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.readiness.index.Normalisation.BetterThan;
import io.umbral.readiness.index.Normalisation.Borda;
import io.umbral.readiness.index.Normalisation.DistanceToMaximum;
import io.umbral.readiness.index.Normalisation.DistanceToTarget;
import io.umbral.readiness.index.Normalisation.Goalposts;
import io.umbral.readiness.index.Normalisation.MinMax;
import io.umbral.readiness.index.Normalisation.None;
import io.umbral.readiness.index.Normalisation.PercentileRank;
import io.umbral.readiness.index.Normalisation.Rank;
import io.umbral.readiness.index.Normalisation.ZScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Reads a normalisation: what an indicator says of its own, and for the rest what stands at the top
 * of the definition.
 */
final class NormalisationReader {

  private static final double LARGE = 1e15;

  private static final List<String> PARAMETERS =
      List.of(
          "method",
          "bad",
          "good",
          "scale",
          "to",
          "clamp",
          "from",
          "mean",
          "deviation",
          "target",
          "capped",
          "limit");

  private final Optional<FieldReader> own;
  private final Optional<FieldReader> general;
  private final Faults faults;
  private final Map<String, Supplier<Optional<Normalisation>>> methods = new HashMap<>();

  NormalisationReader(Optional<FieldReader> own, Optional<FieldReader> general, Faults faults) {
    this.own = own;
    this.general = general;
    this.faults = faults;
    methods.put("goalposts", this::goalposts);
    methods.put("min-max", () -> of(new MinMax(number("from", 0), number("to", 100))));
    methods.put("z-score", () -> of(new ZScore(number("mean", 0), number("deviation", 1))));
    methods.put("percentile-rank", () -> of(new PercentileRank()));
    methods.put("rank", () -> of(new Rank()));
    methods.put("borda", () -> of(new Borda()));
    methods.put("distance-to-maximum", () -> of(new DistanceToMaximum()));
    methods.put("distance-to-target", this::target);
    methods.put("better-than", () -> required("limit").map(BetterThan::new));
    methods.put("none", () -> of(new None()));
  }

  /** Makes a fault of every name at the top of a definition that is a parameter of no method. */
  static void refuseUnknown(FieldReader general) {
    PARAMETERS.forEach(general::node);
    general.refuseOthers();
  }

  Optional<Normalisation> read() {
    FieldReader named = own.filter(fields -> fields.has("method")).or(() -> general).orElse(null);
    if (named == null) {
      own.ifPresent(fields -> fields.required("method"));
      return Optional.empty();
    }
    named.required("method");
    Optional<Normalisation> read = named.choice("method", methods).flatMap(Supplier::get);
    own.ifPresent(
        fields -> {
          fields.node("method");
          fields.refuseOthers();
        });
    return read;
  }

  private static Optional<Normalisation> of(Normalisation normalisation) {
    return Optional.of(normalisation);
  }

  private Optional<Normalisation> goalposts() {
    Optional<Double> bad = required("bad");
    Optional<Double> good = required("good");
    Map<String, Scale> scales = Map.of("linear", Scale.LINEAR, "log", Scale.LOG);
    Scale scale = said("scale").flatMap(f -> f.choice("scale", scales)).orElse(Scale.LINEAR);
    double to = number("to", 100);
    boolean clamp = said("clamp").flatMap(f -> f.flag("clamp")).orElse(true);
    if (bad.isEmpty() || good.isEmpty()) {
      return Optional.empty();
    }
    boolean hasLog = bad.get() > 0 && good.get() > 0;
    if (bad.get().equals(good.get()) || (scale == Scale.LOG && !hasLog) || to <= 0) {
      FieldReader place = said("bad").orElseThrow();
      faults.error(
          place.placeOf("bad"),
          "goalposts",
          "goalposts " + bad.get() + " and " + good.get() + " to " + to + " give no score",
          "write two different numbers, above 0 on a log scale, and a score above 0");
      return Optional.empty();
    }
    return of(new Goalposts(bad.get(), good.get(), scale, to, clamp));
  }

  private Optional<Normalisation> target() {
    boolean capped = said("capped").flatMap(fields -> fields.flag("capped")).orElse(false);
    return required("target").map(target -> new DistanceToTarget(target, capped));
  }

  /** The mapping that says a parameter, the indicator's own before the general one. */
  private Optional<FieldReader> said(String name) {
    own.ifPresent(fields -> fields.node(name));
    return own.filter(fields -> fields.has(name)).or(() -> general.filter(f -> f.has(name)));
  }

  private double number(String name, double otherwise) {
    return said(name)
        .map(f -> Fields.number(f, name, -LARGE, LARGE))
        .orElse(OptionalDouble.empty())
        .orElse(otherwise);
  }

  private Optional<Double> required(String name) {
    Optional<FieldReader> said = said(name);
    if (said.isEmpty()) {
      own.or(() -> general).ifPresent(fields -> fields.required(name));
      return Optional.empty();
    }
    OptionalDouble number = Fields.number(said.get(), name, -LARGE, LARGE);
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
