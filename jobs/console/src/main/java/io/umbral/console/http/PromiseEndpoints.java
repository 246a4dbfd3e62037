package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.console.Names;
import io.umbral.console.history.PromiseQueries;
import io.umbral.console.history.PromiseQueries.Filter;
import io.umbral.console.history.PromiseQueries.Summary;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.WindowResult.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How promises stand: verdicts, error budgets and how fast they are used. */
final class PromiseEndpoints {

  private static final int MOST_LISTED = 1_000;
  private static final int USUALLY_LISTED = 200;
  private static final int MOST_ROWS = 20_000;
  private static final Set<String> FILTERS =
      Set.of("slo", "region", "operator", "technology", "verdict");
  private static final Set<String> LIST =
      Set.of("slo", "region", "operator", "technology", "verdict", "limit");

  private final PromiseQueries queries;
  private final Names names;
  private final boolean isSimulated;

  PromiseEndpoints(PromiseQueries queries, Names names, boolean isSimulated) {
    this.queries = queries;
    this.names = names;
    this.isSimulated = isSimulated;
  }

  List<Endpoint> endpoints() {
    List<Endpoint> endpoints =
        new ArrayList<>(
            List.of(
                Endpoint.get("/api/v1/slos", Role.VIEWER, LIST, this::list),
                Endpoint.get("/api/v1/slos.metadata.json", Role.VIEWER, FILTERS, this::metadata)));
    Endpoint.table("/api/v1/slos", Role.VIEWER, FILTERS, this::csv).forEach(endpoints::add);
    return endpoints;
  }

  private static Filter filterOf(Parameters parameters) {
    return new Filter(
        parameters.text("slo"),
        parameters.text("region"),
        parameters.text("operator"),
        parameters.text("technology"),
        parameters.symbols("verdict", Verdict.class));
  }

  private void list(Context context, Parameters parameters) {
    int most = (int) parameters.whole("limit", 1, MOST_LISTED).orElse(USUALLY_LISTED);
    List<SloStatus> found = queries.list(filterOf(parameters), most + 1);
    List<Summary> summaries = queries.summaries();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("simulated", isSimulated);
              json.writeBooleanField("truncated", found.size() > most);
              json.writeArrayFieldStart("promises");
              for (Summary summary : summaries) {
                write(summary, json);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("standings");
              for (SloStatus standing : found.subList(0, Math.min(most, found.size()))) {
                json.writeStartObject();
                write(standing, json);
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private void write(Summary summary, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("slo", summary.slo());
    json.writeNumberField("breached", summary.breached());
    json.writeNumberField("insufficient", summary.insufficient());
    json.writeNumberField("met", summary.met());
    json.writeObjectFieldStart("worst");
    write(summary.worst(), json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(SloStatus standing, JsonGenerator json) throws IOException {
    json.writeStringField("slo", standing.slo());
    json.writeStringField("version", standing.version());
    Json.writeText("objective", standing.objective(), json);
    json.writeStringField("service", standing.service());
    json.writeStringField("region", standing.key().region());
    json.writeStringField("regionName", names.ofRegion(standing.key().region()));
    json.writeStringField("level", standing.level().name());
    json.writeStringField("operator", standing.key().operator());
    json.writeStringField("operatorName", names.ofOperator(standing.key().operator()));
    json.writeStringField("technology", standing.key().technology());
    json.writeStringField("at", Json.instant(standing.atMillis()));
    json.writeStringField("windowStart", Json.instant(standing.windowStartMillis()));
    json.writeStringField("windowEnd", Json.instant(standing.windowEndMillis()));
    json.writeNumberField("revision", standing.revision());
    json.writeStringField("status", standing.status().name());
    json.writeStringField("verdict", standing.verdict().name());
    json.writeStringField("method", standing.method().name());
    json.writeNumberField("target", standing.target().value());
    json.writeNumberField("good", standing.good());
    json.writeNumberField("bad", standing.bad());
    Json.writeNumber("attainment", standing.attainment(), json);
    Json.writeNumber("budgetLeft", standing.budgetLeft(), json);
    json.writeArrayFieldStart("burns");
    for (Burn burn : standing.burns()) {
      json.writeStartObject();
      json.writeNumberField("windowMinutes", burn.windowMinutes());
      Json.writeNumber("rate", burn.rate(standing.target()), json);
      json.writeNumberField("presentMinutes", burn.presentMinutes());
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.writeInstant("exhaustionAt", standing.exhaustionMillis(), json);
    json.writeNumberField("presentMinutes", standing.presentMinutes());
    json.writeNumberField("elapsedMinutes", standing.elapsedMinutes());
    json.writeBooleanField("legal", standing.legal());
    json.writeStringField("source", standing.source());
  }

  private void csv(Context context, Parameters parameters) {
    Csv csv =
        new Csv(
            "slo",
            "version",
            "objective",
            "service",
            "region",
            "regionName",
            "operator",
            "technology",
            "at",
            "windowStart",
            "windowEnd",
            "status",
            "verdict",
            "method",
            "target",
            "attainment",
            "budgetLeft",
            "burns",
            "exhaustionAt",
            "presentMinutes",
            "elapsedMinutes",
            "legal",
            "source",
            "simulated");
    for (SloStatus standing : queries.list(filterOf(parameters), MOST_ROWS)) {
      csv.row(
          Arrays.asList(
              standing.slo(),
              standing.version(),
              standing.objective().orElse(null),
              standing.service(),
              standing.key().region(),
              names.ofRegion(standing.key().region()),
              standing.key().operator(),
              standing.key().technology(),
              Json.instant(standing.atMillis()),
              Json.instant(standing.windowStartMillis()),
              Json.instant(standing.windowEndMillis()),
              standing.status(),
              standing.verdict(),
              standing.method(),
              standing.target().value(),
              Csv.number(standing.attainment()),
              Csv.number(standing.budgetLeft()),
              burns(standing),
              standing.exhaustionMillis().isPresent()
                  ? Json.instant(standing.exhaustionMillis().getAsLong())
                  : null,
              standing.presentMinutes(),
              standing.elapsedMinutes(),
              standing.legal(),
              standing.source(),
              isSimulated));
    }
    Reply.download(context, "umbral-slos", csv);
  }

  /** As {@code 5:14.2 60:3.1}: minutes and how many times too fast. */
  private static String burns(SloStatus standing) {
    return standing.burns().stream()
        .filter(burn -> burn.rate(standing.target()).isPresent())
        .map(burn -> burn.windowMinutes() + ":" + burn.rate(standing.target()).getAsDouble())
        .collect(Collectors.joining(" "));
  }

  private void metadata(Context context, Parameters parameters) {
    List<SloStatus> found = queries.list(filterOf(parameters), MOST_ROWS + 1);
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("simulated", isSimulated);
              json.writeBooleanField("truncated", found.size() > MOST_ROWS);
              json.writeNumberField("rowCount", Math.min(MOST_ROWS, found.size()));
              json.writeStringField("topic", "slo-status");
              json.writeStringField(
                  "rule",
                  "Of each promise about each series the newest minute; of one minute the higher"
                      + " revision, then FINAL.");
              json.writeEndObject();
            }));
  }
}
