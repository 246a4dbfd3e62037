package io.umbral.console.history;

import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.ReadinessCodec;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Scores of corridors: the columns that are asked by, and the whole record. */
final class ScoreTable {

  private static final String SCORE =
      """
      corridor VARCHAR NOT NULL, cadence VARCHAR NOT NULL, validFrom BIGINT NOT NULL,
      vintage VARCHAR NOT NULL, isProvisional BOOLEAN NOT NULL, revision BIGINT NOT NULL,
      finality INTEGER NOT NULL, record BLOB NOT NULL
      """;

  private final ReadinessCodec codec = new ReadinessCodec();

  static void create(Statement statement) throws SQLException {
    statement.execute("CREATE TABLE IF NOT EXISTS score (" + SCORE + ")");
    statement.execute("CREATE TEMP TABLE IF NOT EXISTS stagedScore (" + SCORE + ")");
  }

  void write(List<ReadinessResult> scores, DuckDBConnection writer) throws SQLException {
    if (scores.isEmpty()) {
      return;
    }
    execute("DELETE FROM stagedScore", writer);
    try (DuckDBAppender row = writer.createAppender("temp", "main", "stagedScore")) {
      for (ReadinessResult score : scores) {
        row.beginRow()
            .append(score.corridor())
            .append(score.cadence().name())
            .append(score.validFromMillis())
            .append(score.vintage())
            .append(score.isProvisional())
            .append(score.revision())
            .append(finality(score))
            .append(codec.encode(score))
            .endRow();
      }
    }
    // As ReadinessResult.supersedes has it.
    execute(
        """
        MERGE INTO score AS kept USING (
          SELECT * FROM stagedScore QUALIFY row_number() OVER (
            PARTITION BY corridor, cadence, validFrom, vintage
            ORDER BY revision DESC, finality DESC) = 1) AS come
        ON kept.corridor = come.corridor AND kept.cadence = come.cadence
          AND kept.validFrom = come.validFrom AND kept.vintage = come.vintage
        WHEN MATCHED AND (come.revision > kept.revision
            OR (come.revision = kept.revision AND come.finality > kept.finality)) THEN UPDATE
        WHEN NOT MATCHED THEN INSERT
        """,
        writer);
  }

  private static int finality(ReadinessResult score) {
    return switch (score.status()) {
      case INSUFFICIENT -> 0;
      case PROVISIONAL -> 1;
      case FINAL -> 2;
      case FROZEN -> 3;
    };
  }

  /** Lets go of provisional scores of windows that began before an instant; vintages are kept. */
  static void expire(long beforeMillis, DuckDBConnection writer) throws SQLException {
    execute("DELETE FROM score WHERE isProvisional AND validFrom < " + beforeMillis, writer);
  }

  private static void execute(String sql, DuckDBConnection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }
}
