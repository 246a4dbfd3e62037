package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.console.history.AlarmFilter;
import io.umbral.console.history.AlarmQueries;
import io.umbral.delivery.Tmf642;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alarms in the shape of TM Forum's alarm management API; the contract lists where it deviates. */
final class Tmf642Endpoints {

  private static final String LIST = "/tmf-api/alarm/v4/alarm";
  private static final String SYSTEM = "umbral";
  private static final int MOST_LISTED = 1_000;
  private static final int USUALLY_LISTED = 100;
  private static final int LARGEST_OFFSET = 20_000;

  /** States by the name that the API has for them. */
  private enum State {
    raised,
    updated,
    cleared
  }

  private final AlarmQueries queries;

  Tmf642Endpoints(AlarmQueries queries) {
    this.queries = queries;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(LIST, Role.VIEWER, Set.of("offset", "limit", "state"), this::list),
        Endpoint.get(LIST + "/{alertId}", Role.VIEWER, Set.of(), this::one));
  }

  private void list(Context context, Parameters parameters) {
    int offset = (int) parameters.whole("offset", 0, LARGEST_OFFSET).orElse(0);
    int limit = (int) parameters.whole("limit", 1, MOST_LISTED).orElse(USUALLY_LISTED);
    Set<State> states = parameters.symbols("state", State.class);
    AlarmFilter filter = filterOf(states);
    List<Alarm> found = queries.list(filter, Optional.empty(), offset + limit);
    List<Alarm> shown = found.subList(Math.min(offset, found.size()), found.size());
    context.header("X-Total-Count", Long.toString(queries.count(filter)));
    context.header("X-Result-Count", Integer.toString(shown.size()));
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartArray();
              for (Alarm alarm : shown) {
                write(alarm, json);
              }
              json.writeEndArray();
            }));
  }

  /** Raised and updated ones are both alarms that last. */
  private static AlarmFilter filterOf(Set<State> states) {
    EnumSet<Alarm.State> wanted = EnumSet.noneOf(Alarm.State.class);
    for (State state : states) {
      switch (state) {
        case raised, updated -> wanted.add(Alarm.State.FIRING);
        case cleared -> {
          wanted.add(Alarm.State.CLEARED);
          wanted.add(Alarm.State.WITHDRAWN);
        }
      }
    }
    return new AlarmFilter(
        wanted,
        EnumSet.noneOf(Severity.class),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void one(Context context, Parameters parameters) {
    Alarm alarm = AlarmEndpoints.find(queries, context.pathParam("alertId"));
    Reply.changing(context, Reply.JSON, Json.bytes(json -> write(alarm, json)));
  }

  private static void write(Alarm alarm, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("href", LIST + "/" + alarm.alertId());
    for (Map.Entry<String, Object> field : Tmf642.alarm(alarm, SYSTEM).entrySet()) {
      json.writeFieldName(field.getKey());
      writeValue(field.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> fields) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        json.writeFieldName(field.getKey().toString());
        writeValue(field.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        writeValue(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(value.toString());
    }
  }
}
