package io.umbral.pipeline.aggregate;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import java.util.List;
import java.util.PriorityQueue;

/** The cells that add most to one burden of one series in one slice, in a bounded heap. */
final class TopCells {

  private final Burden burden;

  /** The one that would go first on top. */
  private final PriorityQueue<Contributor> heap =
      new PriorityQueue<>(Contributors.KEPT + 1, Contributor.ORDER.reversed());

  private long total;

  TopCells(Burden burden) {
    this.burden = burden;
  }

  void offer(Contributor one) {
    total += one.amount();
    if (heap.size() == Contributors.KEPT && Contributor.ORDER.compare(one, heap.peek()) > 0) {
      return;
    }
    heap.add(one);
    if (heap.size() > Contributors.KEPT) {
      heap.poll();
    }
  }

  boolean isEmpty() {
    return heap.isEmpty();
  }

  /** What there is, and begins anew. */
  Contributors take() {
    Contributors found = new Contributors(burden, total, List.copyOf(heap));
    heap.clear();
    total = 0;
    return found;
  }
}
