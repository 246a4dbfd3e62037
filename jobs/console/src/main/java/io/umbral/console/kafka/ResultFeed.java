package io.umbral.console.kafka;

import io.umbral.console.history.History;
import io.umbral.console.history.HistoryException;
import io.umbral.console.history.Offset;
import io.umbral.console.history.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the result topics into a history, from where it left off, on a thread of its own. Topics
 * that do not exist yet are looked for again; a topic that was deleted and made anew is read from
 * its beginning, and what its predecessor said is forgotten. Kafka may come and go.
 */
public final class ResultFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResultFeed.class);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_AROUND = Duration.ofSeconds(2);
  private static final Duration EXPIRE = Duration.ofMinutes(1);

  /** Silence of Kafka after which what is shown may be old. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final History history;
  private final Clock clock;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final Thread thread;
  private final Reading.Codecs codecs = new Reading.Codecs();
  private final Map<String, String> topicIds = new HashMap<>();
  private volatile FeedState state = FeedState.BEFORE;
  private volatile boolean isStopped;
  private long lookedAroundMillis;
  private long expiredMillis;

  /**
   * Makes one; {@link #start()} starts it.
   *
   * @param bootstrap of Kafka
   * @param client properties of every client
   * @param history takes what is read; this is its only writer
   * @param clock for how old an answer is
   */
  public ResultFeed(String bootstrap, Map<String, String> client, History history, Clock clock) {
    this.history = history;
    this.clock = clock;
    consumer =
        new KafkaConsumer<>(
            ClientProperties.with(
                client,
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "umbral-console",
                // What was compacted or expired before it was read is gone; the rest is read.
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                // Events of alarms are written in transactions; those that failed are none.
                "isolation.level",
                "read_committed",
                "max.poll.records",
                "20000",
                "default.api.timeout.ms",
                Long.toString(ANSWER.toMillis())),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    admin =
        Admin.create(
            ClientProperties.with(
                client,
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "umbral-console-admin",
                "request.timeout.ms",
                Long.toString(ANSWER.toMillis()),
                "default.api.timeout.ms",
                Long.toString(ANSWER.toMillis())));
    thread = new Thread(this::run, "console-feed");
    thread.setDaemon(true);
  }

  /** Starts to read. */
  public void start() {
    thread.start();
  }

  /** How it goes; any thread may ask. */
  public FeedState state() {
    return state;
  }

  private void run() {
    try {
      while (!isStopped) {
        try {
          step();
        } catch (KafkaException | HistoryException e) {
          if (isStopped || e instanceof WakeupException) {
            return;
          }
          LOG.warn("the topics cannot be read; trying again", e);
          state = new FeedState(false, state.answeredMillis(), state.topics());
          goBackToWhatIsWritten();
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was read and not written is read again: the history says from where on. */
  private void goBackToWhatIsWritten() {
    consumer.assign(Set.of());
    topicIds.clear();
    lookedAroundMillis = 0;
  }

  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
  }

  private void step() throws InterruptedException {
    long now = clock.millis();
    if (now - lookedAroundMillis >= LOOK_AROUND.toMillis()) {
      lookedAroundMillis = now;
      lookAround(now);
    }
    if (now - expiredMillis >= EXPIRE.toMillis()) {
      expiredMillis = now;
      history.expire();
    }
    if (consumer.assignment().isEmpty()) {
      pause();
      return;
    }
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      take(records);
    }
  }

  /** Finds topics and partitions that are new, and asks how far they go. */
  private void lookAround(long now) throws InterruptedException {
    try {
      Set<String> names =
          new HashSet<>(admin.listTopics().names().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
      names.removeIf(name -> Topic.named(name).isEmpty());
      Map<String, TopicDescription> found =
          admin.describeTopics(names).allTopicNames().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      for (TopicDescription topic : found.values()) {
        assign(topic);
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      state =
          new FeedState(
              true,
              now,
              Arrays.stream(Topic.values())
                  .map(topic -> stateOf(topic.topicName(), ends))
                  .toList());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("Kafka does not answer", e);
      state = new FeedState(false, state.answeredMillis(), state.topics());
    }
  }

  private FeedState.TopicState stateOf(String name, Map<TopicPartition, Long> ends) {
    int partitions = 0;
    long end = 0;
    long read = 0;
    for (Map.Entry<TopicPartition, Long> partition : ends.entrySet()) {
      if (partition.getKey().topic().equals(name)) {
        partitions++;
        end += partition.getValue();
        read += Math.min(partition.getValue(), consumer.position(partition.getKey()));
      }
    }
    return new FeedState.TopicState(name, partitions > 0, partitions, end, end - read);
  }

  private void assign(TopicDescription topic) {
    String id = topic.topicId().toString();
    String name = topic.name();
    Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
    if (!id.equals(topicIds.put(name, id))) {
      assigned.removeIf(partition -> partition.topic().equals(name));
      boolean wasAnother =
          history.offsets().stream()
              .anyMatch(offset -> offset.topic().equals(name) && !offset.topicId().equals(id));
      if (wasAnother) {
        LOG.warn("topic {} was made anew; it is read from its beginning", name);
        for (Topic forgotten : history.forget(Topic.named(name).orElseThrow())) {
          // Looked for again, as if it were new.
          assigned.removeIf(partition -> partition.topic().equals(forgotten.topicName()));
          consumer.assign(assigned);
        }
      }
    }
    List<TopicPartition> come = new ArrayList<>();
    for (int i = 0; i < topic.partitions().size(); i++) {
      TopicPartition partition = new TopicPartition(name, i);
      if (assigned.add(partition)) {
        come.add(partition);
      }
    }
    if (come.isEmpty()) {
      return;
    }
    consumer.assign(assigned);
    Map<TopicPartition, Long> next = new HashMap<>();
    for (Offset offset : history.offsets()) {
      next.put(new TopicPartition(offset.topic(), offset.partition()), offset.next());
    }
    for (TopicPartition partition : come) {
      consumer.seek(partition, next.getOrDefault(partition, 0L));
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    Reading reading = new Reading(codecs);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      reading.take(Topic.named(record.topic()).orElseThrow(), record);
    }
    List<Offset> offsets = new ArrayList<>();
    for (TopicPartition partition : records.partitions()) {
      offsets.add(
          new Offset(
              partition.topic(),
              topicIds.get(partition.topic()),
              partition.partition(),
              consumer.position(partition)));
    }
    history.apply(reading.batch(offsets));
  }

  /** Stops and waits until it has. */
  @Override
  public void close() {
    isStopped = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.close(Duration.ofSeconds(1));
    if (!thread.isAlive()) {
      consumer.close();
    }
  }
}
