package io.umbral.embedded.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.delivery.Sink;
import io.umbral.delivery.kafka.DeadLetterResend;
import io.umbral.delivery.kafka.DeadLetterTopic;
import io.umbral.delivery.kafka.DeliveryService;
import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.wire.AlarmCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topics of a real broker to receivers that are up, down and moody. */
final class DeliveryServiceTest {

  private final List<String> hooked = new CopyOnWriteArrayList<>();
  private final List<String> stated = new CopyOnWriteArrayList<>();
  private final AlarmCodec codec = new AlarmCodec();
  private EmbeddedKafka kafka;
  private HttpServer server;
  private volatile int hookStatus = 200;
  private DeliveryService service;

  @BeforeEach
  void start() throws IOException {
    kafka = EmbeddedKafka.start();
    AlarmTopics.create(kafka);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::hook);
    server.createContext("/api/v2/alerts", this::alertmanager);
    server.start();
    service = service();
  }

  @AfterEach
  void stop() {
    service.close();
    server.stop(0);
    kafka.close();
  }

  @Test
  void eventsReachTheirReceiverInOrderThroughAnOutageAndARestart() throws Exception {
    awaitHookIsListening();
    hookStatus = 503;
    publish(event(1, true), event(2, true));
    await("a failure", () -> service.states().stream().anyMatch(state -> state.isFailing()));
    service.close();
    service = service();
    hookStatus = 200;
    publish(event(3, true));
    await("three events", () -> accepted().size() >= 3);
    assertEquals(List.of("1", "2", "3"), accepted().stream().distinct().toList());
  }

  @Test
  void whatAReceiverRefusesIsADeadLetterAndTheNextEventFollows() throws Exception {
    awaitHookIsListening();
    hookStatus = 422;
    publish(event(1, true));
    await("a refusal", () -> service.states().stream().anyMatch(state -> state.refused() == 1));
    hookStatus = 200;
    publish(event(2, true));
    await("the next", () -> accepted().contains("2"));
    List<ConsumerRecord<byte[], byte[]>> letters = deadLetters();
    assertEquals(1, letters.size());
    assertEquals(
        TestAlarm.raise(0).alarm().alertId() + "-1",
        new String(letters.get(0).key(), StandardCharsets.UTF_8));
    assertEquals(
        "hook",
        new String(letters.get(0).headers().lastHeader("sink").value(), StandardCharsets.UTF_8));
    assertTrue(new String(letters.get(0).value(), StandardCharsets.UTF_8).contains("RAISED"));
  }

  @Test
  void aDeadLetterIsSentAgainOnceTheReceiverTakesIt() throws Exception {
    awaitHookIsListening();
    hookStatus = 422;
    publish(event(1, true));
    await("the letter of the last one", () -> isLetter("\"comment\":\"1\""));
    int letters = deadLetters().size();

    assertEquals(new DeadLetterResend.Outcome("hook", 0, letters, 0, 0), resend(), "again");
    hookStatus = 503;
    assertEquals(new DeadLetterResend.Outcome("hook", 0, 0, 0, letters), resend(), "not reached");
    hookStatus = 200;
    assertEquals(new DeadLetterResend.Outcome("hook", letters, 0, 0, 0), resend());
    assertEquals(List.of("1"), accepted().stream().distinct().toList());
    assertEquals(new DeadLetterResend.Outcome("hook", 0, 0, 0, 0), resend(), "done once");
  }

  private boolean isLetter(String part) {
    return deadLetters().stream()
        .anyMatch(letter -> new String(letter.value(), StandardCharsets.UTF_8).contains(part));
  }

  private DeadLetterResend.Outcome resend() throws InterruptedException {
    return new DeadLetterResend(client(), DeliveryTopics.DEFAULT, DeliveryServiceTest::noSecret)
        .resend(sinks())
        .get(0);
  }

  @Test
  void theMetricsSayWhatWaitsAndSinceWhen() throws Exception {
    awaitHookIsListening();
    await("nothing waits", () -> metric("umbral_delivery_backlog", "hook") == 0);
    hookStatus = 503;
    publish(event(1, true), event(2, true));
    await("both wait", () -> metric("umbral_delivery_backlog", "hook") >= 2);
    await("a failure", () -> metric("umbral_delivery_failed_total", "hook") >= 1);
    await("they grow old", () -> metric("umbral_delivery_oldest_age_seconds", "hook") > 0);
    hookStatus = 200;
    await("all are sent", () -> metric("umbral_delivery_sent_total", "hook") >= 3);
    await("none waits", () -> metric("umbral_delivery_backlog", "hook") == 0);
    assertEquals(0, metric("umbral_delivery_oldest_age_seconds", "hook"));
    assertEquals(0, metric("umbral_delivery_refused_total", "hook"));
  }

  private double metric(String name, String sink) {
    String page = DeliveryMetrics.of(service, Clock.systemUTC()).scrape();
    return page.lines()
        .filter(line -> line.startsWith(name + "{") && line.contains("sink=\"" + sink + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(-1);
  }

  @Test
  void theTopicOfDeadLettersIsMadeWhereItIsMissing() {
    assertFalse(DeadLetterTopic.ensure(client(), DeliveryTopics.DEFAULT.deadLetters()));
    assertTrue(DeadLetterTopic.ensure(client(), "other-dead-letters"));
    assertFalse(DeadLetterTopic.ensure(client(), "other-dead-letters"));
  }

  @Test
  void anAlertmanagerIsToldWhatLastsAfterEveryStart() throws Exception {
    AlarmEvent raise = TestAlarm.raise(System.currentTimeMillis());
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  DeliveryTopics.DEFAULT.alertState(),
                  AlarmCodec.encodeKey(raise.alarm().alertId()),
                  codec.encode(raise.alarm())));
    }
    await("the alarm", () -> stated.size() == 1);
    assertTrue(stated.get(0).contains("\"alertname\":\"umbral-test\""), stated::toString);
    service.close();
    service = service();
    await("the alarm again", () -> stated.size() == 2);
  }

  private DeliveryService service() {
    return DeliveryService.start(
        client(), DeliveryTopics.DEFAULT, sinks(), DeliveryServiceTest::noSecret);
  }

  private Properties client() {
    Properties client = new Properties();
    client.put("bootstrap.servers", kafka.bootstrap());
    return client;
  }

  private List<Sink> sinks() {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return List.of(
        new Sink.WebhookSink("hook", URI.create(base + "/hook"), Optional.empty(), 3_600_000),
        new Sink.Alertmanager("am", List.of(URI.create(base)), 60_000, Optional.empty()));
  }

  private static String noSecret(Sink.SecretSource source) {
    throw new AssertionError("no secret is asked for");
  }

  /**
   * A new sink is told of what happens from its start on, so its start is waited for: until the
   * last of some events with numbers below 0 has come, so that none of them is still on its way.
   */
  private void awaitHookIsListening() throws InterruptedException {
    int[] probe = {0};
    await(
        "the sink listens",
        () -> {
          String last = "\"comment\":\"" + probe[0] + "\"";
          if (hooked.stream().anyMatch(body -> body.contains(last))) {
            return true;
          }
          publish(event(--probe[0], true));
          return false;
        });
  }

  private AlarmEvent event(int number, boolean isNotify) {
    AlarmEvent raise = TestAlarm.raise(System.currentTimeMillis());
    return new AlarmEvent(
        raise.type(),
        raise.alarm(),
        raise.atMillis(),
        isNotify,
        false,
        false,
        raise.reason(),
        List.of(),
        raise.by(),
        Integer.toString(number));
  }

  private void publish(AlarmEvent... events) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (AlarmEvent event : events) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    DeliveryTopics.DEFAULT.alerts(),
                    AlarmCodec.encodeKey(event.alarm().alertId()),
                    codec.encode(event)));
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Comments of the events that were taken, those that made sure that somebody listens aside. */
  private List<String> accepted() {
    List<String> comments = new ArrayList<>();
    for (String body : hooked) {
      String comment = body.replaceAll(".*\"comment\":\"([^\"]*)\".*", "$1");
      if (!comment.startsWith("-")) {
        comments.add(comment);
      }
    }
    return comments;
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(DeliveryTopics.DEFAULT.deadLetters(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
      }
      return letters;
    }
  }

  private void hook(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = hookStatus;
    if (status == 200) {
      hooked.add(body);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void alertmanager(HttpExchange exchange) throws IOException {
    stated.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, what + " within 30 s");
      Thread.sleep(50);
    }
  }
}
