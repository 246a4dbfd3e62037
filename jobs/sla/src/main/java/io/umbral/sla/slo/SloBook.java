package io.umbral.sla.slo;

import io.umbral.sla.CoverageThreshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every version of every promise that is known. At an event time the version with the latest {@code
 * effectiveFromMillis} that is not after it is in force. Not safe for use by several threads.
 */
public final class SloBook {

  /** A version, with what is made of it once for all series. */
  record Entry(Slo slo, Counting counting, Span span, Judge judge) {}

  private static final Comparator<Entry> IN_FORCE_LAST =
      Comparator.<Entry>comparingLong(entry -> entry.slo().effectiveFromMillis())
          .thenComparing(entry -> entry.slo().version());

  private final Measure measure;
  private final SortedMap<String, List<Entry>> byName = new TreeMap<>();

  /**
   * Makes an empty one.
   *
   * @param coverage from which level on a sample counts as covered
   */
  public SloBook(CoverageThreshold coverage) {
    this.measure = new Measure(coverage);
  }

  /**
   * Adds a version. A version is never edited, for results name it: what differs needs another.
   *
   * @param slo the version
   * @return false where a version of this name is known with other content; it stays
   */
  public boolean add(Slo slo) {
    Optional<Entry> known = find(slo.name(), slo.version());
    if (known.isPresent()) {
      return known.get().slo().equals(slo);
    }
    List<Entry> versions = byName.computeIfAbsent(slo.name(), any -> new ArrayList<>());
    Counting counting = Counting.of(slo);
    Span span = new Span(slo.window());
    versions.add(new Entry(slo, counting, span, new Judge(slo, counting, span)));
    versions.sort(IN_FORCE_LAST);
    return true;
  }

  Measure measure() {
    return measure;
  }

  Optional<Entry> find(String name, String version) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(entry -> entry.slo().version().equals(version))
        .findFirst();
  }

  /** Of each name the version that is in force at an event time, by name. */
  List<Entry> inForceAt(long instantMillis) {
    List<Entry> found = new ArrayList<>(byName.size());
    for (List<Entry> versions : byName.values()) {
      for (int i = versions.size() - 1; i >= 0; i--) {
        if (versions.get(i).slo().effectiveFromMillis() <= instantMillis) {
          found.add(versions.get(i));
          break;
        }
      }
    }
    return found;
  }
}
