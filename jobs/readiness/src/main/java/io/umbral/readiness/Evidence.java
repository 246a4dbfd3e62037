package io.umbral.readiness;

import io.umbral.model.KpiTotals;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the windows of a corridor's municipalities say together. Windows of one name count once, in
 * their highest revision; the order in which they come changes nothing.
 */
final class Evidence {

  private record Name(SeriesKey key, long startMillis, int millis) {}

  private static final Comparator<Name> ORDER =
      Comparator.comparing(Name::key)
          .thenComparingLong(Name::startMillis)
          .thenComparingInt(Name::millis);

  private final CorridorProfile profile;
  private final SortedMap<Name, WindowResult> windows = new TreeMap<>(ORDER);
  private final Map<String, SortedMap<String, KpiTotals>> totals = new TreeMap<>();

  private Evidence(CorridorProfile profile) {
    this.profile = profile;
  }

  /**
   * Gathers windows.
   *
   * @param profile of the corridor; windows of other regions are left out
   * @param given of any operator, and of all technologies together
   */
  static Evidence of(CorridorProfile profile, Collection<WindowResult> given) {
    Evidence evidence = new Evidence(profile);
    for (CorridorProfile.Municipality municipality : profile.municipalities()) {
      evidence.totals.put(municipality.id(), new TreeMap<>());
    }
    for (WindowResult window : given) {
      SeriesKey key = window.key();
      if (evidence.totals.containsKey(key.region()) && key.technology().equals(SeriesKey.ALL)) {
        Name name = new Name(key, window.windowStartMillis(), window.windowMillis());
        evidence.windows.merge(name, window, (one, other) -> other.supersedes(one) ? other : one);
      }
    }
    evidence.windows.values().forEach(evidence::add);
    return evidence;
  }

  private void add(WindowResult window) {
    totals
        .get(window.key().region())
        .computeIfAbsent(window.key().operator(), operator -> new KpiTotals())
        .merge(window.totals());
  }

  CorridorProfile profile() {
    return profile;
  }

  /** All that was measured in a municipality by every operator together. */
  Optional<KpiTotals> all(String municipality) {
    return Optional.ofNullable(totals.get(municipality).get(SeriesKey.ALL));
  }

  /** What was measured of one operator in a municipality. */
  Optional<KpiTotals> of(String municipality, String operator) {
    return Optional.ofNullable(totals.get(municipality).get(operator));
  }

  /** Operators of which anything was read, in order. */
  List<String> operators() {
    return totals.values().stream()
        .flatMap(byOperator -> byOperator.entrySet().stream())
        .filter(entry -> !entry.getKey().equals(SeriesKey.ALL))
        .filter(entry -> entry.getValue().get(Total.READINGS) > 0)
        .map(Map.Entry::getKey)
        .distinct()
        .sorted()
        .toList();
  }

  /** Cells or probes that reported: by municipality the most of any window, summed. */
  long sources() {
    Map<String, Long> most = new TreeMap<>();
    for (WindowResult window : allWindows()) {
      most.merge(window.key().region(), window.totals().get(Total.REPORTING_CELLS), Math::max);
    }
    return most.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Readings of every operator together. */
  double readings() {
    return allWindows().stream().mapToDouble(window -> window.totals().get(Total.READINGS)).sum();
  }

  /** Windows of every operator together, in order. */
  List<WindowResult> allWindows() {
    return windows.values().stream()
        .filter(window -> window.key().operator().equals(SeriesKey.ALL))
        .toList();
  }

  /** Windows of single operators, in order. */
  List<WindowResult> operatorWindows() {
    List<WindowResult> found = new ArrayList<>(windows.values());
    found.removeAll(allWindows());
    return found;
  }

  Provenance provenance() {
    StringBuilder names = new StringBuilder();
    long readings = 0;
    long late = 0;
    long suspect = 0;
    long expected = 0;
    long owed = 0;
    for (Map.Entry<Name, WindowResult> entry : windows.entrySet()) {
      WindowResult window = entry.getValue();
      names.append(entry.getKey()).append('=').append(window.revision()).append('\n');
      if (window.key().operator().equals(SeriesKey.ALL)) {
        readings += window.totals().get(Total.READINGS);
        late += window.totals().get(Total.LATE);
        suspect += window.totals().get(Total.SUSPECT);
        if (window.expected().isPresent()) {
          expected += window.expected().get().periods();
          owed += Math.min(window.totals().get(Total.READINGS), window.expected().get().periods());
        }
      }
    }
    return new Provenance(
        windows.size(), Seeds.sha256(names.toString()), readings, late, suspect, owed, expected);
  }
}
