package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.console.Now;
import io.umbral.console.history.AlarmCounts;
import io.umbral.console.history.WindowQueries.Family;
import io.umbral.console.kafka.FeedState;
import java.io.IOException;

/** What live events say: which windows there are, and how old what is shown may be. */
public final class Moments {

  private Moments() {}

  /** One line of JSON about a moment. */
  public static String textOf(Now now) {
    return Json.text(
        json -> {
          json.writeStartObject();
          write(now, json);
          json.writeEndObject();
        });
  }

  static void write(Now now, JsonGenerator json) throws IOException {
    json.writeStringField("at", Json.instant(now.atMillis()));
    json.writeNumberField("sequence", now.sequence());
    if (now.dataMillis().isPresent()) {
      json.writeStringField("dataAt", Json.instant(now.dataMillis().getAsLong()));
    } else {
      json.writeNullField("dataAt");
    }
    FeedState feed = now.feed();
    json.writeBooleanField("connected", feed.isConnected());
    json.writeNumberField("lagRecords", feed.lagRecords());
    writeCounts(now.alarms(), json);
    json.writeArrayFieldStart("windows");
    for (Family family : now.families()) {
      json.writeStartObject();
      json.writeNumberField("windowSeconds", family.windowMillis() / 1_000.0);
      json.writeStringField("oldestStart", Json.instant(family.oldestStartMillis()));
      json.writeStringField("newestStart", Json.instant(family.newestStartMillis()));
      json.writeStringField("shownStart", Json.instant(family.shownStartMillis()));
      json.writeNumberField("rows", family.rows());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** How many alarms last. */
  static void writeCounts(AlarmCounts counts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("alarms");
    json.writeNumberField("critical", counts.critical());
    json.writeNumberField("major", counts.major());
    json.writeNumberField("lesser", counts.lesser());
    json.writeNumberField("unacknowledged", counts.unacknowledged());
    json.writeNumberField("suppressed", counts.suppressed());
    json.writeNumberField("rules", counts.rules());
    json.writeEndObject();
  }
}
