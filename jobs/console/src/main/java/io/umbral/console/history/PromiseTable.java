package io.umbral.console.history;

import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult.Status;
import io.umbral.wire.SloStatusCodec;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** How promises stand: of each promise about each series the newest minute, and no other. */
final class PromiseTable {

  private static final String PROMISE =
      """
      slo VARCHAR NOT NULL, objective VARCHAR NOT NULL, region VARCHAR NOT NULL,
      operator VARCHAR NOT NULL, technology VARCHAR NOT NULL, minuteEnd BIGINT NOT NULL,
      revision BIGINT NOT NULL, isFinal BOOLEAN NOT NULL, verdict VARCHAR NOT NULL,
      budgetLeft DOUBLE, record BLOB NOT NULL
      """;

  private final SloStatusCodec codec = new SloStatusCodec();

  static void create(Statement statement) throws SQLException {
    statement.execute("CREATE TABLE IF NOT EXISTS promise (" + PROMISE + ")");
    statement.execute("CREATE TEMP TABLE IF NOT EXISTS stagedPromise (" + PROMISE + ")");
  }

  void write(List<SloStatus> promises, DuckDBConnection writer) throws SQLException {
    if (promises.isEmpty()) {
      return;
    }
    execute("DELETE FROM stagedPromise", writer);
    try (DuckDBAppender row = writer.createAppender("temp", "main", "stagedPromise")) {
      for (SloStatus promise : promises) {
        append(promise, row);
      }
    }
    // A later minute holds; of one minute the bigger revision, then the final one.
    execute(
        """
        MERGE INTO promise AS kept USING (
          SELECT * FROM stagedPromise QUALIFY row_number() OVER (
            PARTITION BY slo, objective, region, operator, technology
            ORDER BY minuteEnd DESC, revision DESC, isFinal DESC) = 1) AS come
        ON kept.slo = come.slo AND kept.objective = come.objective
          AND kept.region = come.region AND kept.operator = come.operator
          AND kept.technology = come.technology
        WHEN MATCHED AND (come.minuteEnd, come.revision, come.isFinal::INTEGER)
            > (kept.minuteEnd, kept.revision, kept.isFinal::INTEGER) THEN UPDATE
        WHEN NOT MATCHED THEN INSERT
        """,
        writer);
  }

  private void append(SloStatus promise, DuckDBAppender row) throws SQLException {
    row.beginRow()
        .append(promise.slo())
        .append(promise.objective().orElse(""))
        .append(promise.key().region())
        .append(promise.key().operator())
        .append(promise.key().technology())
        .append(promise.atMillis())
        .append(promise.revision())
        .append(promise.status() == Status.FINAL)
        .append(promise.verdict().name());
    if (promise.budgetLeft().isPresent()) {
      row.append(promise.budgetLeft().getAsDouble());
    } else {
      row.appendNull();
    }
    row.append(codec.encode(promise)).endRow();
  }

  /** Lets go of what was last judged before an instant: nobody promises it any more. */
  static void expire(long beforeMillis, DuckDBConnection writer) throws SQLException {
    execute("DELETE FROM promise WHERE minuteEnd < " + beforeMillis, writer);
  }

  private static void execute(String sql, DuckDBConnection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }
}
