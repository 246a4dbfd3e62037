package io.umbral.embedded.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Umbral;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicsCommandTest {

  @Test
  void createsWhatIsMissingAndSaysWhatDiffers() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic("alerts", 3, Map.of("retention.ms", "1000"));

      Outcome dry = topics(kafka, "create", "--partitions", "5", "--dry-run");
      assertLine(
          dry,
          "cell-reports        would be created: 5 partitions, delete, kept 7 d, records up to 32"
              + " MiB, dated by the broker");
      assertLine(dry, "readiness-history   would be created: 1 partition, delete, kept for ever");
      assertTrue(
          topics(kafka, "describe").out().contains("cell-reports        IS MISSING"),
          "a dry run creates nothing");

      Outcome created = topics(kafka, "create", "--partitions", "5");
      assertEquals(Umbral.CHECK_FAILED, created.exitCode(), created::out);
      assertLine(created, "sla-windows         created: 5 partitions, compact,delete, kept 31 d");
      String differs =
          "has 3 partitions and should have 1; max.message.bytes is 1048588 and should be 8388608;"
              + " retention.ms is 1000 and should be 31622400000";
      assertLine(created, "alerts              DIFFERS, left as it is: " + differs);

      Outcome verified = topics(kafka, "verify", "--set", "topics.partitions=5");
      assertEquals(Umbral.CHECK_FAILED, verified.exitCode(), verified::out);
      assertLine(verified, "alerts              has 3 partitions and should have 1");
      assertLine(verified, "14 of 15 topics are as they should be");

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
        admin.deleteTopics(List.of("alerts")).all().get();
      }
      // Brokers delete when they come to it.
      while (!topics(kafka, "describe").out().contains("alerts              IS MISSING")) {
        Thread.onSpinWait();
      }
      Outcome again = topics(kafka, "create");
      assertEquals(Umbral.GOOD, again.exitCode(), again::out);
      assertLine(again, "cell-reports        is there");
      assertEquals(Umbral.GOOD, topics(kafka, "verify").exitCode());
      assertEquals(
          Umbral.CHECK_FAILED, topics(kafka, "verify", "--set", "topics.partitions=6").exitCode());
      change(kafka, "cell-inventory", "cleanup.policy", "delete");
      assertLine(
          topics(kafka, "verify"),
          "cell-inventory      cleanup.policy is delete and should be compact");
    }
  }

  @Test
  void aKafkaThatIsNotThereOrRefusesIsSaidInOneLine(@TempDir Path directory) throws Exception {
    Path hasty =
        Files.writeString(
            directory.resolve("client.properties"),
            "default.api.timeout.ms=1000\nrequest.timeout.ms=500\n");
    Outcome absent =
        Commands.run(
            "topics",
            "verify",
            "--bootstrap",
            "127.0.0.1:1",
            "--set",
            "kafka.client-file=" + hasty);
    assertEquals(Umbral.BAD_USAGE, absent.exitCode());
    assertTrue(absent.err().contains("Kafka at 127.0.0.1:1 says: "), absent::err);
    assertEquals(1, absent.err().lines().count(), absent::err);
    Outcome nonsense = Commands.run("topics", "create", "--bootstrap", "no port");
    assertEquals(Umbral.BAD_USAGE, nonsense.exitCode());
    assertTrue(nonsense.err().contains("no client for Kafka at no port: "), nonsense::err);
  }

  @Test
  void copiesThatThereAreNoBrokersForAreRefusedForEachTopic() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Outcome refused = topics(kafka, "create", "--replication", "3");
      assertEquals(Umbral.CHECK_FAILED, refused.exitCode(), refused::out);
      assertEquals(
          TopicTable.all().size(),
          refused.out().lines().filter(line -> line.contains("NOT CREATED: Kafka at ")).count(),
          refused::out);
    }
  }

  private static Outcome topics(EmbeddedKafka kafka, String command, String... further) {
    String[] arguments = new String[further.length + 4];
    arguments[0] = "topics";
    arguments[1] = command;
    arguments[2] = "--bootstrap";
    arguments[3] = kafka.bootstrap();
    System.arraycopy(further, 0, arguments, 4, further.length);
    return Commands.run(arguments);
  }

  private static void assertLine(Outcome outcome, String line) {
    assertTrue(outcome.out().lines().anyMatch(line::equals), () -> outcome.out() + outcome.err());
  }

  private static void change(EmbeddedKafka kafka, String topic, String name, String value)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }
}
