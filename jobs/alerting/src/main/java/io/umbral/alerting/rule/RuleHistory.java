package io.umbral.alerting.rule;

import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All versions of one rule that are known, by the event time from which they hold.
 *
 * @param versions in the order in which they come into force; never empty
 */
public record RuleHistory(List<AlertRule> versions) {

  private static final Comparator<AlertRule> ORDER =
      Comparator.comparingLong((AlertRule rule) -> rule.head().effectiveFromMillis())
          .thenComparingInt(rule -> rule.head().version());

  /** Validates and sorts. */
  public RuleHistory {
    versions = versions.stream().sorted(ORDER).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a rule should have one version or more");
    }
  }

  /**
   * A rule of one version.
   *
   * @param rule the version
   * @return its history
   */
  public static RuleHistory of(AlertRule rule) {
    return new RuleHistory(List.of(rule));
  }

  /**
   * The history with one more version, which replaces an equal version number.
   *
   * @param rule another version of the same rule
   * @return the new history
   */
  public RuleHistory with(AlertRule rule) {
    List<AlertRule> all = new ArrayList<>(versions);
    all.removeIf(old -> old.head().version() == rule.head().version());
    all.add(rule);
    return new RuleHistory(all);
  }

  /** Identifier of the rule. */
  public String id() {
    return versions.get(0).id();
  }

  /**
   * The version in force at an instant.
   *
   * @param eventTimeMillis milliseconds since the epoch
   * @return empty before the first one
   */
  public Optional<AlertRule> at(long eventTimeMillis) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).head().effectiveFromMillis() <= eventTimeMillis) {
        return Optional.of(versions.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * A version by its number.
   *
   * @param version 1 or more
   * @return empty where it is not known
   */
  public Optional<AlertRule> version(int version) {
    return versions.stream().filter(rule -> rule.head().version() == version).findFirst();
  }

  /**
   * The fingerprint of an alarm. The first version says by what alarms are told apart: a later one
   * that says otherwise would give one alarm two names.
   *
   * @param signal what the alarm says
   * @param subject what it is about
   * @return the same in every version
   */
  public String fingerprint(Signal signal, Subject subject) {
    return versions.get(0).fingerprint(signal, subject);
  }

  /** The version that comes into force last. */
  public AlertRule latest() {
    return versions.get(versions.size() - 1);
  }
}
