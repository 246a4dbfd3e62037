package io.umbral.delivery.kafka;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.delivery.EventDelivery;
import io.umbral.delivery.EventDelivery.DeadLetter;
import io.umbral.delivery.EventDelivery.Step;
import io.umbral.delivery.Receivers;
import io.umbral.delivery.Sink;
import io.umbral.delivery.Sink.SecretSource;
import io.umbral.delivery.Webhook;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends dead letters again, once, in their order: the events themselves, from the log of alarms, so
 * that each carries a signature and a time of now. How far each sink has come is committed, so a
 * letter that was taken is not sent another time; one that is refused again is put behind the
 * others.
 */
public final class DeadLetterResend {

  /**
   * What came of the letters of one sink.
   *
   * @param sink name of the sink
   * @param taken what the receiver took now
   * @param refusedAgain what became a dead letter again
   * @param lost what is no longer in the log of alarms, and so cannot be told
   * @param left what was not tried, as the receiver cannot be reached
   */
  public record Outcome(String sink, int taken, int refusedAgain, int lost, int left) {}

  /** A letter on its topic. */
  private record Letter(TopicPartition partition, long offset, String sink, String eventId) {}

  private static final String GROUP_PREFIX = "umbral-delivery-resend-";
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Properties client;
  private final DeliveryTopics topics;
  private final Receivers receivers;

  /**
   * For some Kafka.
   *
   * @param client settings of Kafka clients, with {@code bootstrap.servers}
   * @param topics what is read and written
   * @param secrets reads a secret
   */
  public DeadLetterResend(
      Properties client, DeliveryTopics topics, Function<SecretSource, String> secrets) {
    this.client = client;
    this.topics = topics;
    this.receivers = new Receivers(secrets);
  }

  /**
   * Sends the letters of some sinks again.
   *
   * @param sinks whose; an Alertmanager has none, as it is told the state until it takes it
   * @return for each sink that takes events
   * @throws InterruptedException where the caller is to end
   */
  public List<Outcome> resend(List<Sink> sinks) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Sink sink : sinks) {
      if (!(sink instanceof Sink.Alertmanager)) {
        outcomes.add(resend(sink));
      }
    }
    return outcomes;
  }

  private Outcome resend(Sink sink) throws InterruptedException {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP_PREFIX + sink.name());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
        DeadLetters again = new DeadLetters(client, topics.deadLetters())) {
      List<Letter> letters = lettersOf(sink.name(), consumer);
      Map<String, AlarmEvent> events = eventsOf(letters);
      return resend(sink, letters, events, consumer, again);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Properties settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<Letter> lettersOf(String sink, KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitionsOf(topics.deadLetters(), consumer);
    consumer.assign(partitions);
    Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(Set.copyOf(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata committed = done.get(partition);
      if (committed == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, committed);
      }
    }
    List<Letter> letters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> found : toTheEnd(partitions, consumer)) {
      if (header(found, "sink").equals(sink)) {
        TopicPartition partition = new TopicPartition(found.topic(), found.partition());
        String eventId = new String(found.key(), StandardCharsets.UTF_8);
        letters.add(new Letter(partition, found.offset(), sink, eventId));
      }
    }
    return letters;
  }

  private static List<TopicPartition> partitionsOf(
      String topic, KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> toTheEnd(
      List<TopicPartition> partitions, KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(PATIENCE).forEach(all::add);
    }
    return all;
  }

  private static String header(ConsumerRecord<byte[], byte[]> found, String name) {
    Header header = found.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The events that letters are of, as far as the log of alarms still has them. */
  private Map<String, AlarmEvent> eventsOf(List<Letter> letters) {
    Set<String> wanted = new HashSet<>();
    letters.forEach(letter -> wanted.add(letter.eventId()));
    Map<String, AlarmEvent> events = new HashMap<>();
    if (wanted.isEmpty()) {
      return events;
    }
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    AlarmCodec codec = new AlarmCodec();
    try (KafkaConsumer<byte[], byte[]> log = consumer(settings)) {
      List<TopicPartition> partitions = partitionsOf(topics.alerts(), log);
      log.assign(partitions);
      log.seekToBeginning(partitions);
      for (ConsumerRecord<byte[], byte[]> found : toTheEnd(partitions, log)) {
        read(codec, found.value())
            .filter(event -> wanted.contains(Webhook.idOf(event)))
            .ifPresent(event -> events.put(Webhook.idOf(event), event));
      }
    }
    return events;
  }

  private static Optional<AlarmEvent> read(AlarmCodec codec, byte[] value) {
    try {
      return Optional.of(codec.decodeEvent(value));
    } catch (WireException e) {
      return Optional.empty(); // Nobody could be told of it in the first place.
    }
  }

  private Outcome resend(
      Sink sink,
      List<Letter> letters,
      Map<String, AlarmEvent> events,
      KafkaConsumer<byte[], byte[]> consumer,
      DeadLetters again)
      throws InterruptedException {
    EventDelivery delivery = receivers.delivery(sink);
    int taken = 0;
    int refused = 0;
    int lost = 0;
    for (Letter letter : letters) {
      AlarmEvent event = events.get(letter.eventId());
      if (event == null) {
        lost++;
      } else if (delivery.attempt(event) instanceof Step.Done done) {
        Optional<DeadLetter> refusal = done.deadLetter();
        refusal.ifPresent(again::put);
        refused += refusal.isPresent() ? 1 : 0;
        taken += refusal.isPresent() ? 0 : 1;
      } else {
        break;
      }
      consumer.commitSync(Map.of(letter.partition(), new OffsetAndMetadata(letter.offset() + 1)));
    }
    return new Outcome(sink.name(), taken, refused, lost, letters.size() - taken - refused - lost);
  }
}
