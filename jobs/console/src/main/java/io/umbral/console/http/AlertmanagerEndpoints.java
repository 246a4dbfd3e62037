package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.console.history.AlarmFilter;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.http.Problem.Kind;
import io.umbral.delivery.AlertmanagerAlert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Alarms and silences for clients of Alertmanager's API v2, at {@code /am}. Silences are plans:
 * what a client writes is a record of {@code operator-actions}, in the name of whoever asks, and
 * what it says of the author becomes part of the comment. A region means its parts too.
 */
final class AlertmanagerEndpoints {

  private static final int MOST_ALERTS = 20_000;
  private static final int MOST_PLANS = 1_000;
  private static final Duration LONGEST_SILENCE = Duration.ofDays(366);

  /** A client that hears nothing more of an alert for so long may take it for resolved. */
  private static final Duration HOLDS = Duration.ofMinutes(5);

  private static final String RECEIVER = "umbral";
  private static final String CONFIGURATION =
      "route:\n  receiver: umbral\nreceivers:\n  - name: umbral\n";

  private static final Set<String> ALERTS =
      Set.of("active", "silenced", "inhibited", "unprocessed", "muted", "receiver", "filter");

  private final AlarmQueries queries;
  private final Deeds deeds;
  private final Clock clock;
  private final long startedMillis;

  AlertmanagerEndpoints(AlarmQueries queries, Deeds deeds, Clock clock) {
    this.queries = queries;
    this.deeds = deeds;
    this.clock = clock;
    startedMillis = clock.millis();
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/am/api/v2/status", Role.VIEWER, Set.of(), this::status),
        Endpoint.get("/am/api/v2/receivers", Role.VIEWER, Set.of(), this::receivers),
        Endpoint.get("/am/api/v2/alerts", Role.VIEWER, ALERTS, this::alerts),
        Endpoint.get("/am/api/v2/alerts/groups", Role.VIEWER, ALERTS, this::groups),
        Endpoint.get("/am/api/v2/silences", Role.VIEWER, Set.of("filter"), this::silences),
        Endpoint.get("/am/api/v2/silence/{silenceId}", Role.VIEWER, Set.of(), this::silence),
        Endpoint.post(
            "/am/api/v2/silences",
            Role.OPERATOR,
            ActionEndpoints.audited("silence", this::addSilence)),
        Endpoint.delete(
            "/am/api/v2/silence/{silenceId}",
            Role.OPERATOR,
            ActionEndpoints.audited("expire silence", this::expireSilence)));
  }

  private void status(Context context, Parameters parameters) {
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("cluster");
              json.writeStringField("status", "disabled");
              json.writeEndObject();
              json.writeObjectFieldStart("versionInfo");
              json.writeStringField("version", "0.25.0");
              json.writeStringField("revision", "umbral");
              json.writeStringField("branch", "umbral");
              json.writeStringField("buildUser", "");
              json.writeStringField("buildDate", "");
              json.writeStringField("goVersion", "");
              json.writeEndObject();
              json.writeObjectFieldStart("config");
              json.writeStringField("original", CONFIGURATION);
              json.writeEndObject();
              json.writeStringField("uptime", Json.instant(startedMillis));
              json.writeEndObject();
            }));
  }

  private void receivers(Context context, Parameters parameters) {
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartArray();
              writeReceiver(json);
              json.writeEndArray();
            }));
  }

  private static void writeReceiver(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", RECEIVER);
    json.writeEndObject();
  }

  /** An alarm as an alert, and the silences that mean it. */
  private record Alert(Alarm alarm, Map<String, String> labels, List<String> silencedBy) {

    boolean isSilenced() {
      return alarm.suppression().isSilenced() || alarm.suppression().isPlannedOutage();
    }

    boolean isInhibited() {
      return alarm.suppression().inhibitedBy().isPresent();
    }
  }

  private List<Alert> find(Parameters parameters) {
    List<Matcher> conditions = parameters.texts("filter").stream().map(Matcher::of).toList();
    boolean wantsActive = parameters.flag("active").orElse(true);
    boolean wantsSilenced = parameters.flag("silenced").orElse(true);
    boolean wantsInhibited = parameters.flag("inhibited").orElse(true);
    parameters.flag("unprocessed");
    parameters.flag("muted");
    boolean isOurs =
        parameters
            .text("receiver")
            .map(name -> Matcher.of("receiver", name, true, true))
            .map(receiver -> receiver.matches(Map.of("receiver", RECEIVER)))
            .orElse(true);
    if (!isOurs) {
      return List.of();
    }
    long now = clock.millis();
    List<Plan> plans =
        queries.plans(MOST_PLANS).stream()
            .filter(plan -> Silences.stateAt(now, plan).equals("active"))
            .toList();
    List<Alert> alerts = new ArrayList<>();
    for (Alarm alarm : queries.list(firing(), Optional.empty(), MOST_ALERTS)) {
      if (alarm.isShadow()) {
        continue;
      }
      Alert alert =
          new Alert(
              alarm,
              AlertmanagerAlert.labels(alarm, alarm.severity()),
              plans.stream()
                  .filter(plan -> Silences.means(plan, alarm))
                  .map(Plan::id)
                  .sorted()
                  .toList());
      boolean isActive = !alert.isSilenced() && !alert.isInhibited();
      boolean isWanted =
          (wantsActive || !isActive)
              && (wantsSilenced || !alert.isSilenced())
              && (wantsInhibited || !alert.isInhibited());
      if (isWanted && Matcher.all(conditions, alert.labels())) {
        alerts.add(alert);
      }
    }
    return alerts;
  }

  private static AlarmFilter firing() {
    return new AlarmFilter(
        EnumSet.of(Alarm.State.FIRING),
        EnumSet.noneOf(Severity.class),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void alerts(Context context, Parameters parameters) {
    List<Alert> alerts = find(parameters);
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartArray();
              for (Alert alert : alerts) {
                write(alert, json);
              }
              json.writeEndArray();
            }));
  }

  /** One group for each rule. */
  private void groups(Context context, Parameters parameters) {
    Map<String, List<Alert>> groups = new TreeMap<>();
    for (Alert alert : find(parameters)) {
      groups.computeIfAbsent(alert.alarm().name().ruleId(), rule -> new ArrayList<>()).add(alert);
    }
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartArray();
              for (Map.Entry<String, List<Alert>> group : groups.entrySet()) {
                json.writeStartObject();
                json.writeObjectFieldStart("labels");
                json.writeStringField("alertname", group.getKey());
                json.writeEndObject();
                json.writeObjectFieldStart("routeLabels");
                json.writeEndObject();
                json.writeFieldName("receiver");
                writeReceiver(json);
                json.writeArrayFieldStart("alerts");
                for (Alert alert : group.getValue()) {
                  write(alert, json);
                }
                json.writeEndArray();
                json.writeEndObject();
              }
              json.writeEndArray();
            }));
  }

  private void write(Alert alert, JsonGenerator json) throws IOException {
    Alarm alarm = alert.alarm();
    json.writeStartObject();
    writeTexts("labels", alert.labels(), json);
    writeTexts("annotations", AlertmanagerAlert.annotations(alarm), json);
    json.writeStringField("fingerprint", alarm.name().fingerprint());
    json.writeStringField("startsAt", Json.instant(alarm.startsAtMillis()));
    json.writeStringField("updatedAt", Json.instant(alarm.evidence().windowEndMillis()));
    json.writeStringField("endsAt", Json.instant(clock.millis() + HOLDS.toMillis()));
    json.writeArrayFieldStart("receivers");
    writeReceiver(json);
    json.writeEndArray();
    json.writeObjectFieldStart("status");
    json.writeStringField(
        "state", alert.isSilenced() || alert.isInhibited() ? "suppressed" : "active");
    writeTextList("silencedBy", alert.isSilenced() ? alert.silencedBy() : List.of(), json);
    writeTextList("inhibitedBy", alarm.suppression().inhibitedBy().stream().toList(), json);
    writeTextList("mutedBy", List.of(), json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeTexts(String name, Map<String, String> texts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTextList(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void silences(Context context, Parameters parameters) {
    List<Matcher> conditions = parameters.texts("filter").stream().map(Matcher::of).toList();
    long now = clock.millis();
    List<Plan> plans =
        queries.plans(MOST_PLANS).stream()
            .filter(plan -> Silences.isWanted(plan, conditions))
            .sorted(
                Comparator.comparing((Plan plan) -> Silences.stateAt(now, plan))
                    .thenComparingLong(Plan::untilMillis)
                    .thenComparing(Plan::id))
            .toList();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartArray();
              for (Plan plan : plans) {
                Silences.write(plan, now, json);
              }
              json.writeEndArray();
            }));
  }

  private void silence(Context context, Parameters parameters) {
    Plan plan = find(context.pathParam("silenceId"));
    Reply.changing(
        context, Reply.JSON, Json.bytes(json -> Silences.write(plan, clock.millis(), json)));
  }

  private Plan find(String id) {
    return queries
        .action(id)
        .filter(Plan.class::isInstance)
        .map(Plan.class::cast)
        .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "there is no such silence"));
  }

  private void addSilence(Context context, Parameters parameters) {
    Silences.Wish wish = Silences.read(context.bodyAsBytes());
    long now = clock.millis();
    long from = Math.max(wish.fromMillis(), now);
    if (wish.untilMillis() <= from || wish.untilMillis() - from > LONGEST_SILENCE.toMillis()) {
      throw JsonBody.invalid(
          "endsAt",
          "after startsAt and after now, by at most " + LONGEST_SILENCE.toDays() + " days");
    }
    String by = Identity.of(context).name();
    // Clients of Alertmanager name no key: each time that they ask is another time.
    String id = wish.id().orElseGet(() -> Deeds.idOf(by, UUID.randomUUID().toString()));
    Plan.Kind kind = wish.id().map(this::find).map(Plan::kind).orElse(Plan.Kind.SILENCE);
    Plan plan =
        new Plan(
            id,
            by,
            now,
            wish.comment(),
            kind,
            wish.selector(),
            wish.rules(),
            from,
            wish.untilMillis());
    deeds.again(plan);
    Reply.once(
        context,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("silenceID", id);
              json.writeEndObject();
            }));
  }

  private void expireSilence(Context context, Parameters parameters) {
    Plan plan = find(context.pathParam("silenceId"));
    long now = clock.millis();
    if (plan.untilMillis() > now) {
      deeds.again(ActionEndpoints.ended(plan, Identity.of(context).name(), now));
    }
    context.header("Cache-Control", "no-store");
    context.status(200);
  }
}
