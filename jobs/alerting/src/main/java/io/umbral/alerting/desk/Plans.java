package io.umbral.alerting.desk;

import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.OperatorAction.Plan;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

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

  /** The first beginning or end after an instant, up to and with another. */
  OptionalLong nextEdge(long afterMillis, long toMillis) {
    return byId.values().stream()
        .flatMapToLong(plan -> LongStream.of(plan.fromMillis(), plan.untilMillis()))
        .filter(edge -> afterMillis < edge && edge <= toMillis)
        .min();
  }

  /** Forgets the ones that were over before an instant, and says which. */
  Collection<String> forgetBefore(long millis) {
    Collection<String> over =
        byId.values().stream().filter(plan -> plan.untilMillis() < millis).map(Plan::id).toList();
    over.forEach(byId::remove);
    return over;
  }
}
