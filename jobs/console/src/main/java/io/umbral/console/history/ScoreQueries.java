package io.umbral.console.history;

import io.umbral.readiness.Cadence;
import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.ReadinessCodec;
import io.umbral.wire.WireException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** What can be asked of the scores of corridors. */
public final class ScoreQueries {

  private static final ThreadLocal<ReadinessCodec> CODEC =
      ThreadLocal.withInitial(ReadinessCodec::new);

  /** Of the records of one window the one that is cited: a vintage before what may change. */
  private static final String BEST_OF_WINDOW =
      " QUALIFY row_number() OVER (PARTITION BY corridor, cadence, validFrom"
          + " ORDER BY isProvisional, vintage DESC, revision DESC) = 1 ";

  private final History history;

  /**
   * Asks a history.
   *
   * @param history the history
   */
  public ScoreQueries(History history) {
    this.history = history;
  }

  /** Cadences of which there are scores, the shortest first. */
  public List<Cadence> cadences() {
    return history
        .read(
            connection ->
                Rows.list(
                    connection,
                    "SELECT DISTINCT cadence FROM score",
                    List.of(),
                    row -> Cadence.valueOf(row.getString(1))))
        .stream()
        .sorted()
        .toList();
  }

  /**
   * Start of the newest window.
   *
   * @param cadence of the windows
   * @param untilMillis it begins at this instant or before
   * @return milliseconds since the epoch; empty where there is none
   */
  public OptionalLong newestStart(Cadence cadence, long untilMillis) {
    List<Long> found =
        history.read(
            connection ->
                Rows.list(
                    connection,
                    "SELECT validFrom FROM score WHERE cadence = ? AND validFrom <= ?"
                        + " ORDER BY validFrom DESC LIMIT 1",
                    List.of(cadence.name(), untilMillis),
                    row -> row.getLong(1)));
    return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0));
  }

  /**
   * The scores of one window, of each corridor the one that is cited.
   *
   * @param cadence of the window
   * @param startMillis first instant of the window
   */
  public List<ReadinessResult> scores(Cadence cadence, long startMillis) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM score WHERE cadence = ? AND validFrom = ?"
                    + BEST_OF_WINDOW
                    + "ORDER BY corridor",
                List.of(cadence.name(), startMillis),
                ScoreQueries::scoreOf));
  }

  /**
   * The scores of one corridor over time, oldest first.
   *
   * @param corridor identifier
   * @param cadence of the windows
   * @param most how many of the newest
   */
  public List<ReadinessResult> trend(String corridor, Cadence cadence, int most) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM (SELECT record, validFrom FROM score WHERE corridor = ?"
                    + " AND cadence = ?"
                    + BEST_OF_WINDOW
                    + "ORDER BY validFrom DESC LIMIT "
                    + most
                    + ") ORDER BY validFrom",
                List.of(corridor, cadence.name()),
                ScoreQueries::scoreOf));
  }

  /**
   * All that was said of one window of a corridor: provisional, and in each vintage.
   *
   * @param corridor identifier
   * @param cadence of the window
   * @param startMillis first instant of the window
   */
  public List<ReadinessResult> vintages(String corridor, Cadence cadence, long startMillis) {
    return history.read(
        connection ->
            Rows.list(
                connection,
                "SELECT record FROM score WHERE corridor = ? AND cadence = ? AND validFrom = ?"
                    + " ORDER BY isProvisional, vintage DESC LIMIT 100",
                List.of(corridor, cadence.name(), startMillis),
                ScoreQueries::scoreOf));
  }

  private static ReadinessResult scoreOf(ResultSet row) throws SQLException {
    try {
      return CODEC.get().decode(row.getBytes(1));
    } catch (WireException e) {
      throw new SQLException("a score of the history cannot be read", e);
    }
  }
}
