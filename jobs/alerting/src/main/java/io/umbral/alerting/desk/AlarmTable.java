package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Explanations.Cause;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Escalation;
import io.umbral.alerting.rule.RuleBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alarms that lie on the desk, and how they are found: by place as cause or as child, by when
 * they are looked at anew, by when they were over, and those that nobody looks after. Numbers what
 * happens to them.
 */
final class AlarmTable {

  private final RuleBook rules;
  private final Map<String, Alarm> alarms = new HashMap<>();
  private final Explanations explanations = new Explanations();
  private final TreeMap<Long, Set<String>> releases = new TreeMap<>();
  private final TreeMap<Long, TreeSet<String>> closed = new TreeMap<>();
  private final TreeSet<String> unattended = new TreeSet<>();
  private final Set<String> changed = new LinkedHashSet<>();

  AlarmTable(RuleBook rules) {
    this.rules = rules;
  }

  /** Puts an alarm back, as it was taken out. */
  void restore(Alarm alarm) {
    alarms.put(alarm.alertId(), alarm);
    index(alarm);
  }

  /** Makes an alarm to be found, as one that lasts or as one that is over. */
  void index(Alarm alarm) {
    String id = alarm.alertId();
    if (!alarm.isFiring()) {
      closed.computeIfAbsent(endOf(alarm), any -> new TreeSet<>()).add(id);
      return;
    }
    explanations.addFiring(id, alarm.subject());
    ruleOf(alarm)
        .flatMap(rule -> causeOf(alarm.name(), alarm.subject(), rule))
        .ifPresent(explanations::addCause);
    alarm.suppression().inhibitedBy().ifPresent(parent -> explanations.link(parent, id));
    alarm.suppression().releasesAtMillis().ifPresent(at -> release(id, at));
    watch(alarm);
  }

  private static long endOf(Alarm alarm) {
    return Math.max(alarm.raisedAtMillis(), alarm.endsAtMillis().orElse(Long.MIN_VALUE));
  }

  /** No longer lasts: explains nothing, waits for nothing, is kept for a while. */
  void close(Alarm over) {
    String id = over.alertId();
    explanations.removeFiring(id, over.subject());
    explanations.removeCause(id, over.subject());
    over.suppression().inhibitedBy().ifPresent(parent -> explanations.unlink(parent, id));
    over.suppression().releasesAtMillis().ifPresent(at -> unrelease(id, at));
    unattended.remove(id);
    closed.computeIfAbsent(endOf(over), any -> new TreeSet<>()).add(id);
  }

  /** It is no longer found as one that is over. */
  void reopen(Alarm known) {
    closed.getOrDefault(endOf(known), new TreeSet<>()).remove(known.alertId());
  }

  /** An alarm by its name; null where there is none. */
  Alarm get(String alertId) {
    return alarms.get(alertId);
  }

  boolean holds(String alertId) {
    return alarms.containsKey(alertId);
  }

  Collection<Alarm> all() {
    return List.copyOf(alarms.values());
  }

  /** Names of all alarms, in order. */
  Collection<String> names() {
    return new TreeSet<>(alarms.keySet());
  }

  /** Replaces an alarm without a word. */
  void put(Alarm alarm) {
    alarms.put(alarm.alertId(), alarm);
    changed.add(alarm.alertId());
  }

  /** See {@link Desk#takeChanged}. */
  Map<String, Optional<Alarm>> takeChanged() {
    Map<String, Optional<Alarm>> taken = new LinkedHashMap<>();
    for (String id : changed) {
      taken.put(id, Optional.ofNullable(alarms.get(id)).map(this::listed));
    }
    changed.clear();
    return taken;
  }

  private Alarm listed(Alarm alarm) {
    Set<String> children = explanations.childrenOf(alarm.alertId());
    return children.isEmpty()
        ? alarm
        : alarm.withChildren(
            children.stream().limit(Alarm.MOST_CHILDREN).toList(), children.size());
  }

  /** Forgets the alarms that were over before an instant. */
  void forgetBefore(long eventTimeMillis) {
    while (!closed.isEmpty() && closed.firstKey() < eventTimeMillis) {
      for (String id : closed.pollFirstEntry().getValue()) {
        alarms.remove(id);
        changed.add(id);
      }
    }
  }

  /** The version of a rule that judged. */
  Optional<AlertRule> ruleOf(Judged judged) {
    return rules
        .get(judged.ruleId())
        .map(
            history ->
                history.version(judged.transition().ruleVersion()).orElseGet(history::latest));
  }

  /** The version of a rule that judged an alarm last. */
  Optional<AlertRule> ruleOf(Alarm alarm) {
    return rules
        .get(alarm.name().ruleId())
        .map(history -> history.version(alarm.ruleVersion()).orElseGet(history::latest));
  }

  /** An alarm as the cause of others; empty where its rule explains none. */
  static Optional<Cause> causeOf(Alarm.Name name, Subject subject, AlertRule rule) {
    Set<String> inhibits = rule.handling().inhibits();
    return inhibits.isEmpty() || rule.head().isShadow()
        ? Optional.empty()
        : Optional.of(new Cause(name, subject, inhibits));
  }

  Explanations explanations() {
    return explanations;
  }

  /** The alarm that explains another one. */
  Optional<String> parentOf(Alarm alarm) {
    Set<String> inhibits = ruleOf(alarm).map(rule -> rule.handling().inhibits()).orElse(Set.of());
    return explanations.causeOf(alarm.name(), alarm.subject(), inhibits).map(Cause::alertId);
  }

  void link(String parent, String child) {
    explanations.link(parent, child);
    changed.add(parent);
  }

  /** An alarm is to be looked at anew when event time has come so far. */
  void release(String id, long atMillis) {
    releases.computeIfAbsent(atMillis, any -> new TreeSet<>()).add(id);
  }

  void unrelease(String id, long atMillis) {
    Set<String> due = releases.get(atMillis);
    if (due != null && due.remove(id) && due.isEmpty()) {
      releases.remove(atMillis);
    }
  }

  /** The first that are to be looked at anew, up to an instant. */
  Optional<Map.Entry<Long, Set<String>>> pollReleases(long eventTimeMillis) {
    return releases.isEmpty() || releases.firstKey() > eventTimeMillis
        ? Optional.empty()
        : Optional.of(releases.pollFirstEntry());
  }

  /** Remembers of whom to remind, and forgets where nobody needs to be. */
  void watch(Alarm alarm) {
    Attention attention = alarm.attention();
    boolean isUnattended =
        alarm.isFiring()
            && attention.notifiedAtMillis().isPresent()
            && attention.acknowledgement().isEmpty()
            && ruleOf(alarm)
                .filter(rule -> !rule.handling().escalation().equals(Escalation.NONE))
                .isPresent();
    if (isUnattended) {
      unattended.add(alarm.alertId());
    } else {
      unattended.remove(alarm.alertId());
    }
  }

  /** Names of the alarms that nobody looks after, in order. */
  Collection<String> unattended() {
    return List.copyOf(unattended);
  }

  /** Says that one thing is otherwise, of what was measured and of no person. */
  void sayChange(
      Alarm alarm, long atMillis, boolean isNotify, Change what, List<AlarmEvent> events) {
    say(
        new AlarmEvent(
            EventType.CHANGED,
            alarm,
            atMillis,
            isNotify,
            false,
            false,
            Reason.MEASURED,
            List.of(what),
            Optional.empty(),
            ""),
        events);
  }

  /** Numbers an event and remembers what is known after it. */
  void say(AlarmEvent event, List<AlarmEvent> events) {
    Alarm numbered = listed(event.alarm()).next();
    put(numbered);
    events.add(
        new AlarmEvent(
            event.type(),
            numbered,
            event.atMillis(),
            event.isNotify(),
            event.isLate(),
            event.isStorm(),
            event.reason(),
            event.changes(),
            event.by(),
            event.comment()));
  }
}
