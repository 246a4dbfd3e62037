package io.umbral.embedded.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobCommandTest {

  private static Configuration flink(String... keysAndValues) {
    Configuration configuration = new Configuration();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      configuration.setString(keysAndValues[i], keysAndValues[i + 1]);
    }
    return configuration;
  }

  @Test
  void theSettingsInForceAreShownWithTheirPlace(@TempDir Path directory) throws Exception {
    Path config = Files.writeString(directory.resolve("umbral.yaml"), "sla:\n  slice: 30s\n");
    Outcome shown = Commands.run("job", "sla", "--config", config.toString(), "--show-settings");
    assertEquals(Umbral.GOOD, shown.exitCode(), shown::err);
    assertTrue(shown.out().contains("sla.slice: 30s  (" + config + ":2)"), shown::out);
  }

  @Test
  void anUnknownJobIsRefusedAndTheKnownAreNamed() {
    Outcome refused = Commands.run("job", "slo");
    assertEquals(Umbral.BAD_USAGE, refused.exitCode());
    assertTrue(refused.err().contains("sla") && refused.err().contains("readiness"), refused::err);
  }

  @Test
  void aJobDoesNotStartWhereItsTopicsAreMissing() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      for (String job : new String[] {"sla", "alert", "readiness"}) {
        Outcome refused = Commands.run("job", job, "--bootstrap", kafka.bootstrap());
        assertEquals(Umbral.BAD_USAGE, refused.exitCode());
        assertTrue(refused.err().contains("has no topic "), refused::err);
        assertTrue(refused.err().contains("sla-windows"), refused::err);
        assertTrue(refused.err().contains("umbral topics create --bootstrap"), refused::err);
        assertEquals(job.equals("alert"), refused.err().contains("alert-rules"), refused::err);
      }
    }
  }

  @Test
  void alarmsAreWrittenInOneOfTwoWays() {
    Outcome refused = Commands.run("job", "alert", "--set", "alert.delivery=twice");
    assertEquals(
        "umbral job: --set: alert.delivery is 'twice' and should be exactly-once or at-least-once",
        refused.err().strip());
  }

  @Test
  void aClusterIsToldWhatIsWrongByAnException() {
    assertTrue(
        assertThrows(ProgramParametrizationException.class, () -> JobMain.main("sla", "--nonsense"))
            .getMessage()
            .contains("--nonsense"));
    assertTrue(
        assertThrows(UsageException.class, () -> JobMain.main("sla", "--set", "sla.slcie=1m"))
            .getMessage()
            .contains("sla.slcie is not known"));
  }

  @Test
  void whatAClusterSaysStandsAndWhatTheJobIsToldBeatsIt() {
    Configuration cluster =
        flink(
            "execution.checkpointing.dir", "s3://bucket/checkpoints",
            "state.backend.type", "forst",
            "pipeline.object-reuse", "false");
    Map<String, String> settings =
        ClusterHost.settings(cluster, flink("execution.checkpointing.interval", "1 s")).toMap();
    assertEquals("1 s", settings.get("execution.checkpointing.interval"));
    assertEquals("true", settings.get("execution.checkpointing.incremental"));
    assertEquals("true", settings.get("pipeline.object-reuse"));
    assertEquals("false", settings.get("pipeline.generic-types"));
    assertTrue(settings.get("state.backend.type") == null, "it is the cluster's");
  }

  @Test
  void aClusterWithoutAPlaceForCheckpointsIsRefused() {
    String refused =
        assertThrows(UsageException.class, () -> ClusterHost.settings(flink(), flink()))
            .getMessage();
    assertTrue(refused.contains("set execution.checkpointing.dir"), refused);
    Configuration given = flink("execution.checkpointing.dir", "file:///tmp/c");
    assertEquals("rocksdb", ClusterHost.settings(flink(), given).toMap().get("state.backend.type"));
  }
}
