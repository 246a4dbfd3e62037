package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.OnAlarm.Deed;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.Selector;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.http.Problem.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do: to one alarm, or for a time to many. Nothing is changed here: what somebody does
 * is a record of {@code operator-actions}, which says who did it and when, and what follows from it
 * comes back as everything else does.
 */
final class ActionEndpoints {

  /** Every attempt, whatever came of it; the topic holds what was done. */
  private static final Logger AUDIT = LoggerFactory.getLogger("io.umbral.console.audit");

  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_COMMENT = 1_000;
  private static final int MOST_PLANS = 1_000;
  private static final Duration LONGEST_PLAN = Duration.ofDays(366);

  private final AlarmQueries queries;
  private final Deeds deeds;
  private final Clock clock;

  ActionEndpoints(AlarmQueries queries, Deeds deeds, Clock clock) {
    this.queries = queries;
    this.deeds = deeds;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "/api/v1/alerts/{alertId}/actions", Role.OPERATOR, audited("act", this::onAlarm)),
        Endpoint.get("/api/v1/plans", Role.VIEWER, Set.of("kind"), this::plans),
        Endpoint.post("/api/v1/plans", Role.OPERATOR, audited("plan", this::plan)),
        Endpoint.delete(
            "/api/v1/plans/{planId}", Role.OPERATOR, audited("end plan", this::endPlan)));
  }

  private static Endpoint.Answer audited(String what, Endpoint.Answer answer) {
    return (context, parameters) -> {
      String who = Identity.of(context).name();
      try {
        answer.answer(context, parameters);
        AUDIT.info("{} {} {}: {}", who, what, context.path(), context.statusCode());
      } catch (Problem e) {
        AUDIT.info("{} {} {}: refused, {}", who, what, context.path(), e.kind());
        throw e;
      }
    };
  }

  /** What a change of an alarm must name, so that nobody changes what was not seen. */
  static String etag(Alarm alarm) {
    return "\"" + alarm.seq() + "\"";
  }

  private static String etag(Plan plan) {
    return "\"" + plan.doneAtMillis() + "-" + plan.untilMillis() + "\"";
  }

  private static void requireMatch(Context context, String etag, String thing) {
    String wanted = context.header("If-Match");
    if (wanted == null) {
      throw new Problem(
          Kind.PRECONDITION_REQUIRED,
          "If-Match should hold the ETag of " + thing + " as you saw it");
    }
    if (!wanted.equals(etag)) {
      throw new Problem(
          Kind.PRECONDITION_FAILED, thing + " is " + etag + " by now; look at it again");
    }
  }

  private static String keyOf(Context context) {
    String key = context.header("Idempotency-Key");
    boolean isSound =
        key != null
            && !key.isEmpty()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c > ' ' && c < 127);
    if (!isSound) {
      throw new Problem(
          Kind.INVALID_REQUEST,
          "Idempotency-Key should be 1 to "
              + LONGEST_KEY
              + " visible ASCII characters, new for each thing that you do");
    }
    return key;
  }

  private static String commentIn(JsonBody body) {
    String comment = body.text("comment").orElse("");
    if (comment.length() > LONGEST_COMMENT) {
      throw JsonBody.invalid("comment", "at most " + LONGEST_COMMENT + " characters");
    }
    return comment;
  }

  private void onAlarm(Context context, Parameters parameters) {
    String by = Identity.of(context).name();
    String key = keyOf(context);
    JsonBody body = JsonBody.of(context.bodyAsBytes(), Set.of("deed", "comment"), Set.of());
    Deed deed = body.symbol("deed", Deed.class);
    String comment = commentIn(body);
    if (deed == Deed.COMMENT && comment.isEmpty()) {
      throw JsonBody.invalid("comment", "there, since it is all that is done");
    }
    String alertId = context.pathParam("alertId");
    Alarm alarm = AlarmEndpoints.find(queries, alertId);
    OperatorAction done =
        deeds.once(
            new OnAlarm(Deeds.idOf(by, key), by, clock.millis(), comment, alertId, deed),
            () -> {
              requireMatch(context, etag(alarm), "the alarm");
              requirePossible(deed, alarm);
            });
    context.status(202);
    tell(context, done);
  }

  private static void requirePossible(Deed deed, Alarm alarm) {
    boolean isAcknowledged = alarm.attention().acknowledgement().isPresent();
    boolean isPossible =
        switch (deed) {
          case ACKNOWLEDGE -> alarm.isFiring() && !isAcknowledged;
          case UNACKNOWLEDGE -> alarm.isFiring() && isAcknowledged;
          case CLEAR -> alarm.isFiring();
          case COMMENT -> true;
        };
    if (!isPossible) {
      throw new Problem(
          Kind.CONFLICT,
          "the alarm is "
              + alarm.state()
              + (isAcknowledged ? " and acknowledged" : "")
              + ": there is nothing to "
              + deed);
    }
  }

  private static void tell(Context context, OperatorAction done) {
    Reply.once(
        context,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("actionId", done.id());
              json.writeStringField("by", done.by());
              json.writeStringField("doneAt", Json.instant(done.doneAtMillis()));
              json.writeEndObject();
            }));
  }

  private void plan(Context context, Parameters parameters) {
    String by = Identity.of(context).name();
    String key = keyOf(context);
    JsonBody body =
        JsonBody.of(
            context.bodyAsBytes(),
            Set.of("kind", "from", "until", "comment"),
            Set.of("regions", "operators", "technologies", "rules"));
    String comment = commentIn(body);
    if (comment.isEmpty()) {
      throw JsonBody.invalid("comment", "there: whoever finds it quiet wants to know why");
    }
    long from = body.instantMillis("from");
    long until = body.instantMillis("until");
    if (until <= from || until - from > LONGEST_PLAN.toMillis()) {
      throw JsonBody.invalid("until", "after from, by at most " + LONGEST_PLAN.toDays() + " days");
    }
    Plan plan =
        new Plan(
            Deeds.idOf(by, key),
            by,
            clock.millis(),
            comment,
            body.symbol("kind", Plan.Kind.class),
            new Selector(
                body.list("regions"),
                body.list("operators"),
                body.list("technologies"),
                Map.of(),
                Optional.empty()),
            body.list("rules"),
            from,
            until);
    OperatorAction done = deeds.once(plan, () -> {});
    context.status(202);
    tell(context, done);
  }

  /**
   * A plan is ended by being said again with an end that is now; one that is over stays as it is.
   */
  private void endPlan(Context context, Parameters parameters) {
    Plan plan =
        queries
            .action(context.pathParam("planId"))
            .filter(Plan.class::isInstance)
            .map(Plan.class::cast)
            .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "there is no such plan"));
    long now = clock.millis();
    if (plan.untilMillis() > now) {
      requireMatch(context, etag(plan), "the plan");
      deeds.again(
          new Plan(
              plan.id(),
              Identity.of(context).name(),
              now,
              plan.comment(),
              plan.kind(),
              plan.selector(),
              plan.rules(),
              Math.min(plan.fromMillis(), now),
              now));
    }
    context.status(204);
  }

  private void plans(Context context, Parameters parameters) {
    Set<Plan.Kind> kinds = parameters.symbols("kind", Plan.Kind.class);
    long now = clock.millis();
    List<Plan> plans =
        queries.plans(MOST_PLANS).stream()
            .filter(plan -> kinds.isEmpty() || kinds.contains(plan.kind()))
            .toList();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("plans");
              for (Plan plan : plans) {
                write(plan, now, json);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static void write(Plan plan, long now, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("planId", plan.id());
    json.writeStringField("etag", etag(plan));
    json.writeStringField("kind", plan.kind().name());
    json.writeStringField("state", stateAt(now, plan));
    json.writeStringField("by", plan.by());
    json.writeStringField("doneAt", Json.instant(plan.doneAtMillis()));
    json.writeStringField("comment", plan.comment());
    json.writeStringField("from", Json.instant(plan.fromMillis()));
    json.writeStringField("until", Json.instant(plan.untilMillis()));
    write("regions", plan.selector().regions(), json);
    write("operators", plan.selector().operators(), json);
    write("technologies", plan.selector().technologies(), json);
    write("rules", plan.rules(), json);
    json.writeEndObject();
  }

  /** Where a plan stands: PENDING, ACTIVE or OVER. */
  private static String stateAt(long millis, Plan plan) {
    if (millis < plan.fromMillis()) {
      return "PENDING";
    }
    return millis < plan.untilMillis() ? "ACTIVE" : "OVER";
  }

  private static void write(String name, Collection<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts.stream().sorted().toList()) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
