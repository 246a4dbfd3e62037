package io.umbral.pipeline.aggregate;

/**
 * One origin of reports: where its bytes stand among those of its partition, and the ring of the
 * series that it speaks of, in the order in which it named them. A source mostly names its cells in
 * one order, so the next series is looked for where the last one was found.
 */
final class Source {

  /** A source that has not named any cell yet. */
  static final int NO_SERIES = -1;

  final int hash;
  final int originFrom;
  final int originLength;

  /** Series with which the next search begins. */
  int nextSeries = NO_SERIES;

  /** Series that was named last for the first time; the one after it in the ring was the first. */
  private int newestSeries = NO_SERIES;

  private int count;

  Source(int hash, int originFrom, int originLength) {
    this.hash = hash;
    this.originFrom = originFrom;
    this.originLength = originLength;
  }

  void add(int series) {
    newestSeries = series;
    count++;
  }

  int newestSeries() {
    return newestSeries;
  }

  /** Number of its series. */
  int count() {
    return count;
  }
}
