package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.Selector;
import io.umbral.console.JsonValue;
import io.umbral.console.http.Problem.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans as Alertmanager's silences, both ways. */
final class Silences {

  private static final String RULE = "alertname";
  private static final String REGION = "region";
  private static final String OPERATOR = "operator";
  private static final String TECHNOLOGY = "technology";
  private static final Set<String> KEPT = Set.of(RULE, REGION, OPERATOR, TECHNOLOGY);
  private static final int LONGEST_TEXT = 1_000;

  private Silences() {}

  /**
   * A silence that somebody asks for.
   *
   * @param id of the one that it takes the place of; empty for a new one
   * @param selector of which subjects
   * @param rules of which rules; empty for all
   * @param fromMillis first instant, milliseconds since the epoch
   * @param untilMillis first instant after it
   * @param comment why, and who is said to have asked
   */
  record Wish(
      Optional<String> id,
      Selector selector,
      Set<String> rules,
      long fromMillis,
      long untilMillis,
      String comment) {}

  /** Reads what a client sends. */
  static Wish read(byte[] body) {
    JsonValue json;
    try {
      json = JsonValue.of(body);
    } catch (IOException e) {
      throw new Problem(Kind.INVALID_REQUEST, "the body should be a silence, in JSON");
    }
    Map<String, Set<String>> wanted = new HashMap<>();
    for (JsonValue matcher : json.get("matchers").items()) {
      keep(matcher, wanted);
    }
    if (wanted.isEmpty()) {
      throw JsonBody.invalid("matchers", "a list of one at least");
    }
    String comment = text(json, "comment");
    String author = text(json, "createdBy");
    return new Wish(
        json.get("id").text().filter(id -> !id.isEmpty()),
        new Selector(
            wanted.getOrDefault(REGION, Set.of()),
            wanted.getOrDefault(OPERATOR, Set.of()),
            wanted.getOrDefault(TECHNOLOGY, Set.of()),
            Map.of(),
            Optional.empty()),
        wanted.getOrDefault(RULE, Set.of()),
        instantMillis(json, "startsAt"),
        instantMillis(json, "endsAt"),
        comment.endsWith("(" + author + ")") ? comment : comment + " (" + author + ")");
  }

  private static void keep(JsonValue matcher, Map<String, Set<String>> wanted) {
    String name = text(matcher, "name");
    Matcher condition =
        Matcher.of(
            name,
            matcher.get("value").text().orElse(""),
            matcher.get("isRegex").flag().orElse(false),
            matcher.get("isEqual").flag().orElse(true));
    boolean isEmpty = condition.values().contains("");
    if (!KEPT.contains(name) || !condition.isEqual() || isEmpty) {
      throw JsonBody.invalid(
          "a matcher", "on alertname, region, operator or technology, with = or =~, not empty");
    }
    if (wanted.put(name, condition.values()) != null) {
      throw JsonBody.invalid("a matcher", "the only one on " + name);
    }
  }

  private static String text(JsonValue json, String name) {
    String text = json.get(name).text().orElse("");
    boolean isSound =
        !text.isBlank()
            && text.length() <= LONGEST_TEXT
            && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
    if (!isSound) {
      throw JsonBody.invalid(
          name, "text of 1 to " + LONGEST_TEXT + " characters, without control characters");
    }
    return text;
  }

  private static long instantMillis(JsonValue json, String name) {
    try {
      return OffsetDateTime.parse(json.get(name).text().orElse("")).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw JsonBody.invalid(name, "an instant, such as 2026-01-31T18:00:00Z");
    }
  }

  /** Whether an alarm is meant by a plan. */
  static boolean means(Plan plan, Alarm alarm) {
    return (plan.rules().isEmpty() || plan.rules().contains(alarm.name().ruleId()))
        && plan.selector().matches(alarm.subject());
  }

  /** Where a plan stands, as Alertmanager says it. */
  static String stateAt(long millis, Plan plan) {
    if (millis < plan.fromMillis()) {
      return "pending";
    }
    return millis < plan.untilMillis() ? "active" : "expired";
  }

  /** What a plan selects, by label; empty for what it leaves open. */
  static Map<String, Set<String>> labels(Plan plan) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    labels.put(RULE, plan.rules());
    labels.put(REGION, plan.selector().regions());
    labels.put(OPERATOR, plan.selector().operators());
    labels.put(TECHNOLOGY, plan.selector().technologies());
    labels.putAll(plan.selector().tags());
    labels.values().removeIf(Set::isEmpty);
    return labels;
  }

  /**
   * Whether a list that was asked for with conditions holds a plan: they are met by its matchers.
   */
  static boolean isWanted(Plan plan, List<Matcher> conditions) {
    Map<String, String> written = new HashMap<>();
    labels(plan).forEach((name, values) -> written.put(name, Matcher.written(values)));
    return Matcher.all(conditions, written);
  }

  /** One silence. */
  static void write(Plan plan, long nowMillis, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", plan.id());
    json.writeObjectFieldStart("status");
    json.writeStringField("state", stateAt(nowMillis, plan));
    json.writeEndObject();
    json.writeStringField("updatedAt", Json.instant(plan.doneAtMillis()));
    json.writeStringField("startsAt", Json.instant(plan.fromMillis()));
    json.writeStringField("endsAt", Json.instant(plan.untilMillis()));
    json.writeStringField("createdBy", plan.by());
    json.writeStringField("comment", plan.comment());
    json.writeArrayFieldStart("matchers");
    List<Map.Entry<String, Set<String>>> labels = new ArrayList<>(labels(plan).entrySet());
    for (Map.Entry<String, Set<String>> label : labels) {
      boolean isRegex = label.getValue().size() > 1;
      writeMatcher(label.getKey(), Matcher.written(label.getValue()), isRegex, json);
    }
    if (labels.isEmpty()) {
      writeMatcher(RULE, ".+", true, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMatcher(String name, String value, boolean isRegex, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("value", value);
    json.writeBooleanField("isRegex", isRegex);
    json.writeBooleanField("isEqual", true);
    json.writeEndObject();
  }
}
