package io.umbral.embedded.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Results as lines of JSON, for people and other programs. What was not measured is left out. */
final class WindowLines {

  /** By start, region, operator, technology, length. */
  static final Comparator<WindowResult> ORDER =
      Comparator.comparingLong(WindowResult::windowStartMillis)
          .thenComparing(WindowResult::key)
          .thenComparingInt(WindowResult::windowMillis);

  private static final JsonFactory JSON = new JsonFactory();

  private record End(SeriesKey key, long atMillis) {}

  private final CoverageThreshold threshold;
  private final Map<End, List<SloStatus>> standings = new HashMap<>();

  /**
   * Makes one.
   *
   * @param threshold from which level on a sample counts as covered
   * @param standings how promises as a whole stand, each said with the windows that end with it
   */
  WindowLines(CoverageThreshold threshold, List<SloStatus> standings) {
    this.threshold = threshold;
    for (SloStatus one : standings.stream().sorted(SloStatusLines.ORDER).toList()) {
      if (one.objective().isEmpty()) {
        this.standings
            .computeIfAbsent(new End(one.key(), one.atMillis()), any -> new ArrayList<>())
            .add(one);
      }
    }
  }

  String lineOf(WindowResult result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("region", result.key().region());
      json.writeStringField("regionLevel", result.level().name());
      json.writeStringField("operator", result.key().operator());
      json.writeStringField("technology", result.key().technology());
      json.writeStringField("windowStart", Instants.format(result.windowStartMillis()));
      json.writeFieldName("windowSeconds");
      json.writeNumber(plain(BigDecimal.valueOf(result.windowMillis(), 3)));
      json.writeNumberField("revision", result.revision());
      json.writeStringField("status", result.status().name());
      if (result.verdict().isPresent()) {
        json.writeStringField("verdict", result.verdict().get().name());
      }
      json.writeNumberField("n", result.totals().get(Total.READINGS));
      json.writeObjectFieldStart("kpis");
      writeKpis(result.totals(), json);
      json.writeEndObject();
      writeCompleteness(result, json);
      writeStandings(result, json);
      json.writeEndObject();
    }
    return text.toString();
  }

  private void writeKpis(KpiTotals totals, JsonGenerator json) throws IOException {
    writeDuration("rttMillis", totals, Quantity.RTT_MICROS, json);
    writeDuration("jitterMillis", totals, Quantity.JITTER_MICROS, json);
    writeRatio("lossRatio", "bad", Kpis.loss(totals), json);
    writeRate("downlinkKbps", Kpis.meanDownlinkKbps(totals), totals, Quantity.DOWNLINK_KBPS, json);
    writeRate("uplinkKbps", Kpis.meanUplinkKbps(totals), totals, Quantity.UPLINK_KBPS, json);
    writeCoverage(totals, json);
    writeRatio("availabilityRatio", "goodMillis", "totalMillis", Kpis.availability(totals), json);
    OptionalDouble accessibility = Kpis.accessibility(totals);
    if (accessibility.isPresent()) {
      json.writeObjectFieldStart("accessibilityRatio");
      json.writeNumberField("value", accessibility.getAsDouble());
      json.writeEndObject();
    }
    writeRadio(totals, json);
  }

  private static void writeRadio(KpiTotals totals, JsonGenerator json) throws IOException {
    OptionalDouble retainability = Kpis.retainabilityPerHour(totals);
    if (retainability.isPresent()) {
      json.writeObjectFieldStart("retainabilityPerHour");
      json.writeNumberField("value", retainability.getAsDouble());
      json.writeNumberField("abnormalReleases", totals.get(Total.ABNORMAL_RELEASES));
      json.writeNumberField("sessionMillis", totals.get(Total.SESSION_MILLIS));
      json.writeEndObject();
    }
    writePercent("downlinkPrbPercent", Kpis.downlinkPrb(totals), json);
    writePercent("uplinkPrbPercent", Kpis.uplinkPrb(totals), json);
    OptionalDouble delayMillis = Kpis.meanDownlinkDelayMillis(totals);
    if (delayMillis.isPresent()) {
      json.writeObjectFieldStart("ranDownlinkDelayMillis");
      json.writeNumberField("cellTimeWeightedMean", delayMillis.getAsDouble());
      json.writeNumberField("cellMillis", totals.get(Total.DOWNLINK_DELAY_MILLIS));
      json.writeEndObject();
    }
  }

  /** 3GPP counts the use of blocks in whole percent, cut off. */
  private static void writePercent(String name, Optional<Ratio> blockMillis, JsonGenerator json)
      throws IOException {
    if (blockMillis.isPresent()) {
      json.writeObjectFieldStart(name);
      json.writeNumberField("value", (long) Math.floor(100 * Kpis.value(blockMillis.get())));
      json.writeNumberField("usedBlockMillis", blockMillis.get().part());
      json.writeNumberField("availableBlockMillis", blockMillis.get().whole());
      json.writeEndObject();
    }
  }

  private static void writeDuration(
      String name, KpiTotals totals, Quantity micros, JsonGenerator json) throws IOException {
    if (!totals.has(micros)) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (double q : Kpis.DURATION_QUANTILES) {
      json.writeFieldName(nameOf(q));
      long value = Kpis.quantile(totals, micros, q).orElseThrow();
      json.writeNumber(plain(BigDecimal.valueOf(value, 3)));
    }
    json.writeNumberField("n", totals.of(micros).total());
    json.writeEndObject();
  }

  private static void writeRate(
      String name, OptionalDouble mean, KpiTotals totals, Quantity samples, JsonGenerator json)
      throws IOException {
    if (mean.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("mean", mean.getAsDouble());
    if (totals.has(samples)) {
      for (double q : Kpis.RATE_QUANTILES) {
        json.writeNumberField(nameOf(q), Kpis.quantile(totals, samples, q).orElseThrow());
      }
      json.writeNumberField("n", totals.of(samples).total());
    }
    json.writeEndObject();
  }

  private void writeCoverage(KpiTotals totals, JsonGenerator json) throws IOException {
    Optional<Ratio> coverage = Kpis.coverage(totals, threshold);
    if (coverage.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("coverageRatio");
    json.writeNumberField("value", Kpis.value(coverage.get()));
    json.writeNumberField("good", coverage.get().part());
    json.writeNumberField("total", coverage.get().whole());
    json.writeNumberField("rsrpThresholdDbm", threshold.rsrpDbm());
    json.writeNumberField("ssRsrpThresholdDbm", threshold.ssRsrpDbm());
    json.writeBooleanField("legal", threshold.legal());
    json.writeEndObject();
  }

  private static void writeRatio(
      String name, String part, Optional<Ratio> ratio, JsonGenerator json) throws IOException {
    writeRatio(name, part, "total", ratio, json);
  }

  private static void writeRatio(
      String name, String part, String whole, Optional<Ratio> ratio, JsonGenerator json)
      throws IOException {
    if (ratio.isPresent()) {
      json.writeObjectFieldStart(name);
      json.writeNumberField("value", Kpis.value(ratio.get()));
      json.writeNumberField(part, ratio.get().part());
      json.writeNumberField(whole, ratio.get().whole());
      json.writeEndObject();
    }
  }

  private static void writeCompleteness(WindowResult result, JsonGenerator json)
      throws IOException {
    KpiTotals totals = result.totals();
    long readings = totals.get(Total.READINGS);
    json.writeObjectFieldStart("completeness");
    json.writeNumberField("reportingCells", totals.get(Total.REPORTING_CELLS));
    if (result.expected().isPresent()) {
      WindowResult.Expected expected = result.expected().get();
      json.writeNumberField("expectedCells", expected.cells());
      json.writeNumberField("expectedPeriods", expected.periods());
      if (expected.periods() > 0) {
        json.writeNumberField("reportedRatio", (double) readings / expected.periods());
      }
    }
    json.writeNumberField("suspect", totals.get(Total.SUSPECT));
    if (readings > 0) {
      json.writeNumberField("suspectRatio", (double) totals.get(Total.SUSPECT) / readings);
    }
    json.writeNumberField("late", totals.get(Total.LATE));
    json.writeEndObject();
  }

  private void writeStandings(WindowResult result, JsonGenerator json) throws IOException {
    long end = result.windowStartMillis() + result.windowMillis();
    List<SloStatus> there = standings.getOrDefault(new End(result.key(), end), List.of());
    if (there.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("slo");
    for (SloStatus one : there) {
      json.writeStartObject();
      json.writeStringField("name", one.slo());
      json.writeStringField("version", one.version());
      json.writeStringField("verdict", one.verdict().name());
      SloStatusLines.write("attainment", one.attainment(), json);
      SloStatusLines.write("budgetLeft", one.budgetLeft(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String nameOf(double q) {
    return "p" + Math.round(q * 100);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The lines of all results, in order. */
  List<String> linesOf(List<WindowResult> results) throws IOException {
    List<String> lines = new ArrayList<>(results.size());
    for (WindowResult result : results.stream().sorted(ORDER).toList()) {
      lines.add(lineOf(result));
    }
    return lines;
  }
}
