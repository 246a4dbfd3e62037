package io.umbral.embedded.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.ingest.counters.CounterSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** What files of counters held, as JSON and in one sentence. */
final class CounterLines {

  private static final JsonFactory JSON = new JsonFactory();

  private CounterLines() {}

  static String textOf(CounterSummary summary) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("objects", summary.objects());
      json.writeNumberField("cellObjects", summary.cellObjects());
      json.writeNumberField("values", summary.values());
      json.writeNumberField("usedValues", summary.used());
      json.writeObjectFieldStart("unknownCounters");
      for (Map.Entry<String, Long> counter : summary.unknown().entrySet()) {
        json.writeNumberField(counter.getKey(), counter.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  static String sentenceOf(CounterSummary summary) {
    return "counters: "
        + summary.used()
        + " of "
        + summary.values()
        + " values of cells are used; "
        + summary.unknown().size()
        + " counters are unknown, listed in counters.json";
  }
}
