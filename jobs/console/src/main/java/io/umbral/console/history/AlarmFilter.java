package io.umbral.console.history;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which alarms are asked for; what is empty narrows nothing.
 *
 * @param states where they stand
 * @param severities how bad they are, or were before they were over
 * @param region identifier; what is about a part of it is meant, too
 * @param operator ranHost, or ALL
 * @param technology name, or ALL
 * @param rule identifier
 * @param isAcknowledged whether somebody looks after them
 * @param isSuppressed whether nobody is told of them
 */
public record AlarmFilter(
    Set<Alarm.State> states,
    Set<Severity> severities,
    Optional<String> region,
    Optional<String> operator,
    Optional<String> technology,
    Optional<String> rule,
    Optional<Boolean> isAcknowledged,
    Optional<Boolean> isSuppressed) {

  /** Keeps its own sets. */
  public AlarmFilter {
    states = Set.copyOf(states);
    severities = Set.copyOf(severities);
  }

  /** A condition with one question mark for each of {@link #arguments()}. */
  String condition() {
    List<String> parts = new ArrayList<>(List.of("true"));
    if (!states.isEmpty()) {
      parts.add("state IN " + symbols(states));
    }
    if (!severities.isEmpty()) {
      parts.add("severity IN " + symbols(severities));
    }
    region.ifPresent(any -> parts.add("contains(lineage, ?)"));
    operator.ifPresent(any -> parts.add("operator = ?"));
    technology.ifPresent(any -> parts.add("technology = ?"));
    rule.ifPresent(any -> parts.add("ruleId = ?"));
    isAcknowledged.ifPresent(wanted -> parts.add("isAcknowledged = " + wanted));
    isSuppressed.ifPresent(wanted -> parts.add("isSuppressed = " + wanted));
    return String.join(" AND ", parts);
  }

  private static String symbols(Set<? extends Enum<?>> symbols) {
    return symbols.stream()
        .map(symbol -> "'" + symbol.name() + "'")
        .sorted()
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** In the order of the question marks. */
  List<Object> arguments() {
    List<Object> arguments = new ArrayList<>();
    region.ifPresent(value -> arguments.add(AlarmTables.DIVIDER + value + AlarmTables.DIVIDER));
    operator.ifPresent(arguments::add);
    technology.ifPresent(arguments::add);
    rule.ifPresent(arguments::add);
    return arguments;
  }
}
