package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.MemoryResult;
import io.umbral.benchmarks.load.RecoveryResult;
import io.umbral.benchmarks.replay.ComparisonResult;
import java.util.List;
import java.util.stream.Stream;

/** The measurements that goals rest on, each made when it is first asked for. */
interface Parts {

  /** Windows of a minute that begin every minute. */
  String TUMBLING = "TUMBLING";

  /** Windows of a minute that begin every second. */
  String SLIDING = "SLIDING";

  /** No checkpoint. */
  String WITHOUT = "WITHOUT";

  /** A checkpoint every ten seconds. */
  String EVERY_10_S = "EVERY_10_S";

  /** Ten thousand cells. */
  String FEW_CELLS = "FEW_CELLS";

  /** As many as the scale has. */
  String MANY_CELLS = "MANY_CELLS";

  /** Four operators of one size. */
  String UNIFORM = "UNIFORM";

  /** One operator with 70 % of the sites. */
  String SKEWED = "SKEWED";

  /** The nation at a million readings a second. */
  long MILLION = 1_000_000;

  /** Shares of the sustained rate at which latency is measured. */
  List<Double> SHARES = List.of(0.5, 0.7, 0.9);

  /** How much is measured. */
  Scale scale();

  /** The loop and the job. */
  Part<ComparisonResult> own(boolean isBatched);

  /** The job and every engine of others that was built. */
  Part<ComparisonResult> peers(boolean isBatched);

  /** {@link #TUMBLING} and {@link #SLIDING}. */
  Part<ComparisonResult> slide();

  /** {@link #WITHOUT} and {@link #EVERY_10_S}. */
  Part<ComparisonResult> checkpoints();

  /** {@link #FEW_CELLS} and {@link #MANY_CELLS}. */
  Part<ComparisonResult> cells();

  /** {@link #UNIFORM} and {@link #SKEWED}. */
  Part<ComparisonResult> skew();

  /** The nation: the sustained rate, then {@link #MILLION}, then {@link #SHARES} of the first. */
  Part<LoadResult> nation();

  /** 10^6 cells at 70 % of what the nation sustains. */
  Part<LoadResult> millionCells();

  /** A job that is killed at 50 % of what the nation sustains. */
  Part<RecoveryResult> recovery();

  /** What a cell costs in memory. */
  Part<MemoryResult> memory();

  /** All of them. */
  default Stream<Part<?>> all() {
    return Stream.of(
        own(false),
        own(true),
        peers(false),
        peers(true),
        slide(),
        checkpoints(),
        cells(),
        skew(),
        nation(),
        millionCells(),
        recovery(),
        memory());
  }
}
