package io.umbral.console.history;

import io.umbral.console.Metric;
import io.umbral.console.Target;
import io.umbral.console.Target.Standing;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What can be asked of the windows. */
public final class WindowQueries {

  /** A window with fewer series than this share of the one before is still arriving. */
  private static final double WHOLE = 0.98;

  private static final String COLUMNS =
      "region, operator, technology, windowMillis, windowStart, level, revision, isFinal, n,"
          + " suspect, late, reportingCells, expectedCells, expectedPeriods, "
          + WindowColumns.metrics();

  private final History history;

  /**
   * Asks a history.
   *
   * @param history the history
   */
  public WindowQueries(History history) {
    this.history = history;
  }

  /**
   * Windows of one length.
   *
   * @param windowMillis their length
   * @param oldestStartMillis start of the oldest
   * @param newestStartMillis start of the newest
   * @param shownStartMillis start of the newest whose series are (nearly) all there
   * @param rows how many there are
   */
  public record Family(
      int windowMillis,
      long oldestStartMillis,
      long newestStartMillis,
      long shownStartMillis,
      long rows) {}

  /** The lengths of windows that there are, shortest first. */
  public List<Family> families() {
    return history.read(
        connection ->
            Rows.list(
                connection,
                """
                WITH family AS (
                  SELECT windowMillis, min(windowStart) AS oldest, max(windowStart) AS newest,
                    count(*) AS windows FROM slaWindow GROUP BY windowMillis),
                counted AS (
                  SELECT w.windowMillis, w.windowStart, count(*) AS series
                  FROM slaWindow AS w JOIN family AS f ON w.windowMillis = f.windowMillis
                    AND w.windowStart >= f.newest - 2 * f.windowMillis
                  GROUP BY ALL)
                SELECT f.windowMillis, f.oldest, f.newest, f.windows,
                  (SELECT series FROM counted AS c WHERE c.windowMillis = f.windowMillis
                    AND c.windowStart = f.newest),
                  (SELECT series FROM counted AS c WHERE c.windowMillis = f.windowMillis
                    AND c.windowStart < f.newest ORDER BY windowStart DESC LIMIT 1),
                  (SELECT windowStart FROM counted AS c WHERE c.windowMillis = f.windowMillis
                    AND c.windowStart < f.newest ORDER BY windowStart DESC LIMIT 1)
                FROM family AS f ORDER BY f.windowMillis
                """,
                List.of(),
                WindowQueries::familyOf));
  }

  private static Family familyOf(ResultSet row) throws SQLException {
    long newest = row.getLong(3);
    long series = row.getLong(5);
    long seriesBefore = row.getLong(6);
    long before = row.getLong(7);
    boolean isWhole = row.wasNull() || series >= WHOLE * seriesBefore;
    return new Family(
        row.getInt(1), row.getLong(2), newest, isWhole ? newest : before, row.getLong(4));
  }

  /**
   * The windows of one start.
   *
   * @param windowMillis length
   * @param startMillis start
   * @param filter which series
   * @param most number of rows at most
   * @return ordered by region, operator and technology
   */
  public List<WindowRow> rows(int windowMillis, long startMillis, WindowFilter filter, int most) {
    List<Object> arguments = new ArrayList<>(List.of(windowMillis, startMillis));
    arguments.addAll(filter.arguments());
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT "
                    + COLUMNS
                    + " FROM slaWindow WHERE windowMillis = ? AND windowStart = ? AND "
                    + filter.condition()
                    + " ORDER BY region, operator, technology LIMIT "
                    + most,
                arguments,
                WindowQueries::windowOf));
  }

  /**
   * One series over time.
   *
   * @param key the series
   * @param windowMillis length of the windows
   * @param fromMillis first instant
   * @param toMillis first instant after
   * @param most number of rows at most; the newest are kept
   * @return oldest first
   */
  public List<WindowRow> series(
      SeriesKey key, int windowMillis, long fromMillis, long toMillis, int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT * FROM (SELECT "
                    + COLUMNS
                    + " FROM slaWindow WHERE windowMillis = ? AND windowStart >= ? AND windowStart"
                    + " < ? AND region = ? AND operator = ? AND technology = ?"
                    + " ORDER BY windowStart DESC LIMIT "
                    + most
                    + ") ORDER BY windowStart",
                List.of(
                    windowMillis,
                    fromMillis,
                    toMillis,
                    key.region(),
                    key.operator(),
                    key.technology()),
                WindowQueries::windowOf));
  }

  /**
   * How series fared.
   *
   * @param windowMillis length of the windows
   * @param fromMillis first instant, of the oldest piece
   * @param pieceMillis length of a piece
   * @param pieces how many
   * @param filter which series
   * @param targets lines that count
   * @param most number of series at most
   * @return ordered by region, operator and technology
   */
  public List<Strip> strips(
      int windowMillis,
      long fromMillis,
      long pieceMillis,
      int pieces,
      WindowFilter filter,
      List<Target> targets,
      int most) {
    String sql =
        """
        WITH judged AS (
          SELECT region, operator, technology, windowStart, n = suspect AS isSilent,
            %s AS severity
          FROM slaWindow
          WHERE windowMillis = ? AND windowStart >= ? AND windowStart < ? AND %s),
        piece AS (
          SELECT region, operator, technology, (windowStart - ?) // ? AS piece,
            max(severity) FILTER (WHERE NOT isSilent) AS severity
          FROM judged GROUP BY ALL),
        breaks AS (
          SELECT region, operator, technology, max(windowStart) AS newest,
            max(windowStart) FILTER (WHERE isSilent OR severity <= 1) AS lastGood,
            min(windowStart) AS oldest
          FROM judged GROUP BY ALL)
        SELECT p.region, p.operator, p.technology,
          list(p.piece ORDER BY p.piece), list(coalesce(p.severity, -1) ORDER BY p.piece),
          any_value(CASE WHEN b.lastGood IS NULL THEN b.oldest
            WHEN b.lastGood < b.newest THEN b.lastGood + %d END)
        FROM piece AS p JOIN breaks AS b ON p.region = b.region AND p.operator = b.operator
          AND p.technology = b.technology
        GROUP BY p.region, p.operator, p.technology
        ORDER BY p.region, p.operator, p.technology LIMIT %d
        """
            .formatted(severity(targets), filter.condition(), windowMillis, most);
    List<Object> arguments =
        new ArrayList<>(List.of(windowMillis, fromMillis, fromMillis + pieceMillis * pieces));
    arguments.addAll(filter.arguments());
    arguments.add(fromMillis);
    arguments.add(pieceMillis);
    return history.read(
        connection -> Rows.list(connection, sql, arguments, row -> stripOf(row, pieces)));
  }

  private static Strip stripOf(ResultSet row, int pieces) throws SQLException {
    List<Strip.Piece> strip = new ArrayList<>(pieces);
    for (int i = 0; i < pieces; i++) {
      strip.add(Strip.Piece.NOTHING);
    }
    Object[] numbers = (Object[]) row.getArray(4).getArray();
    Object[] severities = (Object[]) row.getArray(5).getArray();
    for (int i = 0; i < numbers.length; i++) {
      strip.set(((Number) numbers[i]).intValue(), pieceOf(((Number) severities[i]).doubleValue()));
    }
    return new Strip(
        new SeriesKey(row.getString(1), row.getString(2), row.getString(3)),
        strip,
        optional(row, 6));
  }

  private static Strip.Piece pieceOf(double severity) {
    if (severity < 0) {
      return Strip.Piece.NO_DATA;
    }
    return switch (Standing.of(severity)) {
      case WITHIN -> Strip.Piece.WITHIN;
      case NEAR -> Strip.Piece.NEAR;
      case BEYOND -> Strip.Piece.BEYOND;
    };
  }

  /** {@link Target#severityOf} of the worst target, in SQL. */
  private static String severity(List<Target> targets) {
    if (targets.isEmpty()) {
      return "0.0";
    }
    return targets.stream()
        .map(WindowQueries::severity)
        .collect(Collectors.joining(", ", "greatest(0.0, ", ")"));
  }

  private static String severity(Target target) {
    String value = target.metric().apiName();
    String line = String.format(Locale.ROOT, "%.9f", target.line());
    if (target.metric().isWorseAbove()) {
      return "coalesce(" + value + " / " + line + ", 0.0)";
    }
    return target.metric().isShareToKeepHigh()
        ? "coalesce((1 - " + value + ") / (1 - " + line + "), 0.0)"
        : "coalesce(" + line + " / greatest(" + value + ", 1e-9), 0.0)";
  }

  /**
   * How many records and readings were refused, by cause.
   *
   * @param records refused
   * @param readings lost with them
   */
  public record Refused(long records, long readings) {}

  /** Refusals by cause, the most frequent first. */
  public Map<String, Refused> refusals() {
    Map<String, Refused> byCause = new LinkedHashMap<>();
    history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT cause, records, readings FROM refusalCount ORDER BY readings DESC, cause",
                List.of(),
                row -> byCause.put(row.getString(1), new Refused(row.getLong(2), row.getLong(3)))));
    return byCause;
  }

  /**
   * A refusal that a person may look at.
   *
   * @param recordedMillis when it was written, milliseconds since the epoch
   * @param cause why
   * @param readings lost with it
   * @param origin where it came from
   * @param position where it stands in its origin
   * @param detail what is wrong
   */
  public record RefusalRow(
      long recordedMillis,
      String cause,
      long readings,
      String origin,
      long position,
      String detail) {}

  /**
   * The newest refusals.
   *
   * @param most how many
   */
  public List<RefusalRow> newestRefusals(int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT recorded, cause, readings, origin, position, detail FROM refusal"
                    + " ORDER BY recorded DESC, partition, \"offset\" DESC LIMIT "
                    + most,
                List.of(),
                row ->
                    new RefusalRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6))));
  }

  /** Records of the topics that are no result. */
  public long unreadable() {
    return history
        .read(
            connection ->
                Rows.list(
                    connection,
                    "SELECT coalesce(sum(records), 0)::BIGINT FROM unreadable",
                    List.of(),
                    row -> row.getLong(1)))
        .get(0);
  }

  private static WindowRow windowOf(ResultSet row) throws SQLException {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      double value = row.getDouble(metric.apiName());
      if (!row.wasNull()) {
        values.put(metric, value);
      }
    }
    return new WindowRow(
        new SeriesKey(row.getString(1), row.getString(2), row.getString(3)),
        RegionLevel.valueOf(row.getString(6)),
        row.getLong(5),
        row.getInt(4),
        row.getLong(7),
        row.getBoolean(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        optional(row, 13),
        optional(row, 14),
        values);
  }

  private static OptionalLong optional(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
