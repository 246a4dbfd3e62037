package io.umbral.sla.slo;

import io.umbral.model.SloStatus.Burn;
import java.util.List;

/**
 * What one promise has counted up to the end of a minute: over each of its burn windows and over
 * its own window, of each track the total, the bad and the minutes with a sample. Moves on minute
 * by minute: what enters is added, what leaves is taken away, in whole numbers.
 */
final class Sums {

  private final Span span;
  private final List<Integer> burnWindows;
  private final SliceHistory history;
  private final int length;
  private final long[] sums;
  private final long[] scratch;

  Sums(Slo slo, Span span, SliceHistory history) {
    this.span = span;
    this.burnWindows = slo.burnWindows();
    this.history = history;
    this.length = history.sumsLength();
    this.sums = new long[length * (burnWindows.size() + 1)];
    this.scratch = new long[length];
  }

  void read(Octets octets) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = octets.read();
    }
  }

  void write(Octets octets) {
    for (long sum : sums) {
      octets.write(sum);
    }
  }

  void copyFrom(Sums other) {
    System.arraycopy(other.sums, 0, sums, 0, sums.length);
  }

  private int own() {
    return length * burnWindows.size();
  }

  /** Takes over what another counted over the same window of its promise. */
  void takeOwn(Sums other) {
    System.arraycopy(other.sums, other.own(), sums, own(), length);
  }

  /** Lets one minute enter, so that everything ends after it. */
  void advance(long minute) throws Exception {
    for (int i = 0; i < burnWindows.size(); i++) {
      history.add(minute, 1, sums, i * length, scratch);
      history.add(minute - burnWindows.get(i), -1, sums, i * length, scratch);
    }
    long before = span.startOf(minute);
    long after = span.startOf(minute + 1);
    if (after == Span.NONE) {
      return;
    }
    if (!span.isRolling() && before != after) {
      clearOwn();
    }
    history.add(minute, 1, sums, own(), scratch);
    if (span.isByHours()) {
      for (long hour = before / 60; hour < after / 60; hour++) {
        history.addHour(hour, -1, sums, own(), scratch);
      }
    } else if (span.isRolling()) {
      history.add(before, -1, sums, own(), scratch);
    }
  }

  private void clearOwn() {
    for (int i = own(); i < sums.length; i++) {
      sums[i] = 0;
    }
  }

  /** Counts the burn windows that end with a minute from what the history keeps. */
  void countBurns(long endMinute) throws Exception {
    int longest = burnWindows.isEmpty() ? 0 : burnWindows.get(burnWindows.size() - 1);
    long first = Math.max(endMinute - longest, history.firstMinute());
    for (long minute = first; minute < endMinute; minute++) {
      for (int i = 0; i < burnWindows.size(); i++) {
        if (minute >= endMinute - burnWindows.get(i)) {
          history.add(minute, 1, sums, i * length, scratch);
        }
      }
    }
  }

  /** Counts the window of the promise that ends with a minute from what the history keeps. */
  void countOwn(long endMinute) throws Exception {
    long start = span.startOf(endMinute);
    if (start == Span.NONE) {
      return;
    }
    long minute = Math.max(start, history.firstMinute());
    while (minute < endMinute) {
      if (Math.floorMod(minute, 60) == 0 && minute + 60 <= endMinute) {
        history.addHour(Math.floorDiv(minute, 60), 1, sums, own(), scratch);
        minute += 60;
      } else {
        history.add(minute, 1, sums, own(), scratch);
        minute++;
      }
    }
  }

  long total(int track) {
    return sums[own() + track];
  }

  long bad(int track) {
    return sums[own() + length / 3 + track];
  }

  long present(int track) {
    return sums[own() + 2 * (length / 3) + track];
  }

  Burn burn(int window, int track) {
    int from = window * length + track;
    int tracks = length / 3;
    return new Burn(
        burnWindows.get(window), sums[from + tracks], sums[from], (int) sums[from + 2 * tracks]);
  }
}
