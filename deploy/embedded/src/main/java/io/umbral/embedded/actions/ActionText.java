package io.umbral.embedded.actions;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.Selector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Actions in one line, for people. */
final class ActionText {

  private ActionText() {}

  /** When, who, what, of what, why, and under which name. */
  static String of(OperatorAction action) {
    return Instant.ofEpochMilli(action.doneAtMillis())
        + " "
        + action.by()
        + ": "
        + (action instanceof OnAlarm deed
            ? deed.deed() + " " + deed.alertId()
            : planned((Plan) action))
        + (action.comment().isEmpty() ? "" : ", \"" + action.comment() + "\"")
        + " ("
        + action.id()
        + ")";
  }

  private static String planned(Plan plan) {
    return plan.kind()
        + " from "
        + Instant.ofEpochMilli(plan.fromMillis())
        + " until "
        + Instant.ofEpochMilli(plan.untilMillis())
        + " of "
        + meant(plan);
  }

  private static String meant(Plan plan) {
    Selector selector = plan.selector();
    List<String> parts = new ArrayList<>();
    add("region", selector.regions(), parts);
    add("operator", selector.operators(), parts);
    add("technology", selector.technologies(), parts);
    add("rule", plan.rules(), parts);
    return parts.isEmpty() ? "everything" : String.join(", ", parts);
  }

  private static void add(String name, Collection<String> values, List<String> parts) {
    if (!values.isEmpty()) {
      parts.add(name + " " + String.join(" ", new TreeSet<>(values)));
    }
  }
}
