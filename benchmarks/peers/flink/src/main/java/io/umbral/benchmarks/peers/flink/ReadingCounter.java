package io.umbral.benchmarks.peers.flink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the readings of one thread that reads. */
final class ReadingCounter {

  private static final List<ReadingCounter> ALL = new CopyOnWriteArrayList<>();

  /** Written by one thread, so that it need not be added to atomically. */
  private final AtomicLong readings = new AtomicLong();

  ReadingCounter() {
    ALL.add(this);
  }

  /** Readings of all threads of this process; safe to call from any. */
  static long sum() {
    long sum = 0;
    for (ReadingCounter counter : ALL) {
      sum += counter.readings.getOpaque();
    }
    return sum;
  }

  void add(int more) {
    readings.setOpaque(readings.getPlain() + more);
  }
}
