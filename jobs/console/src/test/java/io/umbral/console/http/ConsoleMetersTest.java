package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.Windows;
import io.umbral.console.history.AlarmCounts;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.history.Batch;
import io.umbral.console.history.Offset;
import io.umbral.model.RegionLevel;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a console. */
final class ConsoleMetersTest {

  @TempDir private Path folder;

  private static WindowResult country(String operator, int readings) {
    return Windows.of(
        "MX", RegionLevel.COUNTRY, operator, TestServer.START, readings, 40, Status.FINAL);
  }

  private static List<String> lines(TestServer server, String name) throws Exception {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .sorted()
        .toList();
  }

  @Test
  void tellsWholeCountriesAndNothingWhereNothingWasMeasured() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      assertEquals(List.of(), lines(server, "umbral_sla_loss_ratio"));
      server.history.apply(
          new Batch(
              List.of(country("TELCEL", 50), country("ATT", 0)),
              List.of(),
              AlarmNews.NONE,
              List.of(),
              List.of(),
              0,
              List.of(new Offset("sla-windows", "id", 0, 9))));
      assertEquals(
          List.of("umbral_sla_loss_ratio{operator=\"TELCEL\",region=\"MX\"} 0.01"),
          lines(server, "umbral_sla_loss_ratio"));
      assertEquals(List.of(), lines(server, "umbral_sla_availability_ratio"));
    }
  }

  @Test
  void tellsAlarmsThatLastAndTheAgeOfTheNewestWindow() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      AlarmCounts counts = new AlarmQueries(server.history).counts();
      assertTrue(counts.critical() > 0, counts::toString);
      assertEquals(
          List.of(
              "umbral_console_alarms{severity=\"critical\"} " + (double) counts.critical(),
              "umbral_console_alarms{severity=\"lesser\"} " + (double) counts.lesser(),
              "umbral_console_alarms{severity=\"major\"} " + (double) counts.major()),
          lines(server, "umbral_console_alarms"));
      server.nowMillis = TestServer.START + Windows.MINUTE + 7_500;
      assertEquals(
          List.of("umbral_console_data_age_seconds 7.5"),
          lines(server, "umbral_console_data_age_seconds"));
    }
  }
}
