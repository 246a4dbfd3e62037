package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.list;
import static io.umbral.embedded.deployment.Documents.mapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules of Prometheus; promtool runs their own tests in the profile {@code prometheus}. */
final class RulesTest {

  @Test
  void everyMetricOfARuleIsOnThePage() {
    for (Rules.Rule rule : Rules.all()) {
      assertEquals(Set.of(), MetricsPage.unknownIn(rule.expression()), rule::name);
    }
  }

  @Test
  void everyAlertSaysHowBadItIsAndWhatToDo() {
    for (Rules.Rule rule : Rules.all()) {
      if (!rule.records()) {
        String severity = (String) mapping(rule.fields().get("labels")).get("severity");
        assertTrue(Set.of("critical", "warning").contains(severity), rule::name);
        assertEquals(
            Set.of("summary", "action"),
            mapping(rule.fields().get("annotations")).keySet(),
            rule::name);
      }
    }
  }

  @Test
  void everyAlertHasATestInWhichItFires() {
    Set<String> alerts = new TreeSet<>();
    Rules.all().stream().filter(rule -> !rule.records()).forEach(rule -> alerts.add(rule.name()));
    Set<String> fired = new TreeSet<>();
    Map<String, Object> tests = Documents.mapping("tests", Documents.textOf(Rules.TESTS));
    for (Object test : list(tests.get("tests"))) {
      for (Object expected : list(mapping(test).get("alert_rule_test"))) {
        if (!list(mapping(expected).get("exp_alerts")).isEmpty()) {
          fired.add((String) mapping(expected).get("alertname"));
        }
      }
    }
    assertEquals(alerts, fired);
  }
}
