package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.Phase;

/** One machine for the whole country. */
record Nation() implements Goal {

  @Override
  public String id() {
    return "nation";
  }

  @Override
  public String what() {
    return "sustained with every cell of Mexico, the broker on the same two cores";
  }

  @Override
  public String target() {
    return "at least 1,000,000 readings/s";
  }

  @Override
  public String how() {
    return "open loop, 600,000 cells: the largest rate at which the lag grows by no more than 1 % of"
        + " the load, and a million readings a second by itself";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    LoadResult result = parts.nation().get();
    Phase million = result.at(Parts.MILLION);
    long sustained = result.found().orElseThrow().readingsPerSecond();
    boolean isMore = !result.found().orElseThrow().isBounded();
    return Finding.judge(
        Limit.atLeast((double) Parts.MILLION),
        result.isAgreed(),
        // Whatever the search says, the million itself must have been seen to go on.
        (double) (million.isSustained() ? sustained : 0),
        Figure.of(
            "%s%,d readings/s; a million %s, on %.2f cores",
            isMore ? "at least " : "",
            sustained,
            million.isSustained() ? "is sustained" : "is NOT sustained",
            million.allCores()));
  }
}
