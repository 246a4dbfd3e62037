package io.umbral.embedded.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.Catalog;
import io.umbral.console.Console;
import io.umbral.console.ConsoleConfig;
import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.topics.AccessTable;
import io.umbral.embedded.topics.AccessTable.Principal;
import io.umbral.embedded.topics.TopicSpec;
import io.umbral.embedded.topics.TopicTable;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part works with what the table of rights gives it, and is refused everything else. */
@Tag("slow")
final class AccessTest {

  private static final String SECRET = "s3cret-that-nobody-may-read-";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private SecureKafka kafka;

  private static String password(String user) {
    return SECRET + user;
  }

  /** Properties of the clients of a user. */
  private Properties client(String user) {
    Properties client = new Properties();
    client.setProperty("security.protocol", "SASL_SSL");
    client.setProperty("sasl.mechanism", "SCRAM-SHA-512");
    client.setProperty(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password(user)));
    client.setProperty("ssl.truststore.type", "PEM");
    client.setProperty("ssl.truststore.location", kafka.certificate().toString());
    return client;
  }

  private Path clientFile(String user) throws Exception {
    Path file = directory.resolve(user + ".properties");
    try (var writer = Files.newBufferedWriter(file)) {
      client(user).store(writer, null);
    }
    return file;
  }

  /** Options of a command with settings, with the password in a file. */
  private List<String> options(String user) throws Exception {
    Path password = Files.writeString(directory.resolve(user + ".password"), password(user));
    return List.of(
        "--bootstrap",
        kafka.bootstrap(),
        "--set",
        "kafka.security-protocol=SASL_SSL",
        "--set",
        "kafka.user=" + user,
        "--set",
        "kafka.password-file=" + password,
        "--set",
        "kafka.trust-file=" + kafka.certificate());
  }

  private static Outcome run(List<String> options, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(options);
    Outcome outcome = Commands.run(arguments.toArray(String[]::new));
    assertFalse((outcome.out() + outcome.err()).contains(SECRET), "a secret is told");
    return outcome;
  }

  @Test
  void eachPartMayDoWhatItNeedsAndNothingElse() throws Exception {
    Map<String, String> passwords = new TreeMap<>();
    passwords.put(SecureKafka.ADMIN, password(SecureKafka.ADMIN));
    for (Principal principal : Principal.values()) {
      passwords.put(principal.user(), password(principal.user()));
    }
    try (SecureKafka started = new SecureKafka(directory.resolve("kafka"), passwords)) {
      kafka = started;
      Outcome granted = run(options(SecureKafka.ADMIN), "topics", "acls", "--apply");
      assertEquals(0, granted.exitCode(), granted.err());
      Outcome created =
          run(options(Principal.TOPICS.user()), "topics", "create", "--partitions", "2");
      assertEquals(0, created.exitCode(), created.out() + created.err());
      ingestSends();
      jobsWork();
      consoleReads();
      for (Principal principal : Principal.values()) {
        isRefusedTheRest(principal);
      }
    }
  }

  private void ingestSends() throws Exception {
    Path trace =
        Files.writeString(
            directory.resolve("trace.csv"),
            """
            Timestamp,Operatorname,NetworkMode,RSRP,DL_bitrate,UL_bitrate,RAWCELLID
            2026.03.01_10.00.00,334020,LTE,-90,1500,200,77
            """);
    Outcome sent =
        run(
            List.of("--client", clientFile(Principal.INGEST.user()).toString()),
            "ingest",
            "--format",
            "gnettrack-csv",
            "--region",
            "MX",
            "--input",
            trace.toString(),
            "--bootstrap",
            kafka.bootstrap());
    assertEquals(0, sent.exitCode(), sent.err());
    assertTrue(sent.out().contains("1 reports sent"), sent.out());
  }

  /** Over all that is there: the cell is not known, which is told on the topic of refusals. */
  private void jobsWork() throws Exception {
    for (Principal principal : List.of(Principal.SLA, Principal.ALERT)) {
      StreamExecutionEnvironment env =
          EmbeddedFlink.environment(
              1,
              EmbeddedFlink.settings(
                  Files.createDirectories(directory.resolve(principal.user())),
                  EmbeddedFlink.CHECKPOINT_INTERVAL));
      SlaJobConfig config = SlaJobConfig.from(Map.of());
      SlaJobOnKafka sla =
          new SlaJobOnKafka(
              kafka.bootstrap(),
              client(principal.user()),
              "umbral-sla",
              Topics.DEFAULT,
              Optional.empty(),
              SlaJobOnKafka.Mode.BOUNDED);
      SlaJob.Outputs outputs = sla.define(env, config);
      if (principal == Principal.ALERT) {
        new AlertJobOnKafka(
                kafka.bootstrap(),
                client(principal.user()),
                AlertTopics.DEFAULT,
                DeliveryGuarantee.EXACTLY_ONCE,
                SlaJobOnKafka.Mode.BOUNDED)
            .define(
                env,
                outputs.windows(),
                Optional.of(outputs.sloStatus()),
                sla.inventory(),
                AlertJobConfig.beside(config));
      }
      Object unused = env.execute(principal.user());
    }
  }

  private void consoleReads() throws Exception {
    Map<String, String> client = new HashMap<>();
    client(Principal.CONSOLE.user())
        .forEach((key, value) -> client.put((String) key, (String) value));
    ConsoleConfig config =
        ConsoleConfig.from(
            Map.of(
                "console.bootstrap",
                kafka.bootstrap(),
                "console.port",
                "0",
                "console.history.file",
                directory.resolve("history.duckdb").toString()));
    Catalog catalog = Catalog.EMPTY;
    HttpClient http = HttpClient.newHttpClient();
    try (Console console = Console.start(config, client, catalog, Clock.systemUTC())) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      HttpResponse<String> ready = get(http, console.url() + "readyz");
      while (ready.statusCode() != 200 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        ready = get(http, console.url() + "readyz");
      }
      assertEquals(200, ready.statusCode(), ready.body());
      for (String page : List.of("readyz", "metrics", "api/v1/health")) {
        assertFalse(get(http, console.url() + page).body().contains(SECRET), page);
      }
    }
  }

  private static HttpResponse<String> get(HttpClient http, String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void isRefusedTheRest(Principal principal) {
    Map<String, Object> clients =
        KafkaSettings.with(
            client(principal.user()),
            Map.of(
                "bootstrap.servers",
                kafka.bootstrap(),
                "max.block.ms",
                10_000,
                // Otherwise one without any right to write is refused before it names a topic.
                "enable.idempotence",
                false));
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                clients, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      for (TopicSpec topic : TopicTable.all()) {
        if (!isAllowed(principal, topic.name(), AclOperation.WRITE)) {
          assertTrue(
              isRefusedToWrite(producer, topic.name()),
              () -> principal + " may write " + topic.name());
        }
        if (!isAllowed(principal, topic.name(), AclOperation.READ)) {
          assertTrue(
              isRefusedToRead(consumer, topic.name()),
              () -> principal + " may read " + topic.name());
        }
      }
    }
  }

  private static boolean isAllowed(Principal principal, String topic, AclOperation operation) {
    return AccessTable.of(principal).stream()
        .anyMatch(
            right ->
                right.pattern().name().equals(topic) && right.entry().operation() == operation);
  }

  private static boolean isRefusedToWrite(KafkaProducer<byte[], byte[]> producer, String topic) {
    try {
      Object unused = producer.send(new ProducerRecord<>(topic, new byte[1], new byte[1])).get();
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof TopicAuthorizationException;
    } catch (TopicAuthorizationException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRefusedToRead(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> one = List.of(new TopicPartition(topic, 0));
    try {
      consumer.assign(one);
      for (TopicPartition partition : one) {
        consumer.seek(partition, 0);
      }
      long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (System.nanoTime() < deadline) {
        if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
          return false;
        }
      }
      return false;
    } catch (TopicAuthorizationException e) {
      return true;
    }
  }
}
