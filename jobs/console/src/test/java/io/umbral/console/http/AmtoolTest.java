package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.AlarmNews.Deed;
import io.umbral.console.history.Batch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as Debian's {@code amtool} sees it. */
@Tag("alertmanager")
final class AmtoolTest {

  @TempDir private Path folder;

  /** What a command says and how it ends. */
  private record Said(int exit, String text) {}

  private static Said amtool(TestServer server, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("amtool"));
    command.add("--alertmanager.url=http://127.0.0.1:" + server.port() + "/am");
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "amtool hangs");
    return new Said(process.exitValue(), text);
  }

  /** What was done comes back over the topic. */
  private static Plan heard(TestServer server) {
    Plan plan = (Plan) server.actions.get(server.actions.size() - 1);
    server.history.apply(
        new Batch(
            List.of(),
            List.of(),
            new AlarmNews(
                List.of(),
                List.of(),
                List.of(new Deed(plan, 0, server.actions.size())),
                List.of(),
                List.of()),
            List.of(),
            List.of(),
            0,
            List.of()));
    return plan;
  }

  @Test
  void alertsAreQueried() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      Said all = amtool(server, "alert", "query");
      assertEquals(0, all.exit(), all.text());
      assertTrue(all.text().contains("lossRatio is 0.42"), all.text());
      Said some = amtool(server, "-o", "json", "alert", "query", "operator=ATT");
      assertEquals(0, some.exit(), some.text());
      assertTrue(some.text().contains("\"operator\":\"ATT\""), some.text());
      assertFalse(some.text().contains("TELCEL"), some.text());
      Said none = amtool(server, "alert", "query", "alertname=~\"nothing|at-all\"");
      assertFalse(none.text().contains("loss"), none.text());
      assertEquals(0, amtool(server, "config", "show").exit());
    }
  }

  @Test
  void silencesAreAddedListedChangedAndExpired() throws Exception {
    try (TestServer server = TestServer.demo(folder)) {
      Said added =
          amtool(
              server,
              "silence",
              "add",
              "-d",
              "2h",
              "-c",
              "fibre",
              "-a",
              "ana",
              "alertname=loss",
              "region=~19|20");
      // The clock of this server stands in the past: what amtool says begins later is pending.
      assertEquals(0, added.exit(), added.text());
      Plan plan = heard(server);
      assertEquals(plan.id(), added.text().strip());
      assertEquals("fibre (ana)", plan.comment());
      Said listed = amtool(server, "silence", "query", "alertname=loss");
      assertEquals(0, listed.exit(), listed.text());
      assertTrue(listed.text().contains(plan.id()), listed.text());
      Said updated = amtool(server, "silence", "update", "-c", "copper", plan.id());
      assertEquals(0, updated.exit(), updated.text());
      assertEquals(plan.id(), heard(server).id());
      Said expired = amtool(server, "silence", "expire", plan.id());
      assertEquals(0, expired.exit(), expired.text());
      assertEquals(server.nowMillis, heard(server).untilMillis());
      Said refused = amtool(server, "silence", "add", "-c", "x", "-a", "ana", "cell=~a.*");
      assertTrue(refused.exit() != 0, refused.text());
      assertTrue(refused.text().contains("alternatives of plain texts"), refused.text());
    }
  }
}
