package io.umbral.console.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes tables as Parquet, by a DuckDB in memory that knows nothing else. */
public final class ParquetFile {

  /** How a column is kept. */
  private enum Type {
    BOOLEAN,
    BIGINT,
    DOUBLE,
    VARCHAR
  }

  private ParquetFile() {}

  /**
   * Writes a table.
   *
   * @param header names of the columns
   * @param rows of as many fields; a null is an absent value, a column of whole numbers stays one
   * @return the file, packed with Snappy
   * @throws HistoryException where it cannot be written
   */
  public static byte[] of(List<String> header, List<List<Object>> rows) {
    List<Type> types =
        IntStream.range(0, header.size()).mapToObj(column -> typeOf(column, rows)).toList();
    try {
      Path folder = Files.createTempDirectory("umbral-parquet");
      Path file = folder.resolve("table.parquet");
      try (DuckDBConnection connection =
          DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class)) {
        fill(connection, header, types, rows);
        execute(connection, "COPY download TO '" + file + "' (FORMAT parquet)");
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException | SQLException e) {
      throw new HistoryException("writing a table as Parquet", e);
    }
  }

  private static Type typeOf(int column, List<List<Object>> rows) {
    List<Object> values = new ArrayList<>();
    for (List<Object> row : rows) {
      if (row.get(column) != null) {
        values.add(row.get(column));
      }
    }
    if (values.isEmpty()) {
      return Type.VARCHAR;
    }
    if (values.stream().allMatch(Boolean.class::isInstance)) {
      return Type.BOOLEAN;
    }
    if (values.stream().allMatch(ParquetFile::isWhole)) {
      return Type.BIGINT;
    }
    return values.stream().allMatch(Number.class::isInstance) ? Type.DOUBLE : Type.VARCHAR;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Integer;
  }

  private static void fill(
      DuckDBConnection connection, List<String> header, List<Type> types, List<List<Object>> rows)
      throws SQLException {
    execute(
        connection,
        IntStream.range(0, header.size())
            .mapToObj(i -> '"' + header.get(i).replace("\"", "\"\"") + "\" " + types.get(i))
            .collect(Collectors.joining(", ", "CREATE TABLE download (", ")")));
    try (DuckDBAppender appender = connection.createAppender("download")) {
      for (List<Object> row : rows) {
        appender.beginRow();
        for (int i = 0; i < types.size(); i++) {
          append(row.get(i), types.get(i), appender);
        }
        appender.endRow();
      }
    }
  }

  private static void append(Object value, Type type, DuckDBAppender appender) throws SQLException {
    if (value == null) {
      appender.appendNull();
      return;
    }
    switch (type) {
      case BOOLEAN -> appender.append((boolean) (Boolean) value);
      case BIGINT -> appender.append(((Number) value).longValue());
      case DOUBLE -> appender.append(((Number) value).doubleValue());
      case VARCHAR -> appender.append(value.toString());
    }
  }

  private static void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
