package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetTest {

  @TempDir private Path folder;

  private List<String> read(TestServer server, String address, String query) throws Exception {
    Path file = folder.resolve("table.parquet");
    Files.write(
        file,
        server.client().send(server.request(address).build(), BodyHandlers.ofByteArray()).body());
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.formatted("'" + file + "'"))) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Test
  void aTableIsTheSameInBothForms() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<String> header =
          List.of(
              server.get("/api/v1/sla.csv").body().lines().findFirst().orElseThrow().split(","));
      assertEquals(
          header,
          read(server, "/api/v1/sla.parquet", "SELECT column_name FROM (DESCRIBE FROM %s)"));
      assertEquals(
          List.of(Long.toString(server.get("/api/v1/sla.csv").body().lines().count() - 1)),
          read(server, "/api/v1/sla.parquet", "SELECT count(*) FROM %s"));
    }
  }

  @Test
  void numbersAreNumbersAndWhatIsNotThereIsNull() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(
          List.of("BIGINT", "BOOLEAN", "DOUBLE"),
          read(
              server,
              "/api/v1/sla.parquet",
              "SELECT column_type FROM (DESCRIBE FROM %s) WHERE column_name IN"
                  + " ('n', 'insufficient', 'rttP95Millis') ORDER BY ALL"));
      assertEquals(
          List.of("1"),
          read(
              server, "/api/v1/sla.parquet", "SELECT count(*) FROM %s WHERE rttP95Millis IS NULL"));
    }
  }

  @Test
  void namesStayAsTheyAre() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      List<String> names =
          read(server, "/api/v1/readiness.parquet", "SELECT name FROM %s WHERE corridor = 'evil'");
      assertEquals(List.of(TestServer.EVIL), names);
      assertTrue(
          server
              .get("/api/v1/readiness.parquet")
              .headers()
              .firstValue("Content-Disposition")
              .orElse("")
              .contains("umbral-readiness.parquet"));
    }
  }
}
