package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.list;
import static io.umbral.embedded.deployment.Documents.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of Prometheus. */
final class Rules {

  static final Path FILE = Documents.DEPLOY.resolve("prometheus/rules/umbral.yml");
  static final Path TESTS = Documents.DEPLOY.resolve("prometheus/tests/umbral.yml");

  private Rules() {}

  /**
   * A rule.
   *
   * @param records whether it records and does not alert
   * @param name of the alert or of what is recorded
   * @param expression of Prometheus
   * @param fields all of it
   */
  record Rule(boolean records, String name, String expression, Map<String, Object> fields) {}

  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    for (Object group : list(Documents.mapping("rules", Documents.textOf(FILE)).get("groups"))) {
      for (Object rule : list(mapping(group).get("rules"))) {
        Map<String, Object> fields = mapping(rule);
        boolean records = fields.containsKey("record");
        rules.add(
            new Rule(
                records,
                (String) fields.get(records ? "record" : "alert"),
                (String) fields.get("expr"),
                fields));
      }
    }
    return rules;
  }
}
