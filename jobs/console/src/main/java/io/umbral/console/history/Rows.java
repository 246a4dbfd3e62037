package io.umbral.console.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a question with arguments and makes something of each row of the answer. */
final class Rows {

  /** Makes something of the row a result set stands on. */
  @FunctionalInterface
  interface Reader<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Rows() {}

  static <T> List<T> list(
      Connection connection, String sql, List<Object> arguments, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.size(); i++) {
        statement.setObject(i + 1, arguments.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> list = new ArrayList<>();
        while (rows.next()) {
          list.add(reader.of(rows));
        }
        return list;
      }
    }
  }
}
