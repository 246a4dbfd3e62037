package io.umbral.alerting.rule;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/** All rules as they become known. Not safe for use by several threads. */
public final class RuleBook {

  private final TreeMap<String, RuleHistory> byId = new TreeMap<>();
  private long version;

  /** Without rules. */
  public RuleBook() {}

  /**
   * Adds a version of a rule.
   *
   * @param rule the version
   */
  public void add(AlertRule rule) {
    byId.merge(rule.id(), RuleHistory.of(rule), (known, added) -> known.with(rule));
    version++;
  }

  /** All rules, by identifier. */
  public Collection<RuleHistory> rules() {
    return byId.values();
  }

  /**
   * A rule.
   *
   * @param id its identifier
   * @return empty where it is not known
   */
  public Optional<RuleHistory> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Grows with every version that is added. */
  public long version() {
    return version;
  }
}
