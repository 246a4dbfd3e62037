package io.umbral.embedded.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.wire.RejectedCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Refusals as lines of JSON. */
final class RejectedLines {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Comparator<Rejected> ORDER =
      Comparator.comparing((Rejected rejected) -> rejected.where().origin())
          .thenComparingInt(rejected -> rejected.where().partition())
          .thenComparingLong(rejected -> rejected.where().position())
          .thenComparing(Rejected::cause)
          .thenComparing(Rejected::detail);

  private RejectedLines() {}

  static List<String> linesOf(List<Rejected> refusals) throws IOException {
    List<String> lines = new ArrayList<>(refusals.size());
    for (Rejected refusal : refusals.stream().sorted(ORDER).toList()) {
      lines.add(lineOf(refusal));
    }
    return lines;
  }

  private static String lineOf(Rejected refusal) throws IOException {
    StringWriter text = new StringWriter();
    Place where = refusal.where();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("cause", refusal.cause().name());
      json.writeStringField("detail", refusal.detail());
      json.writeStringField("origin", where.origin());
      if (where.partition() != Place.NO_PARTITION) {
        json.writeNumberField("partition", where.partition());
      }
      json.writeNumberField("position", where.position());
      json.writeNumberField("readings", refusal.readings());
      json.writeNumberField("size", refusal.size());
      json.writeFieldName("bytesBase64");
      json.writeBinary(
          refusal.bytes(), 0, Math.min(refusal.bytes().length, RejectedCodec.LARGEST_BYTES));
      json.writeEndObject();
    }
    return text.toString();
  }
}
