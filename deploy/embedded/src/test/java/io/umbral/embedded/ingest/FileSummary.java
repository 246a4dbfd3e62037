package io.umbral.embedded.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Ratio;
import io.umbral.model.Rejected;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What became of one file, in figures alone, as one line of JSON. */
final class FileSummary {

  private static final JsonFactory JSON = new JsonFactory();

  private FileSummary() {}

  /**
   * The line of a file.
   *
   * @param name of the file below the folder of its format, with that folder
   * @param sha256 of its content
   * @param mapping name of the mapping that it was read with
   * @param parcel what was read; each cell is a source of its own
   */
  static String lineOf(String name, String sha256, String mapping, Parcel parcel)
      throws IOException {
    List<CellReading> readings =
        parcel.reports().stream().flatMap(report -> report.cells().stream()).toList();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", name);
      json.writeStringField("sha256", sha256);
      json.writeStringField("mapping", mapping);
      json.writeArrayFieldStart("refused");
      for (Rejected refusal : parcel.refusals()) {
        json.writeString(refusal.cause() + "@" + refusal.where().position());
      }
      json.writeEndArray();
      json.writeNumberField("reports", parcel.reports().size());
      json.writeNumberField("cells", distinct(parcel, report -> report.origin().sourceId()));
      json.writeNumberField(
          "periods",
          distinct(parcel, report -> report.periodStartMillis() + "+" + report.periodMillis()));
      json.writeNumberField("readings", readings.size());
      json.writeNumberField("suspect", readings.stream().filter(CellReading::suspect).count());
      json.writeNumberField("events", parcel.events().size());
      json.writeNumberField("objects", parcel.counters().objects());
      json.writeNumberField("cellObjects", parcel.counters().cellObjects());
      json.writeNumberField("values", parcel.counters().values());
      json.writeNumberField("used", parcel.counters().used());
      json.writeNumberField("unknownCounters", parcel.counters().unknown().size());
      json.writeNumberField(
          "unknownValues",
          parcel.counters().unknown().values().stream().mapToLong(Long::longValue).sum());
      json.writeObjectFieldStart("sums");
      for (Map.Entry<String, Long> sum : sums(readings).entrySet()) {
        json.writeNumberField(sum.getKey(), sum.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static long distinct(Parcel parcel, Function<CellReport, String> property) {
    return parcel.reports().stream().map(property).distinct().count();
  }

  /** Sums over all readings, suspect ones too, of what at least one of them has. */
  private static Map<String, Long> sums(List<CellReading> readings) {
    Map<String, Long> sums = new TreeMap<>();
    for (CellReading reading : readings) {
      amounts(reading).forEach((name, amount) -> sums.merge(name, amount, Long::sum));
    }
    return sums;
  }

  /** The amounts that a reading has, by names that say their units. */
  static Map<String, Long> amounts(CellReading reading) {
    Map<String, Long> amounts = new TreeMap<>();
    add(amounts, reading.rrcSetup(), "rrcSuccesses", "rrcAttempts");
    add(amounts, reading.signallingSetup(), "signallingSuccesses", "signallingAttempts");
    add(amounts, reading.bearerSetup(), "bearerSuccesses", "bearerAttempts");
    add(amounts, reading.downlinkPrbMillis(), "downlinkPrbUsedMillis", "downlinkPrbMillis");
    add(amounts, reading.uplinkPrbMillis(), "uplinkPrbUsedMillis", "uplinkPrbMillis");
    reading
        .downlink()
        .ifPresent(
            volume -> {
              amounts.put("downlinkBytes", volume.bytes());
              amounts.put("downlinkActiveMillis", volume.activeMillis());
            });
    reading
        .uplink()
        .ifPresent(
            volume -> {
              amounts.put("uplinkBytes", volume.bytes());
              amounts.put("uplinkActiveMillis", volume.activeMillis());
            });
    reading
        .releases()
        .ifPresent(
            releases -> {
              amounts.put("abnormalReleases", releases.abnormal());
              amounts.put("sessionMillis", releases.sessionMillis());
            });
    reading.unavailableMillis().ifPresent(millis -> amounts.put("unavailableMillis", millis));
    reading.downlinkDelayMicros().ifPresent(micros -> amounts.put("delayMicros", micros));
    return amounts;
  }

  private static void add(
      Map<String, Long> amounts, Optional<Ratio> ratio, String part, String whole) {
    ratio.ifPresent(
        counts -> {
          amounts.put(part, counts.part());
          amounts.put(whole, counts.whole());
        });
  }
}
