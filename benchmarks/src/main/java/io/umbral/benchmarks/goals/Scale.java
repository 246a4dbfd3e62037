package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.LoadPlan;
import io.umbral.benchmarks.load.LoadTrial.Search;
import io.umbral.benchmarks.load.Pace;

/**
 * How much is measured.
 *
 * @param rounds runs of the loop and the job
 * @param readings that they read
 * @param peerRounds runs of engines of others
 * @param peerReadings that they read
 * @param peerSites sites of ten cells in the topic that they read
 * @param variantRounds runs of each variant of the job
 * @param variantReadings that a variant reads
 * @param slideSites sites of ten cells where windows slide
 * @param manyCellReadings what a variant reads where cells are many
 * @param manySites sites of ten cells where a goal speaks of 10^7 cells
 * @param search how the sustained rate is looked for
 * @param pace of every other rate
 * @param warmUpSeconds for the compilers, before a job is put under load
 * @param historySlices of the recovery
 * @param memorySites sites of the smaller job whose memory is looked at
 */
record Scale(
    int rounds,
    long readings,
    int peerRounds,
    long peerReadings,
    int peerSites,
    int variantRounds,
    long variantReadings,
    int slideSites,
    long manyCellReadings,
    int manySites,
    Search search,
    Pace pace,
    int warmUpSeconds,
    int historySlices,
    int memorySites) {

  /** Sites of ten cells that make 10^7 cells. */
  static final int TEN_MILLION_CELLS = 1_000_000;

  /** What a goal is judged by. */
  static final Scale FULL =
      new Scale(
          5,
          48_000_000,
          3,
          9_600_000,
          2_000,
          5,
          48_000_000,
          LoadPlan.NATION_SITES,
          96_000_000,
          TEN_MILLION_CELLS,
          new Search(2_000_000, 0.05, new Pace(8, 20)),
          new Pace(8, 60),
          20,
          120,
          25_000);

  /** Ten minutes on two cores: orders of magnitude. */
  static final Scale QUICK =
      new Scale(
          2,
          9_600_000,
          1,
          1_200_000,
          250,
          1,
          9_600_000,
          20_000,
          20_000_000,
          100_000,
          new Search(2_000_000, 0.25, new Pace(3, 10)),
          new Pace(3, 10),
          15,
          12,
          2_500);

  /** Whether it is as large as the goals say: only then are 10^7 cells judged. */
  boolean isFull() {
    return manySites >= TEN_MILLION_CELLS;
  }
}
