package io.umbral.readiness;

import io.umbral.readiness.index.Group;
import io.umbral.readiness.index.Indicator;
import io.umbral.readiness.index.Normalisation.Goalposts;
import io.umbral.readiness.index.Part;
import io.umbral.readiness.index.Scale;
import io.umbral.readiness.statistics.Proportions;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A score drawn many times: once with what was sampled varying alone, once with the choices of the
 * method varying as well.
 *
 * <p>What was sampled varies by a stream of chance of the corridor's own. The choices vary by a
 * stream that all corridors of a window share: they are scored by the same method, whichever it is,
 * so a choice that moves both of a pair does not make their order uncertain.
 *
 * @param sampling by draw, points
 * @param total by draw, points
 */
record ScoreDraws(double[] sampling, double[] total) {

  /** How the score of an indicator varies. */
  sealed interface Source {}

  /** Measured. */
  record Live(Estimate.Chance chance) implements Source {}

  /** Carried at a bound, with a half-width, never above what it last was; all in points. */
  record Carried(double bound, double halfWidth, double highest) implements Source {}

  /** Measured below where it would be carried, after sources fell silent: the one or the other. */
  record Lost(Estimate.Chance chance, Carried carried) implements Source {}

  /** Not known. */
  record Unknown() implements Source {}

  static ScoreDraws of(
      ReadinessMethod method, List<Source> sources, Scorecard card, long seed, long methodSeed) {
    int draws = method.uncertainty().draws();
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(
            RandomSource.XO_RO_SHI_RO_128_PP.create(Seeds.of(seed, "draws")));
    Choices choices = new Choices(method, methodSeed);
    Choices nominal = new Choices(method);
    double z = Proportions.z(method.uncertainty().confidence());
    double[] sampling = new double[draws];
    double[] total = new double[draws];
    Twin[] twins = twins(sources);
    double[] normals = new double[sources.size()];
    double[] drawn = new double[sources.size()];
    for (int draw = 0; draw < draws; draw++) {
      choices.next();
      for (int i = 0; i < drawn.length; i++) {
        // One number for each indicator in any case, so that a missing one moves no other.
        normals[i] = twins[i].with(normal.sample(), normals);
        drawn[i] = drawn(sources.get(i), normals[i], z, draw);
      }
      sampling[draw] = nominal.index(sources, drawn, card, draw);
      total[draw] = choices.index(sources, drawn, card, draw);
    }
    return new ScoreDraws(sampling, total);
  }

  /**
   * The source whose chance another one shares in part.
   *
   * @param of its index
   * @param correlation 0..1
   */
  private record Twin(int of, double correlation) {

    double with(double own, double[] normals) {
      return correlation * normals[of] + Math.sqrt(1 - correlation * correlation) * own;
    }
  }

  /** For each source an earlier one that is a quantile of the same samples. */
  private static Twin[] twins(List<Source> sources) {
    Twin[] twins = new Twin[sources.size()];
    for (int i = 0; i < twins.length; i++) {
      twins[i] = new Twin(i, 0);
      for (int earlier = 0; earlier < i; earlier++) {
        double correlation = correlation(sources.get(earlier), sources.get(i));
        twins[i] = correlation > 0 ? new Twin(earlier, correlation) : twins[i];
      }
    }
    return twins;
  }

  private static double correlation(Source one, Source other) {
    return rank(one).flatMap(rank -> rank(other).map(rank::correlation)).orElse(0.0);
  }

  private static Optional<Estimate.Rank> rank(Source source) {
    return source instanceof Live live && live.chance() instanceof Estimate.Bounded bounded
        ? bounded.rank()
        : Optional.empty();
  }

  /** A value where measured, a score where carried. */
  private static double drawn(Source source, double normal, double z, int draw) {
    if (source instanceof Live live) {
      return live.chance().value(normal, draw);
    }
    if (source instanceof Lost lost) {
      return isMeasured(source, draw)
          ? lost.chance().value(normal, draw)
          : drawn(lost.carried(), normal, z, draw);
    }
    if (source instanceof Carried carried) {
      double score = carried.bound() + normal * carried.halfWidth() / z;
      return Math.max(0, Math.min(carried.highest(), score));
    }
    return Double.NaN;
  }

  /** Whether what is drawn is a value, which is yet to be scored. */
  private static boolean isMeasured(Source source, int draw) {
    return source instanceof Live || (source instanceof Lost && draw % 2 == 0);
  }

  /** Weights, goalposts, scales and an aggregation. */
  private static final class Choices {
    private final ReadinessMethod method;
    private final List<Group> dimensions;
    private final List<Indicator> indicators;
    private final UniformRandomProvider random;
    private final DirichletSampler[] below;
    private final DirichletSampler across;
    private final double[] weights;
    private final double[] dimensionWeights;
    private final Goalposts[] posts;
    private boolean arithmetic;

    /** The method as it stands. */
    Choices(ReadinessMethod method) {
      this.method = method;
      dimensions = method.dimensions();
      indicators = method.index().indicators();
      random = null;
      below = new DirichletSampler[0];
      across = null;
      weights = indicators.stream().mapToDouble(Part::weight).toArray();
      dimensionWeights = method.index().root().weights();
      posts = indicators.stream().map(ReadinessMethod::goalposts).toArray(Goalposts[]::new);
    }

    /** Choices around the method, which {@link #next} draws. */
    Choices(ReadinessMethod method, long seed) {
      this.method = method;
      dimensions = method.dimensions();
      indicators = method.index().indicators();
      random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
      below = dimensions.stream().map(this::sampler).toArray(DirichletSampler[]::new);
      across = sampler(method.index().root());
      weights = new double[indicators.size()];
      dimensionWeights = new double[dimensions.size()];
      posts = new Goalposts[indicators.size()];
    }

    private DirichletSampler sampler(Group group) {
      double[] own = group.weights();
      double sum = 0;
      for (double weight : own) {
        sum += weight;
      }
      for (int i = 0; i < own.length; i++) {
        own[i] *= method.uncertainty().concentration() / sum;
      }
      // Of one part there is nothing to divide.
      return own.length == 1 ? null : DirichletSampler.of(random, own);
    }

    void next() {
      copy(across, dimensionWeights, 0);
      int first = 0;
      for (int d = 0; d < below.length; d++) {
        copy(below[d], weights, first);
        first += dimensions.get(d).parts().size();
      }
      boolean otherScale = random.nextBoolean();
      arithmetic = random.nextBoolean();
      for (int i = 0; i < posts.length; i++) {
        Goalposts own = ReadinessMethod.goalposts(indicators.get(i));
        Scale scale = own.scale() == Scale.LOG && otherScale ? Scale.LINEAR : own.scale();
        posts[i] =
            new Goalposts(own.bad() * factor(), own.good() * factor(), scale, own.to(), true);
      }
    }

    private static void copy(DirichletSampler sampler, double[] target, int first) {
      if (sampler == null) {
        target[first] = 1;
        return;
      }
      double[] drawn = sampler.sample();
      System.arraycopy(drawn, 0, target, first, drawn.length);
    }

    private double factor() {
      return 1 + method.uncertainty().goalposts() * (2 * random.nextDouble() - 1);
    }

    double index(List<Source> sources, double[] drawn, Scorecard card, int draw) {
      double sum = 0;
      double weight = 0;
      int i = 0;
      for (int d = 0; d < dimensions.size(); d++) {
        int end = i + dimensions.get(d).parts().size();
        if (card.dimensions().containsKey(dimensions.get(d).id())) {
          double score = dimension(sources, drawn, i, end, draw);
          double term = arithmetic ? score : Math.log(Math.max(method.floor(), score));
          sum += dimensionWeights[d] * term;
          weight += dimensionWeights[d];
        }
        i = end;
      }
      return arithmetic ? sum / weight : Math.exp(sum / weight);
    }

    private double dimension(List<Source> sources, double[] drawn, int from, int to, int draw) {
      double sum = 0;
      double weight = 0;
      for (int i = from; i < to; i++) {
        if (!(sources.get(i) instanceof Unknown)) {
          boolean live = isMeasured(sources.get(i), draw);
          sum += weights[i] * (live ? posts[i].score(drawn[i]) : drawn[i]);
          weight += weights[i];
        }
      }
      return sum / weight;
    }
  }
}
