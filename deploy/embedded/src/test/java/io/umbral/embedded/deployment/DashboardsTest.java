package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.list;
import static io.umbral.embedded.deployment.Documents.mapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dashboards have the form that Grafana reads, as far as they use it: it drops without a word
 * what it does not know, and shows an empty panel.
 */
final class DashboardsTest {

  private static final int COLUMNS = 24;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]+)}?");

  private static final Set<String> DASHBOARD =
      Set.of(
          "uid",
          "title",
          "description",
          "tags",
          "schemaVersion",
          "version",
          "editable",
          "graphTooltip",
          "timezone",
          "refresh",
          "time",
          "annotations",
          "links",
          "templating",
          "panels");

  private static final Set<String> PANEL =
      Set.of(
          "id",
          "type",
          "title",
          "description",
          "datasource",
          "gridPos",
          "fieldConfig",
          "targets",
          "options");

  private static final Set<String> TARGET =
      Set.of("refId", "expr", "legendFormat", "datasource", "instant");
  private static final Set<String> DEFAULTS =
      Set.of("unit", "mappings", "thresholds", "min", "max");
  private static final Set<String> UNITS =
      Set.of("none", "short", "s", "ms", "bytes", "percentunit", "Kbits");
  private static final Object DATA_SOURCE = Map.of("type", "prometheus", "uid", "${datasource}");

  static Set<String> dashboards() {
    return Dashboards.all().keySet();
  }

  private static void requireOnly(Set<String> known, Map<String, Object> fields, String where) {
    Set<String> unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown, where);
  }

  private static int number(Map<String, Object> fields, String name) {
    return Integer.parseInt((String) fields.get(name));
  }

  @Test
  void thereIsOneForEachQuestion() {
    assertEquals(
        Set.of("umbral-sla", "umbral-alarms", "umbral-pipeline", "umbral-account"), dashboards());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyFieldIsOneThatGrafanaReads(String name) {
    Map<String, Object> dashboard = Dashboards.all().get(name);
    assertEquals(DASHBOARD, dashboard.keySet());
    assertEquals(name, dashboard.get("uid"));
    Set<String> identifiers = new HashSet<>();
    for (Object element : list(dashboard.get("panels"))) {
      Map<String, Object> panel = mapping(element);
      String where = name + ": " + panel.get("title");
      requireOnly(PANEL, panel, where);
      assertTrue(identifiers.add((String) panel.get("id")), where);
      assertTrue(Set.of("timeseries", "stat", "table").contains((String) panel.get("type")), where);
      assertFalse(((String) panel.get("description")).isBlank(), where);
      assertEquals(DATA_SOURCE, panel.get("datasource"), where);
      Map<String, Object> defaults = mapping(mapping(panel.get("fieldConfig")).get("defaults"));
      requireOnly(DEFAULTS, defaults, where);
      assertTrue(UNITS.contains((String) defaults.get("unit")), where);
      requireTargets(panel, where);
    }
    assertFalse(identifiers.isEmpty());
  }

  private static void requireTargets(Map<String, Object> panel, String where) {
    Set<String> references = new HashSet<>();
    for (Object element : list(panel.get("targets"))) {
      Map<String, Object> target = mapping(element);
      requireOnly(TARGET, target, where);
      assertTrue(references.add((String) target.get("refId")), where);
      assertEquals(DATA_SOURCE, target.get("datasource"), where);
    }
    assertFalse(references.isEmpty(), where);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noPanelCoversAnother(String name) {
    Set<List<Integer>> taken = new HashSet<>();
    for (Object element : list(Dashboards.all().get(name).get("panels"))) {
      Map<String, Object> place = mapping(mapping(element).get("gridPos"));
      assertTrue(number(place, "x") + number(place, "w") <= COLUMNS, place::toString);
      for (int x = 0; x < number(place, "w"); x++) {
        for (int y = 0; y < number(place, "h"); y++) {
          assertTrue(
              taken.add(List.of(number(place, "x") + x, number(place, "y") + y)),
              () -> mapping(element).get("title") + " covers another");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyMetricIsOnThePageAndEveryVariableIsDefined(String name) {
    Map<String, Object> dashboard = Dashboards.all().get(name);
    Set<String> defined = new TreeSet<>();
    for (Object element : list(mapping(dashboard.get("templating")).get("list"))) {
      Map<String, Object> variable = mapping(element);
      defined.add((String) variable.get("name"));
      assertEquals(
          Set.of(), MetricsPage.unknownIn(String.valueOf(variable.get("definition"))), name);
    }
    for (Object element : list(dashboard.get("panels"))) {
      for (String expression : Dashboards.expressions(mapping(element))) {
        assertEquals(Set.of(), MetricsPage.unknownIn(expression), name);
        VARIABLE
            .matcher(expression)
            .results()
            .forEach(used -> assertTrue(defined.contains(used.group(1)), expression));
      }
    }
  }

  @Test
  void everyMetricOfTheAccountIsShown() {
    String account = Dashboards.all().get("umbral-account").toString();
    for (MetricsPage.Row row : MetricsPage.rows()) {
      if (row.name().startsWith("umbral.readings.")) {
        assertTrue(account.contains(row.prometheusName()), row::name);
      }
    }
  }
}
