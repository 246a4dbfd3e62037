package io.umbral.embedded.ingest;

import io.umbral.embedded.EventLines;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.ingest.Ledger.Standing;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.model.CellReport;
import io.umbral.model.NetworkEvent;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.RejectedCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one way into the topics. What goes through at once is one transaction, together with the
 * entry that says so in the {@link Ledger}: after a crash either all of it is there or nothing.
 *
 * <p>It waits where Kafka is slow, and so does whoever brings the next parcel.
 */
final class ReportGate implements AutoCloseable {

  static final String LEDGER = IngestTopics.LEDGER;
  static final String EVENTS = IngestTopics.EVENTS;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Most refusals of a run that are told by name. */
  private static final int MOST_TOLD = 20;

  /** How far a reader of a topic had come when it brought its parcels. */
  record Read(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {}

  /**
   * What came of parcels.
   *
   * @param reports that were sent
   * @param known that were sent before, in the same words
   * @param corrections that were sent before in other words: they are refused
   * @param refusals others
   * @param events that were sent
   */
  record Taken(int reports, int known, int corrections, int refusals, int events) {}

  /** A report that says other than the one that was sent of its source and period. */
  private record Correction(Parcel parcel, CellReport report, byte[] encoded) {

    Rejected refusal() {
      return new Rejected(
          RejectionCause.LATE,
          "source '"
              + report.origin().sourceId()
              + "' has sent its period of "
              + Duration.ofMillis(report.periodMillis())
              + " from "
              + Instant.ofEpochMilli(report.periodStartMillis())
              + " before, with other values; the first report counts, and a correction should come"
              + " as a recording of its own",
          Place.line(parcel.path(), 0),
          report.cells().size(),
          encoded);
    }
  }

  private final KafkaProducer<byte[], byte[]> producer;
  private final Ledger ledger = new Ledger(System::currentTimeMillis);
  private final Consumer<String> notices;
  private int told;
  private final CellReportEncoder encoder = new CellReportEncoder();
  private final RejectedCodec rejectedCodec = new RejectedCodec();

  /**
   * Opens it; whoever had the same name before can send nothing any more.
   *
   * @param bootstrap where Kafka is
   * @param client properties of every client
   * @param name of this gate among those that write to the same topics
   * @param notices takes what is refused, by name
   */
  ReportGate(String bootstrap, Properties client, String name, Consumer<String> notices) {
    this.notices = notices;
    createTopics(bootstrap, client);
    try {
      producer =
          new KafkaProducer<>(
              KafkaSettings.with(
                  client,
                  Map.of(
                      "bootstrap.servers",
                      bootstrap,
                      "transactional.id",
                      IngestTopics.NAME_PREFIX + name,
                      "max.request.size",
                      32 << 20,
                      "compression.type",
                      "lz4")),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      producer.initTransactions();
    } catch (KafkaException e) {
      throw unreachable(bootstrap, e);
    }
    readLedger(bootstrap, client);
  }

  private static UsageException unreachable(String bootstrap, Exception fault) {
    return new UsageException(
        "--bootstrap " + bootstrap + " cannot be used: " + fault.getMessage(), fault);
  }

  private static void createTopics(String bootstrap, Properties client) {
    int patienceMillis = Math.toIntExact(PATIENCE.toMillis());
    try (Admin admin =
        Admin.create(
            KafkaSettings.with(
                client,
                Map.of(
                    "bootstrap.servers",
                    bootstrap,
                    "default.api.timeout.ms",
                    patienceMillis,
                    "request.timeout.ms",
                    patienceMillis)))) {
      Set<String> present = admin.listTopics().names().get();
      if (!present.contains(Topics.DEFAULT.cellReports())) {
        throw new UsageException(
            "topic "
                + Topics.DEFAULT.cellReports()
                + " does not exist at "
                + bootstrap
                + "; create it with the partitions that the job should have");
      }
      create(
          admin,
          present,
          LEDGER,
          Map.of(
              "cleanup.policy",
              "compact,delete",
              "retention.ms",
              Long.toString(Ledger.REMEMBERED_MILLIS)));
      create(admin, present, EVENTS, Map.of());
      create(admin, present, Topics.DEFAULT.rejected(), Map.of());
    } catch (ExecutionException | KafkaException e) {
      throw unreachable(bootstrap, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the topics were looked up", e);
    }
  }

  private static void create(
      Admin admin, Set<String> present, String topic, Map<String, String> settings)
      throws ExecutionException, InterruptedException {
    if (present.contains(topic)) {
      return;
    }
    NewTopic created = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings);
    try {
      admin.createTopics(List.of(created)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private void readLedger(String bootstrap, Properties client) {
    TopicPartition partition = new TopicPartition(LEDGER, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            KafkaSettings.with(
                client,
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(Duration.ofMillis(200))) {
          ledger.enter(
              new String(entry.key(), StandardCharsets.UTF_8), Ledger.digestIn(entry.value()));
        }
      }
    }
  }

  /** Whether a content was taken before, perhaps under another name. */
  synchronized boolean hasTaken(String contentKey) {
    return ledger.hasContent(contentKey);
  }

  /**
   * Takes parcels, all or nothing, and returns when Kafka has them.
   *
   * @param parcels what came
   * @param contentKeys of the files they were; none for what comes without a file
   * @param read how far the reader of a topic has come with them
   * @return what came of them
   */
  synchronized Taken take(List<Parcel> parcels, List<String> contentKeys, Optional<Read> read) {
    Map<String, Long> entries = new LinkedHashMap<>();
    contentKeys.forEach(key -> entries.put(key, Ledger.NO_DIGEST));
    List<Correction> corrections = new ArrayList<>();
    int sent = 0;
    int known = 0;
    int refusals = 0;
    int events = 0;
    producer.beginTransaction();
    try {
      for (Parcel parcel : parcels) {
        for (CellReport report : parcel.reports()) {
          byte[] encoded = encoder.encode(report);
          switch (standingOf(report, Ledger.digestOf(encoded), entries)) {
            case NEW -> {
              byte[] key = report.origin().sourceId().getBytes(StandardCharsets.UTF_8);
              send(Topics.DEFAULT.cellReports(), key, encoded);
              entries.put(Ledger.reportKey(report), Ledger.digestOf(encoded));
              sent++;
            }
            case KNOWN -> known++;
            case CORRECTION -> corrections.add(new Correction(parcel, report, encoded));
          }
        }
        for (Rejected refusal : parcel.refusals()) {
          send(Topics.DEFAULT.rejected(), null, rejectedCodec.encode(refusal));
          refusals++;
        }
        for (NetworkEvent event : parcel.events()) {
          byte[] key = event.source().getBytes(StandardCharsets.UTF_8);
          send(EVENTS, key, EventLines.lineOf(event).getBytes(StandardCharsets.UTF_8));
          events++;
        }
      }
      for (Correction correction : corrections) {
        send(Topics.DEFAULT.rejected(), null, rejectedCodec.encode(correction.refusal()));
      }
      entries.forEach((key, digest) -> send(LEDGER, Ledger.bytesOf(key), Ledger.bytesOf(digest)));
      read.ifPresent(of -> producer.sendOffsetsToTransaction(of.offsets(), of.group()));
      producer.commitTransaction();
    } catch (RuntimeException e) {
      abort();
      throw e;
    }
    entries.forEach(ledger::enter);
    parcels.stream().flatMap(parcel -> parcel.refusals().stream()).forEach(this::tell);
    corrections.forEach(correction -> tell(correction.refusal()));
    return new Taken(sent, known, corrections.size(), refusals, events);
  }

  /** Tells the first of what is refused by name: a network can have as many as it has cells. */
  private void tell(Rejected refusal) {
    told++;
    if (told <= MOST_TOLD) {
      notices.accept(
          "refused of "
              + refusal.where().origin()
              + (refusal.where().position() == 0 ? "" : ", line " + refusal.where().position())
              + ": "
              + refusal.detail());
    } else if (told == MOST_TOLD + 1) {
      notices.accept("more is refused; it stands in the topic " + Topics.DEFAULT.rejected());
    }
  }

  /** What is known of a report, by what was sent before and what goes along with it. */
  private Standing standingOf(CellReport report, long digest, Map<String, Long> entries) {
    Long beside = entries.get(Ledger.reportKey(report));
    if (beside != null) {
      return beside == digest ? Standing.KNOWN : Standing.CORRECTION;
    }
    return ledger.standingOf(report, digest);
  }

  private void send(String topic, byte[] key, byte[] value) {
    // The commit tells of what could not be sent.
    Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  private void abort() {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      // The first fault is the one to tell; a fenced producer can abort nothing.
    }
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
