package io.umbral.cluster;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.model.Rejected;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads along what is told of alarms and refusals; of transactions, what was committed. */
final class Told implements AutoCloseable {

  private static final String ALERTS = AlertTopics.DEFAULT.alerts();
  private static final String STATES = AlertTopics.DEFAULT.alertState();
  private static final String REJECTED = Topics.DEFAULT.rejected();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AlarmCodec codec = new AlarmCodec();
  private final RejectedCodec refusals = new RejectedCodec();
  private final Map<String, AlarmEvent> events = new LinkedHashMap<>();
  private final Map<String, Alarm> states = new TreeMap<>();
  private final Map<String, Rejected> rejected = new TreeMap<>();
  private final List<Long> latenciesMillis = new ArrayList<>();
  private final Feed feed;
  private int repeated;

  Told(String bootstrap, Feed feed) {
    this.feed = feed;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        List.of(
            new TopicPartition(ALERTS, 0),
            new TopicPartition(STATES, 0),
            new TopicPartition(REJECTED, 0)));
    consumer.seekToBeginning(consumer.assignment());
  }

  /** Reads what has come. */
  void read() {
    for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(50))) {
      try {
        take(found);
      } catch (WireException e) {
        throw new IllegalStateException(
            "what the job wrote to " + found.topic() + " at " + found.offset() + " is damaged", e);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> found) throws WireException {
    if (found.topic().equals(ALERTS)) {
      take(codec.decodeEvent(found.value()));
    } else if (found.topic().equals(STATES)) {
      String alertId = new String(found.key(), StandardCharsets.UTF_8);
      if (found.value() == null) {
        states.remove(alertId);
      } else {
        states.put(alertId, codec.decodeState(found.value()));
      }
    } else {
      Rejected refusal = refusals.decode(found.value());
      rejected.put(refusal.where().toString(), refusal);
    }
  }

  private void take(AlarmEvent event) {
    String name = event.alarm().alertId() + "." + event.alarm().seq();
    if (events.putIfAbsent(name, event) != null) {
      repeated++;
      return;
    }
    // The alarm was due when the minute that it is dated by was over.
    Optional<Long> due = feed.sentNanos(event.atMillis());
    due.ifPresent(nanos -> latenciesMillis.add((System.nanoTime() - nanos) / 1_000_000));
  }

  /** What happened to alarms, each event once, in the order in which it was first told. */
  List<AlarmEvent> events() {
    return List.copyOf(events.values());
  }

  /** Events that were told more than once. */
  int repeated() {
    return repeated;
  }

  /** What is known of each alarm, by alertId. */
  Map<String, Alarm> states() {
    return states;
  }

  /** Readings that were refused; a refusal that was told twice counts once. */
  long refusedReadings() {
    return rejected.values().stream().mapToLong(Rejected::readings).sum();
  }

  /** From the end of the minute until its alarm was read, milliseconds, in the order of reading. */
  List<Long> latenciesMillis() {
    return latenciesMillis;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
