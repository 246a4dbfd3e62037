package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.console.JobMetrics;
import io.umbral.console.Now;
import io.umbral.console.history.History;
import io.umbral.console.history.WindowQueries;
import io.umbral.console.history.WindowQueries.RefusalRow;
import io.umbral.console.history.WindowQueries.Refused;
import io.umbral.console.http.Problem.Kind;
import io.umbral.console.kafka.FeedState.TopicState;
import io.umbral.console.live.EventHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** Whether the console lives, and how records fare on their way to it. */
final class HealthEndpoints {

  private static final int SHOWN_REFUSALS = 50;

  /** The account of every reading, as the job's metrics name its parts. */
  private static final List<String> ACCOUNT =
      List.of("received", "aggregated", "duplicate", "late", "rejected");

  /** The numbers of one scrape are read one after the other while the job goes on. */
  private static final int TRIES = 4;

  private final History history;
  private final WindowQueries queries;
  private final Supplier<Now> now;
  private final EventHub hub;
  private final JobMetrics job;
  private final Supplier<String> metrics;

  HealthEndpoints(
      History history,
      WindowQueries queries,
      Supplier<Now> now,
      EventHub hub,
      JobMetrics job,
      Supplier<String> metrics) {
    this.history = history;
    this.queries = queries;
    this.now = now;
    this.hub = hub;
    this.job = job;
    this.metrics = metrics;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/livez", Role.ANYONE, Set.of(), this::live),
        Endpoint.get("/readyz", Role.ANYONE, Set.of(), this::ready),
        Endpoint.get("/metrics", Role.VIEWER, Set.of(), this::metrics),
        Endpoint.get("/api/v1/health/pipeline", Role.VIEWER, Set.of(), this::pipeline));
  }

  private void live(Context context, Parameters parameters) {
    context.contentType("text/plain; charset=utf-8").result("live\n");
  }

  /** Ready once it has read all that the topics held, so that it shows no past as present. */
  private void ready(Context context, Parameters parameters) {
    Now moment = now.get();
    if (!moment.feed().isConnected()) {
      throw new Problem(Kind.BUSY, "Kafka does not answer");
    }
    context.contentType("text/plain; charset=utf-8").result("ready\n");
  }

  private void metrics(Context context, Parameters parameters) {
    context
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .header("Cache-Control", "no-store")
        .result(metrics.get().getBytes(StandardCharsets.UTF_8));
  }

  private void pipeline(Context context, Parameters parameters) {
    Now moment = now.get();
    Optional<JobMetrics.Reading> reading = readJob();
    Map<String, Refused> refusals = queries.refusals();
    List<RefusalRow> newest = queries.newestRefusals(SHOWN_REFUSALS);
    long unreadable = queries.unreadable();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("now");
              Moments.write(moment, json);
              json.writeEndObject();
              writeJob(reading, json);
              writeTopics(moment.feed().topics(), json);
              json.writeObjectFieldStart("console");
              json.writeNumberField("historyBytes", history.bytes());
              json.writeNumberField("unreadable", unreadable);
              json.writeNumberField("streams", hub.clients());
              json.writeNumberField("streamsEvicted", hub.evicted());
              json.writeEndObject();
              writeRefusals(refusals, newest, json);
              json.writeEndObject();
            }));
  }

  /** Of several readings in a row the first whose account balances. */
  private Optional<JobMetrics.Reading> readJob() {
    Optional<JobMetrics.Reading> reading = job.read();
    for (int i = 1; i < TRIES && reading.isPresent() && !balances(reading.get()); i++) {
      reading = job.read();
    }
    return reading;
  }

  private static long part(JobMetrics.Reading reading, String part) {
    return Math.round(reading.sum("umbral_readings_" + part).orElse(0));
  }

  private static boolean balances(JobMetrics.Reading reading) {
    long accounted = 0;
    for (String part : ACCOUNT.subList(1, ACCOUNT.size())) {
      accounted += part(reading, part);
    }
    return accounted == part(reading, "received");
  }

  private static void writeJob(Optional<JobMetrics.Reading> reading, JsonGenerator json)
      throws IOException {
    json.writeFieldName("job");
    if (reading.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeObjectFieldStart("account");
    for (String part : ACCOUNT) {
      json.writeNumberField(part, part(reading.get(), part));
    }
    json.writeBooleanField("balances", balances(reading.get()));
    json.writeEndObject();
    writeOptional("lagRecords", reading.get().sum("umbral_source_lag_records"), json);
    writeOptional(
        "watermarkAgeMillis", reading.get().largestOf("umbral_watermark_age_millis"), json);
    writeOptional(
        "checkpointDurationMillis",
        reading.get().largestOf("umbral_checkpoint_duration_millis"),
        json);
    writeOptional("sources", reading.get().sum("umbral_sources"), json);
    writeOptional("series", reading.get().sum("umbral_series"), json);
    writeOptional("restarts", reading.get().sum("umbral_job_restarts"), json);
    json.writeEndObject();
  }

  private static void writeOptional(String name, OptionalDouble value, JsonGenerator json)
      throws IOException {
    if (value.isPresent() && value.getAsDouble() >= 0) {
      json.writeNumberField(name, Math.round(value.getAsDouble()));
    } else {
      json.writeNullField(name);
    }
  }

  private static void writeTopics(List<TopicState> topics, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("topics");
    for (TopicState topic : topics) {
      json.writeStartObject();
      json.writeStringField("topic", topic.name());
      json.writeBooleanField("exists", topic.isThere());
      json.writeNumberField("partitions", topic.partitions());
      json.writeNumberField("records", topic.end());
      json.writeNumberField("lagRecords", topic.lagRecords());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRefusals(
      Map<String, Refused> refusals, List<RefusalRow> newest, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("refusals");
    for (Map.Entry<String, Refused> refused : refusals.entrySet()) {
      json.writeStartObject();
      json.writeStringField("cause", refused.getKey());
      json.writeNumberField("records", refused.getValue().records());
      json.writeNumberField("readings", refused.getValue().readings());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("newestRefusals");
    for (RefusalRow row : newest) {
      json.writeStartObject();
      json.writeStringField("recordedAt", Json.instant(row.recordedMillis()));
      json.writeStringField("cause", row.cause());
      json.writeNumberField("readings", row.readings());
      json.writeStringField("origin", row.origin());
      json.writeNumberField("position", row.position());
      json.writeStringField("detail", row.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
