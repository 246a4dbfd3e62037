package io.umbral.readiness;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.Estimate.Bounded;
import io.umbral.readiness.Estimate.Chance;
import io.umbral.readiness.Estimate.Rank;
import io.umbral.readiness.Estimate.Resampled;
import io.umbral.readiness.statistics.Concentration;
import io.umbral.readiness.statistics.Proportions;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Makes indicators of evidence. What was not measured has no estimate, and is never 0. */
final class Estimator {

  private static final double PERCENT = 100;
  private static final double KBPS_OF_MBPS = 1000;
  private static final double MICROS_OF_MILLIS = 1000;
  private static final double MILLIS_OF_MINUTE = 60_000;

  /** A share of a municipality and its samples. */
  private record Share(double ratio, double n) {}

  private final Evidence evidence;
  private final ReadinessMethod method;
  private final CoverageThreshold threshold;
  private final long seed;
  private final ServedPeople served;
  private final OperatorShares shares;

  /**
   * An estimator.
   *
   * @param evidence what was measured
   * @param method how
   * @param threshold from which level on a signal is usable
   * @param seed of the draws
   */
  Estimator(Evidence evidence, ReadinessMethod method, CoverageThreshold threshold, long seed) {
    this.evidence = evidence;
    this.method = method;
    this.threshold = threshold;
    this.seed = seed;
    this.served = new ServedPeople(evidence, method.served());
    this.shares = new OperatorShares(evidence);
  }

  Optional<Estimate> estimate(Measurement measurement) {
    return switch (measurement) {
      case SHARE_5G -> share(Estimator::share5g).map(this::ofSignals);
      case AVAILABLE_4G -> share(this::usable).map(this::ofSignals);
      case SERVED_POPULATION -> servedPopulation();
      case DOWNLINK_MEDIAN -> quantile(Quantity.DOWNLINK_KBPS, 0.50, KBPS_OF_MBPS);
      case DOWNLINK_LOW -> quantile(Quantity.DOWNLINK_KBPS, 0.10, KBPS_OF_MBPS);
      case UPLINK_MEDIAN -> quantile(Quantity.UPLINK_KBPS, 0.50, KBPS_OF_MBPS);
      case RTT_MEDIAN -> quantile(Quantity.RTT_MICROS, 0.50, MICROS_OF_MILLIS);
      case RTT_HIGH -> quantile(Quantity.RTT_MICROS, 0.95, MICROS_OF_MILLIS);
      case JITTER_HIGH -> quantile(Quantity.JITTER_MICROS, 0.95, MICROS_OF_MILLIS);
      case LOSS -> share(totals -> share(Kpis.loss(totals)));
      case SESSION_FAILURE -> share(Estimator::sessionFailure);
      case UNAVAILABILITY -> share(Estimator::unavailability);
      case RURAL_GAP -> ruralGap();
      case OPERATOR_CONCENTRATION -> concentration();
      case SECOND_BEST -> secondBest();
      case HIGH_RISK_VENDORS -> highRiskVendors();
    };
  }

  private static Optional<Share> share(Optional<Ratio> ratio) {
    return ratio.map(known -> new Share(Kpis.value(known), known.whole()));
  }

  /** Signal samples on NR of all signal samples. */
  private static Optional<Share> share5g(KpiTotals totals) {
    double nr = count(totals, Quantity.SS_RSRP_DBM);
    double all = nr + count(totals, Quantity.RSRP_DBM);
    return all == 0 ? Optional.empty() : Optional.of(new Share(nr / all, all));
  }

  private static double count(KpiTotals totals, Quantity quantity) {
    return totals.has(quantity) ? totals.of(quantity).total() : 0;
  }

  /**
   * An estimate from signal samples, which come of two technologies: where one of them falls
   * silent, less is covered, though the other still reports.
   */
  private Estimate ofSignals(Estimate estimate) {
    double covered = 0;
    for (Municipality place : evidence.profile().municipalities()) {
      for (Quantity signal : List.of(Quantity.RSRP_DBM, Quantity.SS_RSRP_DBM)) {
        boolean seen = evidence.all(place.id()).filter(totals -> totals.has(signal)).isPresent();
        covered += seen ? place.population() : 0;
      }
    }
    return new Estimate(
        estimate.value(), estimate.samples(), estimate.effective(), covered, 0, estimate.chance());
  }

  private Optional<Share> usable(KpiTotals totals) {
    return share(Kpis.coverage(totals, threshold));
  }

  private static Optional<Share> sessionFailure(KpiTotals totals) {
    OptionalDouble accessibility = Kpis.accessibility(totals);
    return accessibility.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Share(1 - accessibility.getAsDouble(), totals.get(Total.BEARER_ATTEMPTS)));
  }

  /** A sample of availability is a cell-minute. */
  private static Optional<Share> unavailability(KpiTotals totals) {
    return Kpis.availability(totals)
        .filter(ratio -> ratio.whole() >= MILLIS_OF_MINUTE)
        .map(ratio -> new Share(1 - Kpis.value(ratio), ratio.whole() / MILLIS_OF_MINUTE));
  }

  private Optional<Estimate> share(Function<KpiTotals, Optional<Share>> measured) {
    WeightedShare share = new WeightedShare();
    for (Municipality place : evidence.profile().municipalities()) {
      evidence
          .all(place.id())
          .flatMap(measured)
          .ifPresent(one -> share.add(one.ratio(), one.n(), place.population()));
    }
    if (share.population() == 0) {
      return Optional.empty();
    }
    double ratio = Math.max(0, Math.min(1, share.ratio()));
    double n = share.effective();
    return Optional.of(
        new Estimate(
            PERCENT * ratio,
            share.samples(),
            n,
            share.population(),
            0,
            new Bounded(z -> PERCENT * Proportions.wilsonAt(ratio, n, z), Optional.empty())));
  }

  private Optional<Estimate> quantile(Quantity quantity, double q, double divisor) {
    WeightedValues values = values(quantity, place -> evidence.all(place.id()));
    if (values.samples() == 0) {
      return Optional.empty();
    }
    double n = values.effective();
    return Optional.of(
        new Estimate(
            values.quantile(q) / divisor,
            values.samples(),
            n,
            values.population(),
            values.samples() / Math.max(1.0, evidence.readings()),
            new Bounded(
                z -> values.quantile(Proportions.wilsonAt(q, n, z)) / divisor,
                Optional.of(new Rank(quantity, q)))));
  }

  private WeightedValues values(
      Quantity quantity, Function<Municipality, Optional<KpiTotals>> totals) {
    WeightedValues values = new WeightedValues(quantity);
    for (Municipality place : evidence.profile().municipalities()) {
      totals
          .apply(place)
          .filter(known -> known.has(quantity))
          .ifPresent(known -> values.add(known.of(quantity), place.population()));
    }
    return values;
  }

  private Optional<Estimate> servedPopulation() {
    if (!served.isKnown()) {
      return Optional.empty();
    }
    return Optional.of(
        fromPlaces(
            served.sharePercent(() -> 0),
            resampled("places", z -> served.sharePercent(z::sample))));
  }

  private Optional<Estimate> ruralGap() {
    if (!served.hasBoth()) {
      return Optional.empty();
    }
    return Optional.of(
        fromPlaces(
            served.gapPoints(() -> 0), resampled("places", z -> served.gapPoints(z::sample))));
  }

  /** Both are judged from downlinks and round trips: the scarcer of the two counts. */
  private Estimate fromPlaces(double value, Chance chance) {
    WeightedValues downlinks = values(Quantity.DOWNLINK_KBPS, place -> evidence.all(place.id()));
    WeightedValues rtts = values(Quantity.RTT_MICROS, place -> evidence.all(place.id()));
    return new Estimate(
        value,
        Math.min(downlinks.samples(), rtts.samples()),
        Math.min(downlinks.effective(), rtts.effective()),
        served.covered(),
        0,
        chance);
  }

  private Chance resampled(String name, Function<ZigguratSampler.NormalizedGaussian, Double> draw) {
    UniformRandomProvider random = random(name);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    return new Resampled(
        IntStream.range(0, draws()).mapToDouble(i -> draw.apply(normal)).toArray());
  }

  private int draws() {
    return method.uncertainty().draws();
  }

  /**
   * A stream of its own for what is drawn together, so that one measurement that is missing moves
   * no other, and two that are made of the same samples vary with each other.
   */
  private UniformRandomProvider random(String name) {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(Seeds.of(seed, name));
  }

  private Optional<Estimate> concentration() {
    return ofShares(Concentration::herfindahl);
  }

  private Optional<Estimate> highRiskVendors() {
    List<Double> risks =
        shares.operators().stream()
            .map(operator -> evidence.profile().highRiskRatios().get(operator))
            .toList();
    if (risks.contains(null)) {
      return Optional.empty();
    }
    return ofShares(
        drawn ->
            PERCENT
                * IntStream.range(0, drawn.length).mapToDouble(i -> drawn[i] * risks.get(i)).sum());
  }

  private Optional<Estimate> ofShares(Function<double[], Double> value) {
    if (shares.operators().size() < method.minimum().operators()) {
      return Optional.empty();
    }
    UniformRandomProvider random = random("shares");
    double[] drawn = new double[draws()];
    Arrays.setAll(drawn, i -> value.apply(shares.resampled(random)));
    return Optional.of(
        new Estimate(
            value.apply(shares.shares()),
            shares.samples(),
            shares.effective(),
            shares.covered(),
            0,
            new Resampled(drawn)));
  }

  private Optional<Estimate> secondBest() {
    List<WeightedValues> known = new ArrayList<>();
    for (String operator : evidence.operators()) {
      WeightedValues values =
          values(Quantity.DOWNLINK_KBPS, place -> evidence.of(place.id(), operator));
      if (values.samples() > 0 && values.effective() >= method.minimum().median()) {
        known.add(values);
      }
    }
    if (known.size() < method.minimum().operators()) {
      return Optional.empty();
    }
    known.sort(Comparator.comparingDouble((WeightedValues values) -> -values.quantile(0.5)));
    WeightedValues best = known.get(0);
    WeightedValues second = known.get(1);
    // The pair that was measured is held in every draw. To sort each draw anew would press the
    // ratio of two equal operators below 1 by chance alone, once more than the measurement did.
    Chance chance =
        resampled(
            "second-best",
            normal ->
                ratio(drawnMedian(second, normal.sample()), drawnMedian(best, normal.sample())));
    return Optional.of(
        new Estimate(
            ratio(second.quantile(0.5), best.quantile(0.5)),
            known.stream().mapToLong(WeightedValues::samples).sum(),
            known.stream().mapToDouble(WeightedValues::effective).min().orElse(0),
            known.stream().mapToDouble(WeightedValues::population).sum(),
            0,
            chance));
  }

  private static double drawnMedian(WeightedValues values, double z) {
    return values.quantile(Proportions.wilsonAt(0.5, values.effective(), z));
  }

  private static double ratio(double second, double best) {
    return best == 0 ? 1 : second / best;
  }
}
