package io.umbral.alerting.desk;

import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.OperatorAction.Plan;
import java.util.Collection;
import java.util.TreeMap;

/** Planned outages and silences, each in its last form. */
final class Plans {

  private final TreeMap<String, Plan> byId = new TreeMap<>();

  void put(Plan plan) {
    byId.put(plan.id(), plan);
  }

  Collection<Plan> all() {
    return byId.values();
  }

  boolean isAny(Plan.Kind kind, String ruleId, Subject subject, long atMillis) {
    for (Plan plan : byId.values()) {
      if (plan.kind() == kind && plan.holdsAt(atMillis) && plan.means(ruleId, subject)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one begins or ends after an instant, up to and with another. */
  boolean anyEdge(long afterMillis, long toMillis) {
    return byId.values().stream()
        .anyMatch(
            plan ->
                isWithin(plan.fromMillis(), afterMillis, toMillis)
                    || isWithin(plan.untilMillis(), afterMillis, toMillis));
  }

  private static boolean isWithin(long edge, long afterMillis, long toMillis) {
    return afterMillis < edge && edge <= toMillis;
  }

  /** Forgets the ones that were over before an instant, and says which. */
  Collection<String> forgetBefore(long millis) {
    Collection<String> over =
        byId.values().stream().filter(plan -> plan.untilMillis() < millis).map(Plan::id).toList();
    over.forEach(byId::remove);
    return over;
  }
}
