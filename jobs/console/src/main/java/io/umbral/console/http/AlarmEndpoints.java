package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.console.Names;
import io.umbral.console.Now;
import io.umbral.console.history.AlarmFilter;
import io.umbral.console.history.AlarmNews.Told;
import io.umbral.console.history.AlarmNews.Undelivered;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.history.AlarmQueries.Place;
import io.umbral.console.history.AlarmQueries.Rule;
import io.umbral.console.http.Problem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Alarms: the list, one of them with all that is known of it, and the rules behind them. */
final class AlarmEndpoints {

  private static final int MOST_LISTED = 1_000;
  private static final int USUALLY_LISTED = 200;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_EVENTS = 500;
  private static final int MOST_CHILDREN = 200;

  private static final Set<String> FILTERS =
      Set.of(
          "state",
          "severity",
          "region",
          "operator",
          "technology",
          "rule",
          "acknowledged",
          "suppressed");
  private static final Set<String> LIST = with(FILTERS, "limit", "cursor");

  private final AlarmQueries queries;
  private final Names names;
  private final boolean isSimulated;
  private final Supplier<Now> now;

  AlarmEndpoints(AlarmQueries queries, Names names, boolean isSimulated, Supplier<Now> now) {
    this.queries = queries;
    this.names = names;
    this.isSimulated = isSimulated;
    this.now = now;
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(Arrays.asList(more));
    return Set.copyOf(all);
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/alerts", Role.VIEWER, LIST, this::list),
        Endpoint.get("/api/v1/alerts.csv", Role.VIEWER, FILTERS, this::csv),
        Endpoint.get("/api/v1/alerts.metadata.json", Role.VIEWER, FILTERS, this::metadata),
        Endpoint.get("/api/v1/alerts/{alertId}", Role.VIEWER, Set.of(), this::one),
        Endpoint.get("/api/v1/rules", Role.VIEWER, Set.of(), this::rules));
  }

  /** Alarms that last, where nothing is said of their state. */
  private static AlarmFilter filterOf(Parameters parameters) {
    Set<Alarm.State> states = parameters.symbols("state", Alarm.State.class);
    return new AlarmFilter(
        states.isEmpty() ? EnumSet.of(Alarm.State.FIRING) : states,
        parameters.symbols("severity", Severity.class),
        parameters.text("region"),
        parameters.text("operator"),
        parameters.text("technology"),
        parameters.text("rule"),
        parameters.flag("acknowledged"),
        parameters.flag("suppressed"));
  }

  private void list(Context context, Parameters parameters) {
    int most = (int) parameters.whole("limit", 1, MOST_LISTED).orElse(USUALLY_LISTED);
    List<Alarm> found =
        queries.list(
            filterOf(parameters), parameters.text("cursor").map(Cursor::placeOf), most + 1);
    boolean isMore = found.size() > most;
    List<Alarm> shown = isMore ? found.subList(0, most) : found;
    AlarmJson alarms = new AlarmJson(names, queries.titles());
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("simulated", isSimulated);
              Moments.writeCounts(now.get().alarms(), json);
              if (isMore) {
                json.writeStringField("next", Cursor.of(Place.of(shown.get(most - 1))));
              } else {
                json.writeNullField("next");
              }
              json.writeArrayFieldStart("alerts");
              for (Alarm alarm : shown) {
                alarms.write(alarm, json);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  /** Where a list was left, in a form that nobody takes for anything else. */
  private static final class Cursor {
    private static final char BAR = '|';

    static String of(Place place) {
      String text =
          (place.isOver() ? "1" : "0")
              + BAR
              + place.urgency()
              + BAR
              + place.startsAtMillis()
              + BAR
              + place.alertId();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Place placeOf(String cursor) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split("\\|", 4);
        if (parts.length == 4) {
          return new Place(
              parts[0].equals("1"), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
        }
      } catch (IllegalArgumentException e) {
        // Said below, as for one that has other parts.
      }
      throw new Problem(
          Kind.INVALID_PARAMETER, "cursor is not one of ours and should be the next of a list");
    }
  }

  private static final String[] COLUMNS = {
    "alertId",
    "seq",
    "ruleId",
    "ruleVersion",
    "signal",
    "region",
    "regionName",
    "operator",
    "technology",
    "state",
    "severity",
    "startsAt",
    "endsAt",
    "acknowledgedBy",
    "suppressed",
    "explainedBy",
    "watched",
    "value",
    "level",
    "n",
    "shadow",
    "simulated"
  };

  private void csv(Context context, Parameters parameters) {
    Csv csv = new Csv(COLUMNS);
    for (Alarm alarm : queries.list(filterOf(parameters), Optional.empty(), MOST_ROWS)) {
      csv.row(
          Arrays.asList(
              alarm.alertId(),
              alarm.seq(),
              alarm.name().ruleId(),
              alarm.ruleVersion(),
              alarm.name().signal(),
              alarm.subject().region(),
              names.ofRegion(alarm.subject().region()),
              alarm.subject().operator(),
              alarm.subject().technology(),
              alarm.state(),
              alarm.severity(),
              Json.instant(alarm.startsAtMillis()),
              instant(alarm.endsAtMillis()),
              alarm.attention().acknowledgement().map(by -> by.by()).orElse(null),
              String.join(" ", AlarmJson.reasons(alarm.suppression())),
              alarm.suppression().inhibitedBy().orElse(null),
              alarm.evidence().watched(),
              boxed(alarm.evidence().value()),
              boxed(alarm.evidence().level()),
              alarm.evidence().n(),
              alarm.isShadow(),
              isSimulated));
    }
    Reply.download(context, "umbral-alerts", csv);
  }

  private static String instant(OptionalLong millis) {
    return millis.isPresent() ? Json.instant(millis.getAsLong()) : null;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private void metadata(Context context, Parameters parameters) {
    List<Alarm> found = queries.list(filterOf(parameters), Optional.empty(), MOST_ROWS + 1);
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("simulated", isSimulated);
              json.writeBooleanField("truncated", found.size() > MOST_ROWS);
              json.writeNumberField("rowCount", Math.min(MOST_ROWS, found.size()));
              json.writeArrayFieldStart("topics");
              json.writeString("alerts");
              json.writeString("alert-state");
              json.writeEndArray();
              json.writeStringField(
                  "rule", "Of what is known of an alarm, what has the higher seq holds.");
              json.writeEndObject();
            }));
  }

  /** All that is known of an alarm; its ETag is the number that an action asks for. */
  private void one(Context context, Parameters parameters) {
    String alertId = context.pathParam("alertId");
    Alarm alarm = find(queries, alertId);
    List<Told> events = queries.events(alertId, MOST_EVENTS);
    List<OperatorAction> actions = queries.actionsOn(alertId, MOST_EVENTS);
    List<Alarm> children = queries.children(alertId, MOST_CHILDREN);
    Optional<Alarm> parent = alarm.suppression().inhibitedBy().flatMap(queries::alarm);
    List<Undelivered> undelivered = queries.undelivered(alertId);
    Optional<Rule> rule =
        queries.rules().stream()
            .filter(one -> one.ruleId().equals(alarm.name().ruleId()))
            .filter(one -> one.version() == alarm.ruleVersion())
            .findFirst();
    AlarmJson alarms = new AlarmJson(names, queries.titles());
    byte[] body =
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("simulated", isSimulated);
              json.writeFieldName("alert");
              alarms.write(alarm, json);
              json.writeFieldName("rule");
              if (rule.isPresent()) {
                write(rule.get(), json);
              } else {
                json.writeNull();
              }
              json.writeFieldName("parent");
              if (parent.isPresent()) {
                alarms.write(parent.get(), json);
              } else {
                json.writeNull();
              }
              json.writeArrayFieldStart("children");
              for (Alarm child : children) {
                alarms.write(child, json);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("events");
              for (Told told : events) {
                AlarmJson.write(told, json);
              }
              json.writeEndArray();
              writeActions(actions, json);
              writeUndelivered(undelivered, json);
              json.writeEndObject();
            });
    context
        .header("Cache-Control", "private, no-cache")
        .header("ETag", ActionEndpoints.etag(alarm))
        .contentType(Reply.JSON)
        .result(body);
  }

  static Alarm find(AlarmQueries queries, String alertId) {
    return queries
        .alarm(alertId)
        .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "there is no such alarm, or not any more"));
  }

  private static void writeActions(List<OperatorAction> actions, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("actions");
    for (OperatorAction action : actions) {
      json.writeStartObject();
      json.writeStringField("actionId", action.id());
      json.writeStringField("deed", ((OnAlarm) action).deed().name());
      json.writeStringField("by", action.by());
      json.writeStringField("doneAt", Json.instant(action.doneAtMillis()));
      json.writeStringField("comment", action.comment());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeUndelivered(List<Undelivered> undelivered, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("undelivered");
    for (Undelivered one : undelivered) {
      json.writeStartObject();
      json.writeStringField("eventId", one.eventId());
      json.writeStringField("sink", one.sink());
      json.writeStringField("reason", one.reason());
      json.writeNumberField("attempts", one.attempts());
      json.writeStringField("recordedAt", Json.instant(one.recordedMillis()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void rules(Context context, Parameters parameters) {
    List<Rule> rules = queries.rules();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("rules");
              for (Rule rule : rules) {
                write(rule, json);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static void write(Rule rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", rule.ruleId());
    json.writeNumberField("version", rule.version());
    json.writeStringField("title", rule.title());
    json.writeStringField("runbook", rule.runbook());
    json.writeStringField("source", rule.source());
    json.writeBooleanField("enabled", rule.isEnabled());
    json.writeBooleanField("shadow", rule.isShadow());
    json.writeStringField("document", rule.document());
    json.writeEndObject();
  }
}
