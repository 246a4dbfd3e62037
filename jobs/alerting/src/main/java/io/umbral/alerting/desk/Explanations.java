package io.umbral.alerting.desk;

import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which alarms explain which: found by place, so that neither the cause of one alarm nor what a new
 * cause explains is searched among all. A place is a region or corridor, a site or a cell.
 */
final class Explanations {

  /** The broadest first, so that one cause is named and not a chain of them. */
  private static final Comparator<Cause> ORDER =
      Comparator.comparingInt((Cause cause) -> cause.subject().depth())
          .thenComparing(Cause::ruleId)
          .thenComparing(Cause::alertId);

  private final Map<String, TreeSet<Cause>> causes = new HashMap<>();
  private final Map<String, TreeSet<String>> firing = new HashMap<>();
  private final Map<String, TreeSet<String>> children = new TreeMap<>();

  /** An alarm that explains others. */
  record Cause(Alarm.Name name, Subject subject, Set<String> inhibits) {

    String alertId() {
      return name.alertId();
    }

    String ruleId() {
      return name.ruleId();
    }

    /** Silence explains silence, and no breach: nothing is known of what is not measured. */
    boolean explains(Alarm.Name other) {
      return inhibits.contains(other.ruleId())
          && (name.signal() == Signal.BREACH || other.signal() != Signal.BREACH);
    }
  }

  void addCause(Cause cause) {
    causes.computeIfAbsent(placeOf(cause.subject()), any -> new TreeSet<>(ORDER)).add(cause);
  }

  void removeCause(String alertId, Subject subject) {
    TreeSet<Cause> there = causes.get(placeOf(subject));
    if (there != null) {
      there.removeIf(cause -> cause.alertId().equals(alertId));
    }
  }

  /** An alarm lasts, and may be explained by another one. */
  void addFiring(String alertId, Subject subject) {
    for (String place : placesOf(subject)) {
      firing.computeIfAbsent(place, any -> new TreeSet<>()).add(alertId);
    }
  }

  void removeFiring(String alertId, Subject subject) {
    for (String place : placesOf(subject)) {
      TreeSet<String> there = firing.get(place);
      if (there != null) {
        there.remove(alertId);
      }
    }
  }

  /** Alarms that last at the place of a subject or at a part of it. */
  List<String> firingIn(Subject subject) {
    TreeSet<String> there = firing.get(placeOf(subject));
    return there == null ? List.of() : List.copyOf(there);
  }

  /**
   * What explains an alarm.
   *
   * @param inhibits rules that the alarm's own rule explains: of two alarms of one subject that
   *     explain each other one must be told
   */
  Optional<Cause> causeOf(Alarm.Name name, Subject subject, Set<String> inhibits) {
    return placesOf(subject).stream()
        .flatMap(place -> causes.containsKey(place) ? causes.get(place).stream() : Stream.of())
        .filter(cause -> cause.explains(name) && !cause.name().equals(name))
        .filter(cause -> cause.subject().covers(subject))
        .filter(cause -> comesBefore(cause, name.ruleId(), subject, inhibits))
        .min(ORDER);
  }

  private static boolean comesBefore(
      Cause cause, String ruleId, Subject subject, Set<String> inhibits) {
    boolean isMutual = subject.covers(cause.subject()) && inhibits.contains(cause.ruleId());
    return !isMutual || cause.ruleId().compareTo(ruleId) < 0;
  }

  private static String placeOf(Subject subject) {
    List<String> places = placesOf(subject);
    return subject.site().isEmpty() ? subject.region() : places.get(places.size() - 1);
  }

  /** Everywhere, the region, all that it is a part of, and, the narrowest last, site and cell. */
  private static List<String> placesOf(Subject subject) {
    List<String> places = new ArrayList<>();
    places.add(Subject.EVERYWHERE);
    places.addAll(subject.lineage());
    subject.site().ifPresent(site -> places.add("site/" + site));
    subject
        .cell()
        .ifPresent(cell -> places.add("cell/" + subject.site().orElseThrow() + "/" + cell));
    return places;
  }

  void link(String parent, String child) {
    children.computeIfAbsent(parent, any -> new TreeSet<>()).add(child);
  }

  void unlink(String parent, String child) {
    TreeSet<String> there = children.get(parent);
    if (there != null) {
      there.remove(child);
      if (there.isEmpty()) {
        children.remove(parent);
      }
    }
  }

  /** Alarms that another one explains, by name. */
  Set<String> childrenOf(String parent) {
    return children.getOrDefault(parent, new TreeSet<>());
  }
}
