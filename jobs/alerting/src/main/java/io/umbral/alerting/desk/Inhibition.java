package io.umbral.alerting.desk;

import io.umbral.alerting.desk.Explanations.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Alarms that explain others: when they begin, when they are over, and what comes after. */
final class Inhibition {

  /** Causes that begin and end with the judgements of one instant, by name. */
  record Foreseen(List<String> begun, List<String> over) {}

  private final AlarmTable table;
  private final Telling telling;
  private final long releaseDelayMillis;

  /**
   * For some alarms.
   *
   * @param releaseDelayMillis how long after its cause is over an alarm is looked at anew
   */
  Inhibition(AlarmTable table, Telling telling, long releaseDelayMillis) {
    this.table = table;
    this.telling = telling;
    this.releaseDelayMillis = releaseDelayMillis;
  }

  /** A cause is known before what it explains is looked at, wherever it stands in the batch. */
  Foreseen foresee(List<Judged> batch) {
    Foreseen foreseen = new Foreseen(new ArrayList<>(), new ArrayList<>());
    for (Judged judged : batch) {
      Alarm.Name name = Transitions.nameOf(judged);
      switch (judged.transition().kind()) {
        case RAISED -> {
          Optional<Cause> cause =
              judged.transition().isOver()
                  ? Optional.empty()
                  : table
                      .ruleOf(judged)
                      .flatMap(rule -> AlarmTable.causeOf(name, judged.subject(), rule));
          cause.ifPresent(table.explanations()::addCause);
          cause.ifPresent(any -> foreseen.begun().add(name.alertId()));
        }
        case CLEARED, WITHDRAWN -> {
          table.explanations().removeCause(name.alertId(), judged.subject());
          foreseen.over().add(name.alertId());
        }
        case CHANGED, MOVED -> {}
      }
    }
    return foreseen;
  }

  /** A new cause explains alarms that were there before it. */
  void explain(String parentId, long atMillis, List<AlarmEvent> events) {
    Alarm parent = table.get(parentId);
    for (String id : table.explanations().firingIn(parent.subject())) {
      Alarm child = table.get(id);
      Optional<String> found = table.parentOf(child);
      if (found.isEmpty() || found.equals(child.suppression().inhibitedBy())) {
        if (found.isPresent() && child.suppression().releasesAtMillis().isPresent()) {
          keepInhibited(child, found);
        }
        continue;
      }
      child.suppression().inhibitedBy().ifPresent(old -> table.explanations().unlink(old, id));
      table.link(found.get(), id);
      child.suppression().releasesAtMillis().ifPresent(at -> table.unrelease(id, at));
      Alarm explained = child.with(child.suppression().inhibitedBy(found));
      table.sayChange(explained, atMillis, false, Change.INHIBITED_BY, events);
    }
  }

  /** The same cause is back before what it explained was let go. */
  private void keepInhibited(Alarm child, Optional<String> parent) {
    child.suppression().releasesAtMillis().ifPresent(at -> table.unrelease(child.alertId(), at));
    table.put(child.with(child.suppression().inhibitedBy(parent)));
  }

  /** What a cause explained is looked at anew a little after it is over. */
  void unexplain(String parentId, long atMillis) {
    long dueMillis = atMillis + releaseDelayMillis;
    for (String id : List.copyOf(table.explanations().childrenOf(parentId))) {
      Alarm child = table.get(id);
      if (child.suppression().releasesAtMillis().isEmpty()) {
        table.put(child.with(child.suppression().releasesAt(dueMillis)));
        table.release(id, dueMillis);
      }
    }
  }

  /** Looks anew at alarms whose cause has been over for a little. */
  void reconsider(
      Map.Entry<Long, Set<String>> due, OptionalLong nowMillis, List<AlarmEvent> events) {
    for (String id : due.getValue()) {
      Alarm alarm = table.get(id);
      alarm.suppression().inhibitedBy().ifPresent(old -> table.explanations().unlink(old, id));
      Optional<String> parent = table.parentOf(alarm);
      parent.ifPresent(other -> table.link(other, id));
      telling.tellIfNew(
          alarm.with(alarm.suppression().inhibitedBy(parent)),
          due.getKey(),
          Change.INHIBITED_BY,
          nowMillis,
          events);
    }
  }
}
