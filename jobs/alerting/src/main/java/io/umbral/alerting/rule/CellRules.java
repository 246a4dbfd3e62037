package io.umbral.alerting.rule;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Grain;
import io.umbral.alerting.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the rules ask of single cells: which burdens of which subjects they want explained, and
 * whose sites and cells they watch one by one. Every version of a rule counts, whenever it holds.
 */
public final class CellRules {

  private final TreeMap<Burden, List<AlertRule>> byBurden = new TreeMap<>();
  private final List<AlertRule> ofSites = new ArrayList<>();
  private final List<AlertRule> ofCells = new ArrayList<>();

  /**
   * What rules ask.
   *
   * @param rules all rules as they are now
   */
  public CellRules(RuleBook rules) {
    for (RuleHistory history : rules.rules()) {
      history.versions().stream().filter(rule -> rule.head().isEnabled()).forEach(this::add);
    }
  }

  private void add(AlertRule rule) {
    rule.condition()
        .burden()
        .ifPresent(burden -> byBurden.computeIfAbsent(burden, any -> new ArrayList<>()).add(rule));
    if (rule.selector().wants(Grain.SITE)) {
      ofSites.add(rule);
    }
    if (rule.selector().wants(Grain.CELL)) {
      ofCells.add(rule);
    }
  }

  /** Whether no rule asks anything of cells. */
  public boolean isEmpty() {
    return byBurden.isEmpty() && ofSites.isEmpty() && ofCells.isEmpty();
  }

  /** The burdens that any rule asks for, in order. */
  public List<Burden> burdens() {
    return List.copyOf(byBurden.keySet());
  }

  /**
   * Whether a rule asks which cells add to a burden of a subject.
   *
   * @param burden one of {@link #burdens}
   * @param subject a region, operator and technology
   * @return true if one does
   */
  public boolean asks(Burden burden, Subject subject) {
    return isWatched(subject, byBurden.getOrDefault(burden, List.of()));
  }

  /**
   * Whether a rule watches a site or cell by itself.
   *
   * @param subject a site or cell
   * @return true if one does
   */
  public boolean watches(Subject subject) {
    return switch (subject.grain()) {
      case REGION -> false;
      case SITE -> isWatched(subject, ofSites);
      case CELL -> isWatched(subject, ofCells);
    };
  }

  private static boolean isWatched(Subject subject, List<AlertRule> rules) {
    return rules.stream().anyMatch(rule -> rule.watches(subject));
  }

  /**
   * Longest window of a rule that asks which cells add to a burden.
   *
   * @return in milliseconds; 0 where none asks
   */
  public long longestWindowMillis() {
    return byBurden.values().stream()
        .flatMap(List::stream)
        .mapToLong(rule -> rule.condition().windowMillis())
        .max()
        .orElse(0);
  }
}
