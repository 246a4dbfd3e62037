package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Digest;
import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.Loads;
import io.umbral.benchmarks.load.MemoryResult;
import io.umbral.benchmarks.load.RecoveryResult;
import io.umbral.benchmarks.replay.ComparisonResult;
import io.umbral.benchmarks.replay.Contender;
import io.umbral.benchmarks.replay.Results;
import java.nio.file.Path;
import java.util.Map;

/** Measurements that nobody made, all of which meet their goals or all of which do not. */
final class FakeParts implements Parts {

  private final Scale scale;
  private final boolean isAgreed;
  private final Digest digest;
  private final double bad;

  private final Part<ComparisonResult> own;
  private final Part<ComparisonResult> peers;
  private final Part<LoadResult> nation;

  /**
   * Makes them.
   *
   * @param scale that they are of
   * @param isGood whether the figures meet the goals
   * @param isAgreed whether the job's results are those of the loop
   */
  FakeParts(Scale scale, boolean isGood, boolean isAgreed) {
    this.scale = scale;
    this.isAgreed = isAgreed;
    this.digest = isAgreed ? Results.RIGHT : Results.WRONG;
    this.bad = isGood ? 1 : 10;
    own =
        part(
            "own",
            new Results()
                .with(Contender.LOOP, Results.RIGHT, 0.5, 0.5)
                .with(Contender.JOB, digest, 0.52 * bad, 0.54 * bad)
                .toResult());
    Results engines = new Results().counted().with(Contender.JOB, digest, 0.5 * bad);
    for (Contender contender : Contender.values()) {
      if (contender.isPeer()) {
        engines.with(contender, Results.RIGHT, 4.0);
      }
    }
    peers = part("peers", engines.toResult());
    nation =
        part(
            "load",
            Loads.nation(
                isGood ? 2_000_000 : 900_000,
                isAgreed,
                Loads.phase(Parts.MILLION, isGood, 300),
                Loads.phase(500_000, true, 300),
                Loads.phase(700_000, true, isGood ? 400 : 1_400),
                Loads.phase(900_000, true, 500)));
  }

  static <T> Part<T> part(String name, T result) {
    return new Part<>(name, Path.of("target", "fake-parts"), () -> result, any -> Map.of());
  }

  private Part<ComparisonResult> two(String base, String other, double worse) {
    return part(
        other,
        new Results()
            .counted()
            .with(base, Contender.JOB, Results.RIGHT, 0.5)
            .with(other, Contender.JOB, digest, 0.5 * (bad > 1 ? worse : 1.01))
            .toResult());
  }

  @Override
  public Scale scale() {
    return scale;
  }

  @Override
  public Part<ComparisonResult> own(boolean isBatched) {
    return own;
  }

  @Override
  public Part<ComparisonResult> peers(boolean isBatched) {
    return peers;
  }

  @Override
  public Part<ComparisonResult> slide() {
    return two(TUMBLING, SLIDING, 1.11);
  }

  @Override
  public Part<ComparisonResult> checkpoints() {
    return two(WITHOUT, EVERY_10_S, 1.04);
  }

  @Override
  public Part<ComparisonResult> cells() {
    return two(FEW_CELLS, MANY_CELLS, 2.1);
  }

  @Override
  public Part<ComparisonResult> skew() {
    return two(UNIFORM, SKEWED, 1.1);
  }

  @Override
  public Part<LoadResult> nation() {
    return nation;
  }

  @Override
  public Part<LoadResult> millionCells() {
    return part(
        "million", Loads.millionCells(isAgreed, Loads.phase(1, true, bad > 1 ? 1_100 : 100)));
  }

  @Override
  public Part<RecoveryResult> recovery() {
    return part("recovery", Loads.recovery(bad > 1 ? 11 : 9, 1_200_000_000, isAgreed));
  }

  @Override
  public Part<MemoryResult> memory() {
    return part("memory", Loads.memory(1_000_000, bad > 1 ? 4_000_000 : 2_000_000, isAgreed));
  }
}
