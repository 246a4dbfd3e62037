package io.umbral.embedded.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count grows, over the last windows of the demo. */
final class Rate {

  private static final long SPAN_MILLIS = 2 * LiveDemo.WINDOW.toMillis();

  private record Point(long millis, long count) {}

  private final Deque<Point> points = new ArrayDeque<>();

  /**
   * Takes the count at an instant.
   *
   * @param millis milliseconds since the epoch, never falling
   * @param count never falling
   */
  void at(long millis, long count) {
    points.addLast(new Point(millis, count));
    while (points.size() > 2 && points.peekFirst().millis() < millis - SPAN_MILLIS) {
      points.removeFirst();
    }
  }

  /** Growth a second; 0 before two counts are known. */
  long perSecond() {
    if (points.isEmpty()) {
      return 0;
    }
    Point first = points.peekFirst();
    Point last = points.peekLast();
    long millis = last.millis() - first.millis();
    return millis == 0 ? 0 : (last.count() - first.count()) * 1_000 / millis;
  }
}
