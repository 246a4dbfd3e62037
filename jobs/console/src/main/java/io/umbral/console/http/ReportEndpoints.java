package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.console.http.Problem.Kind;
import io.umbral.console.reports.Report;
import io.umbral.console.reports.Report.Figure;
import io.umbral.console.reports.Report.Goal;
import io.umbral.console.reports.ReportFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What benchmarks measured, beside what was promised. */
final class ReportEndpoints {

  private final ReportFolder folder;

  ReportEndpoints(ReportFolder folder) {
    this.folder = folder;
  }

  List<Endpoint> endpoints() {
    List<Endpoint> endpoints =
        new ArrayList<>(
            List.of(
                Endpoint.get("/api/v1/reports/benchmarks", Role.VIEWER, Set.of(), this::all),
                Endpoint.get(
                    "/api/v1/reports/benchmarks/{report}", Role.VIEWER, Set.of(), this::raw)));
    Endpoint.table("/api/v1/reports/benchmarks", Role.VIEWER, Set.of(), this::csv)
        .forEach(endpoints::add);
    return endpoints;
  }

  private void all(Context context, Parameters parameters) {
    ReportFolder.Contents contents = folder.read();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("found", contents.isThere());
              json.writeArrayFieldStart("reports");
              for (Report report : contents.reports()) {
                write(report, json);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("unreadable");
              for (String file : contents.unreadable()) {
                json.writeString(file);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static void write(Report report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("report", report.name());
    Json.writeText("command", report.command(), json);
    json.writeObjectFieldStart("circumstances");
    for (Map.Entry<String, String> one : report.circumstances().entrySet()) {
      json.writeStringField(one.getKey(), one.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("agrees");
    if (report.agrees().isPresent()) {
      json.writeBoolean(report.agrees().get());
    } else {
      json.writeNull();
    }
    json.writeArrayFieldStart("goals");
    for (Goal goal : report.goals()) {
      json.writeStartObject();
      json.writeStringField("name", goal.name());
      json.writeStringField("what", goal.what());
      json.writeStringField("goal", goal.goal());
      json.writeStringField("verdict", goal.verdict().name());
      json.writeStringField("measured", goal.measured());
      json.writeStringField("how", goal.how());
      json.writeStringField("command", goal.command());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("figures");
    for (Figure figure : report.figures()) {
      json.writeStartObject();
      json.writeStringField("name", figure.name());
      json.writeNumberField("value", figure.value());
      Json.writeNumber("low", figure.low(), json);
      Json.writeNumber("high", figure.high(), json);
      json.writeStringField("unit", figure.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void csv(Context context, Parameters parameters) {
    Csv csv = new Csv("report", "name", "what", "goal", "verdict", "measured", "command");
    for (Report report : folder.read().reports()) {
      for (Goal goal : report.goals()) {
        csv.row(
            List.of(
                report.name(),
                goal.name(),
                goal.what(),
                goal.goal(),
                goal.verdict(),
                goal.measured(),
                goal.command()));
      }
    }
    Reply.download(context, "umbral-goals", csv);
  }

  /** A file as the benchmark wrote it. */
  private void raw(Context context, Parameters parameters) {
    byte[] text =
        folder
            .raw(context.pathParam("report"))
            .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "there is no such report"));
    Reply.changing(context, Reply.JSON, text);
  }
}
