package io.umbral.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

  @Test
  void givesBackWhatWasWrittenAfterAStopAndAStart(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.ANY_PORT, directory)) {
      kafka.createTopic("reports", 2, Map.of("cleanup.policy", "compact"));
      write(kafka, "reports", 1, "cell-7", "first");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.ANY_PORT, directory)) {
      kafka.createTopic("reports", 2, Map.of());
      write(kafka, "reports", 1, "cell-8", "second");
      assertEquals(List.of("cell-7=first", "cell-8=second"), read(kafka, "reports", 1, 2));
      assertEquals("compact", setting(kafka, "reports", "cleanup.policy"));

      IllegalStateException refused =
          assertThrows(
              IllegalStateException.class, () -> kafka.createTopic("reports", 3, Map.of()));
      assertTrue(refused.getMessage().contains("2 partitions, not 3"), refused::getMessage);
    }
    assertTrue(Files.exists(directory), "a given directory is kept");
  }

  @Test
  void listensOnTheLoopbackOnlyAndDeletesWhatItMade() throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start();
    Path ownDirectory;
    int port;
    try {
      assertTrue(kafka.bootstrap().startsWith("127.0.0.1:"), kafka::bootstrap);
      port = Integer.parseInt(kafka.bootstrap().substring("127.0.0.1:".length()));
      ownDirectory = directoryOf(kafka);
      assertTrue(Files.isDirectory(ownDirectory));
      assertTrue(answers(InetAddress.getLoopbackAddress(), port));
      for (InetAddress other : InetAddress.getAllByName("127.0.0.2")) {
        assertFalse(answers(other, port), () -> "answers at " + other);
      }
    } finally {
      kafka.close();
    }
    kafka.close();
    assertFalse(Files.exists(ownDirectory), "the temporary directory is deleted");
    assertFalse(answers(InetAddress.getLoopbackAddress(), port), "the port is given back");
  }

  @Test
  void deletesNothingForItsAgeUnlessATopicSaysSo() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic("recorded", 1, Map.of());
      kafka.createTopic("fleeting", 1, Map.of("retention.ms", "60000"));
      assertEquals("-1", setting(kafka, "recorded", "retention.ms"));
      assertEquals("60000", setting(kafka, "fleeting", "retention.ms"));
    }
  }

  @Test
  void inventsNoTopic() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      ExecutionException refused =
          assertThrows(ExecutionException.class, () -> partitions(kafka, "reprots"));
      assertInstanceOf(UnknownTopicOrPartitionException.class, refused.getCause());
    }
  }

  @Test
  void namesAPortThatIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = other.getLocalPort();
      UsageException refused =
          assertThrows(UsageException.class, () -> EmbeddedKafka.start(port).close());
      assertTrue(refused.getMessage().contains("127.0.0.1:" + port), refused::getMessage);
    }
  }

  private static void write(EmbeddedKafka kafka, String topic, int partition, String k, String v)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, k, v)).get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka, String topic, int partition, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(Set.of(new TopicPartition(topic, partition)));
      List<String> found = new ArrayList<>();
      while (found.size() < count) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          found.add(record.key() + "=" + record.value());
        }
      }
      return found;
    }
  }

  private static String setting(EmbeddedKafka kafka, String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      return admin.describeConfigs(Set.of(resource)).all().get().get(resource).get(key).value();
    }
  }

  private static int partitions(EmbeddedKafka kafka, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      return admin
          .describeTopics(Set.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    }
  }

  private static Path directoryOf(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      return Path.of(
          admin
              .describeLogDirs(Set.of(1))
              .allDescriptions()
              .get()
              .get(1)
              .keySet()
              .iterator()
              .next());
    }
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
