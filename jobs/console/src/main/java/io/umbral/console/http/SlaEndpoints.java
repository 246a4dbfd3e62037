package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.console.Catalog;
import io.umbral.console.Metric;
import io.umbral.console.Names;
import io.umbral.console.Now;
import io.umbral.console.Target;
import io.umbral.console.Target.Standing;
import io.umbral.console.history.Strip;
import io.umbral.console.history.WindowFilter;
import io.umbral.console.history.WindowQueries;
import io.umbral.console.history.WindowQueries.Family;
import io.umbral.console.history.WindowRow;
import io.umbral.console.http.Problem.Kind;
import io.umbral.model.SeriesKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What was measured: the windows of one start, one series over time, and how series fared. */
final class SlaEndpoints {

  /** Rows in one answer. */
  private static final int MOST_ROWS = 20_000;

  /** Points of a line that a screen can show. */
  private static final int MOST_POINTS = 5_000;

  private static final int MOST_PIECES = 288;
  private static final int USUAL_PIECES = 48;
  private static final long DAY_SECONDS = 24L * 3_600;
  private static final long MOST_SECONDS = 31L * 24 * 3_600;
  private static final long MILLIS = 1_000;

  private static final Set<String> TABLE =
      Set.of("window", "at", "level", "region", "operator", "technology", "metric");
  private static final Set<String> SERIES =
      Set.of("window", "region", "operator", "technology", "from", "to");
  private static final Set<String> STRIPS =
      Set.of("window", "level", "region", "operator", "technology", "seconds", "pieces");

  private final WindowQueries queries;
  private final Catalog catalog;
  private final Supplier<Now> now;
  private final Names names;
  private final LatestAnswers latest = new LatestAnswers();

  SlaEndpoints(WindowQueries queries, Catalog catalog, Supplier<Now> now) {
    this.queries = queries;
    this.catalog = catalog;
    this.now = now;
    names = new Names(catalog);
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/sla", Role.VIEWER, TABLE, this::table),
        Endpoint.get("/api/v1/sla.csv", Role.VIEWER, TABLE, this::tableCsv),
        Endpoint.get("/api/v1/sla.metadata.json", Role.VIEWER, TABLE, this::metadata),
        Endpoint.get("/api/v1/sla/series", Role.VIEWER, SERIES, this::series),
        Endpoint.get("/api/v1/sla/series.csv", Role.VIEWER, SERIES, this::seriesCsv),
        Endpoint.get("/api/v1/sla/strips", Role.VIEWER, STRIPS, this::strips));
  }

  /** The family that is asked for, or the shortest; empty where there are no windows at all. */
  private Optional<Family> familyOf(Parameters parameters) {
    List<Family> families = now.get().families();
    OptionalLong seconds = parameters.whole("window", 1, MOST_SECONDS);
    if (seconds.isEmpty() || families.isEmpty()) {
      return families.stream().findFirst();
    }
    return Optional.of(
        families.stream()
            .filter(family -> family.windowMillis() == seconds.getAsLong() * MILLIS)
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem(
                        Kind.INVALID_PARAMETER,
                        "window is "
                            + seconds.getAsLong()
                            + " and should be the length in seconds of windows that there are: "
                            + families.stream()
                                .map(family -> family.windowMillis() / MILLIS)
                                .toList())));
  }

  private static WindowFilter filterOf(Parameters parameters) {
    return new WindowFilter(
        parameters.levels(),
        parameters.text("region"),
        parameters.text("operator"),
        parameters.text("technology"));
  }

  /** A table and of which windows it is. */
  private record Table(Optional<Family> family, long startMillis, List<WindowRow> rows) {}

  private Table read(Parameters parameters) {
    WindowFilter filter = filterOf(parameters);
    parameters.metric();
    OptionalLong at = parameters.instantMillis("at");
    Optional<Family> family = familyOf(parameters);
    if (family.isEmpty()) {
      return new Table(family, 0, List.of());
    }
    long start = at.orElse(family.get().shownStartMillis());
    return new Table(
        family, start, queries.rows(family.get().windowMillis(), start, filter, MOST_ROWS + 1));
  }

  private void table(Context context, Parameters parameters) {
    answer(context, () -> tableBody(read(parameters)));
  }

  private void answer(Context context, Supplier<byte[]> maker) {
    String question = context.path() + "?" + context.queryString();
    Reply.changing(context, Reply.JSON, latest.of(question, now.get().sequence(), maker));
  }

  private byte[] tableBody(Table table) {
    return Json.bytes(
        json -> {
          json.writeStartObject();
          writeHead(table, json);
          json.writeArrayFieldStart("rows");
          for (WindowRow row : kept(table.rows())) {
            writeRow(row, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static List<WindowRow> kept(List<WindowRow> rows) {
    return rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
  }

  private void writeHead(Table table, JsonGenerator json) throws IOException {
    json.writeBooleanField("simulated", catalog.simulation().isPresent());
    json.writeBooleanField("truncated", table.rows().size() > MOST_ROWS);
    if (table.family().isPresent()) {
      int windowMillis = table.family().get().windowMillis();
      json.writeNumberField("windowSeconds", windowMillis / (double) MILLIS);
      json.writeStringField("windowStart", Json.instant(table.startMillis()));
      json.writeStringField("windowEnd", Json.instant(table.startMillis() + windowMillis));
    } else {
      json.writeNullField("windowSeconds");
      json.writeNullField("windowStart");
      json.writeNullField("windowEnd");
    }
  }

  private void writeRow(WindowRow row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("region", row.key().region());
    json.writeStringField("regionName", names.ofRegion(row.key().region()));
    json.writeStringField("level", row.level().name());
    json.writeStringField("operator", row.key().operator());
    json.writeStringField("technology", row.key().technology());
    writeMeasured(row, json);
    json.writeEndObject();
  }

  private void writeMeasured(WindowRow row, JsonGenerator json) throws IOException {
    json.writeStringField("windowStart", Json.instant(row.windowStartMillis()));
    json.writeStringField("status", row.isFinal() ? "FINAL" : "PROVISIONAL");
    json.writeNumberField("revision", row.revision());
    json.writeBooleanField("insufficient", row.isInsufficient());
    json.writeNumberField("n", row.n());
    json.writeNumberField("suspect", row.suspect());
    json.writeNumberField("late", row.late());
    json.writeNumberField("reportingCells", row.reportingCells());
    writeOptional("expectedCells", row.expectedCells(), json);
    writeOptional("expectedPeriods", row.expectedPeriods(), json);
    json.writeObjectFieldStart("values");
    for (Metric metric : Metric.values()) {
      if (isShown(row, metric)) {
        json.writeNumberField(metric.apiName(), row.values().get(metric));
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("standings");
    for (Target target : catalog.targets()) {
      if (isShown(row, target.metric())) {
        json.writeStringField(target.metric().apiName(), standing(row, target).name());
      }
    }
    json.writeEndObject();
  }

  /** Of a window without usable readings there is no number. */
  private static boolean isShown(WindowRow row, Metric metric) {
    return !row.isInsufficient() && row.values().containsKey(metric);
  }

  private static Standing standing(WindowRow row, Target target) {
    return target.standingOf(row.values().get(target.metric()));
  }

  private static void writeOptional(String name, OptionalLong value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }

  private static final String[] FIXED = {
    "region",
    "regionName",
    "level",
    "operator",
    "technology",
    "windowStart",
    "windowSeconds",
    "status",
    "insufficient",
    "simulated",
    "n",
    "suspect",
    "late",
    "reportingCells",
    "expectedCells",
    "expectedPeriods"
  };

  private Csv csv(List<WindowRow> rows) {
    List<String> header = new ArrayList<>(List.of(FIXED));
    for (Metric metric : Metric.values()) {
      header.add(metric.apiName());
    }
    Csv csv = new Csv(header.toArray(String[]::new));
    for (WindowRow row : rows) {
      List<Object> fields = new ArrayList<>();
      fields.add(row.key().region());
      fields.add(names.ofRegion(row.key().region()));
      fields.add(row.level());
      fields.add(row.key().operator());
      fields.add(row.key().technology());
      fields.add(Json.instant(row.windowStartMillis()));
      fields.add(row.windowMillis() / (double) MILLIS);
      fields.add(row.isFinal() ? "FINAL" : "PROVISIONAL");
      fields.add(row.isInsufficient());
      fields.add(catalog.simulation().isPresent());
      fields.add(row.n());
      fields.add(row.suspect());
      fields.add(row.late());
      fields.add(row.reportingCells());
      fields.add(boxed(row.expectedCells()));
      fields.add(boxed(row.expectedPeriods()));
      for (Metric metric : Metric.values()) {
        fields.add(isShown(row, metric) ? row.values().get(metric) : null);
      }
      csv.row(fields);
    }
    return csv;
  }

  private static Object boxed(OptionalLong value) {
    return value.isPresent() ? (Object) value.getAsLong() : null;
  }

  private void tableCsv(Context context, Parameters parameters) {
    Table table = read(parameters);
    Reply.download(context, "umbral-sla", csv(kept(table.rows())));
  }

  private void metadata(Context context, Parameters parameters) {
    Table table = read(parameters);
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              writeHead(table, json);
              json.writeStringField("topic", "sla-windows");
              json.writeNumberField("rowCount", kept(table.rows()).size());
              if (catalog.simulation().isPresent()) {
                json.writeStringField("simulation", catalog.simulation().get());
              }
              json.writeStringField(
                  "rule", "Of two results with one name the higher revision wins, then FINAL.");
              writeTargets(catalog, json);
              json.writeEndObject();
            }));
  }

  static void writeTargets(Catalog catalog, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("targets");
    for (Target target : catalog.targets()) {
      json.writeStartObject();
      json.writeStringField("metric", target.metric().apiName());
      json.writeNumberField("line", target.line());
      json.writeStringField("worse", target.metric().isWorseAbove() ? "ABOVE" : "BELOW");
      json.writeStringField("source", target.source());
      json.writeBooleanField("legal", target.legal());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private List<WindowRow> readSeries(Parameters parameters) {
    SeriesKey key =
        new SeriesKey(
            parameters.required("region"),
            parameters.text("operator").orElse(SeriesKey.ALL),
            parameters.text("technology").orElse(SeriesKey.ALL));
    OptionalLong from = parameters.instantMillis("from");
    OptionalLong to = parameters.instantMillis("to");
    if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
      throw new Problem(Kind.INVALID_PARAMETER, "from should be before to");
    }
    return familyOf(parameters)
        .map(
            family ->
                queries.series(
                    key,
                    family.windowMillis(),
                    from.orElse(Long.MIN_VALUE),
                    to.orElse(Long.MAX_VALUE),
                    MOST_POINTS))
        .orElse(List.of());
  }

  private void series(Context context, Parameters parameters) {
    answer(context, () -> seriesBody(readSeries(parameters)));
  }

  private byte[] seriesBody(List<WindowRow> rows) {
    return Json.bytes(
        json -> {
          json.writeStartObject();
          json.writeBooleanField("simulated", catalog.simulation().isPresent());
          json.writeBooleanField("truncated", rows.size() >= MOST_POINTS);
          json.writeArrayFieldStart("points");
          for (WindowRow row : rows) {
            json.writeStartObject();
            writeMeasured(row, json);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void seriesCsv(Context context, Parameters parameters) {
    Reply.download(context, "umbral-sla-series", csv(readSeries(parameters)));
  }

  private void strips(Context context, Parameters parameters) {
    answer(context, () -> stripsBody(parameters));
  }

  private byte[] stripsBody(Parameters parameters) {
    WindowFilter filter = filterOf(parameters);
    long millis = parameters.whole("seconds", 60, MOST_SECONDS).orElse(DAY_SECONDS) * MILLIS;
    int pieces = (int) parameters.whole("pieces", 1, MOST_PIECES).orElse(USUAL_PIECES);
    Optional<Family> family = familyOf(parameters);
    // A piece holds whole windows: its length is theirs, a number of times.
    int windowMillis = family.map(Family::windowMillis).orElse(1);
    long pieceMillis = Math.max(1, millis / pieces / windowMillis) * windowMillis;
    long end = family.map(f -> (f.shownStartMillis() / pieceMillis + 1) * pieceMillis).orElse(0L);
    long from = end - pieceMillis * pieces;
    List<Strip> strips =
        family.isEmpty()
            ? List.of()
            : queries.strips(
                windowMillis, from, pieceMillis, pieces, filter, catalog.targets(), MOST_ROWS);
    return Json.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("from", Json.instant(from));
          json.writeStringField("to", Json.instant(end));
          json.writeNumberField("pieceSeconds", pieceMillis / (double) MILLIS);
          json.writeArrayFieldStart("strips");
          for (Strip strip : strips) {
            writeStrip(strip, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void writeStrip(Strip strip, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("region", strip.key().region());
    json.writeStringField("operator", strip.key().operator());
    json.writeStringField("technology", strip.key().technology());
    StringBuilder pieces = new StringBuilder();
    for (Strip.Piece piece : strip.pieces()) {
      pieces.append(letterOf(piece));
    }
    json.writeStringField("pieces", pieces.toString());
    if (strip.beyondSinceMillis().isPresent()) {
      json.writeStringField("beyondSince", Json.instant(strip.beyondSinceMillis().getAsLong()));
    } else {
      json.writeNullField("beyondSince");
    }
    json.writeEndObject();
  }

  private static char letterOf(Strip.Piece piece) {
    return switch (piece) {
      case NOTHING -> '.';
      case NO_DATA -> 'x';
      case WITHIN -> 'w';
      case NEAR -> 'n';
      case BEYOND -> 'b';
    };
  }
}
