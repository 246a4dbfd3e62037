package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Voice;
import io.umbral.benchmarks.workload.RecordStock;
import io.umbral.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The process that sends. It encodes nothing: it dates records that were encoded before. */
final class GeneratorProcess {

  static final String SEND = "SEND ";
  static final String STOP = "STOP";
  private static final String READY = "READY";

  private final String topic;
  private final RecordStock stock;
  private final int[] partitions;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong failed = new AtomicLong();
  private final Callback countFailure =
      (metadata, failure) -> {
        if (failure != null) {
          failed.incrementAndGet();
        }
      };
  private long bytes;

  private GeneratorProcess(String bootstrap, String topic, int ofPartitions, Workload workload) {
    this.topic = topic;
    this.stock = RecordStock.of(workload);
    this.partitions = new int[workload.sources()];
    for (int source = 0; source < partitions.length; source++) {
      partitions[source] = workload.partitionOf(source, ofPartitions);
    }
    this.producer = producer(bootstrap);
  }

  /**
   * Sends what it is told to.
   *
   * @param args brokers, topic, its partitions, {@link Workload#toString}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Voice voice = new Voice();
    GeneratorProcess generator =
        new GeneratorProcess(args[0], args[1], Integer.parseInt(args[2]), Workload.parse(args[3]));
    voice.answer(READY);
    Optional<String> command = voice.command();
    while (command.isPresent()) {
      if (command.get().startsWith(SEND)) {
        generator.send(Figures.parse(command.get().substring(SEND.length())), voice);
      }
      command = voice.command();
    }
    generator.producer.close();
    System.exit(0);
  }

  /** Sends in a thread of its own, so that this one can be told to stop it. */
  private void send(Figures asked, Voice voice) throws IOException, InterruptedException {
    Schedule schedule = scheduleOf(asked);
    long offsetNanos = System.nanoTime() - 1_000_000 * System.currentTimeMillis();
    long startNanos = offsetNanos + 1_000_000 * schedule.startMillis();
    Sender sender =
        new Sender(schedule, () -> System.nanoTime() - startNanos, LockSupport::parkNanos);
    Thread thread = new Thread(() -> voice.answer(run(sender, schedule).toString()), "sender");
    thread.start();
    String next = voice.command().orElse(STOP);
    if (!next.equals(STOP)) {
      throw new IllegalStateException(
          "the generator was told " + next + " where only " + STOP + " is understood");
    }
    sender.stop();
    thread.join();
  }

  private Figures run(Sender sender, Schedule schedule) {
    failed.set(0);
    bytes = 0;
    long sent = sender.run(record -> send(schedule, record));
    producer.flush();
    Histogram delays = sender.delaysMicros();
    return new Figures()
        .put("records", sent)
        .put("bytes", bytes)
        .put("failed", failed.get())
        .put("delayP50Micros", delays.getValueAtPercentile(50))
        .put("delayP90Micros", delays.getValueAtPercentile(90))
        .put("delayP99Micros", delays.getValueAtPercentile(99))
        .put("delayMaxMicros", delays.getMaxValue());
  }

  private void send(Schedule schedule, long record) {
    int source = schedule.sourceOf(record);
    byte[] value =
        stock.record(source, schedule.roundOf(record), schedule.periodStartMillis(record));
    bytes += value.length;
    Future<?> unused =
        producer.send(
            new ProducerRecord<>(topic, partitions[source], stock.key(source), value),
            countFailure);
  }

  /** The command that asks for a schedule. */
  static String command(Schedule schedule) {
    return SEND
        + new Figures()
            .put("startMillis", schedule.startMillis())
            .put("tickMillis", schedule.tickMillis())
            .put("millirecordsPerSecond", Math.round(1e3 * schedule.recordsPerSecond()))
            .put("records", schedule.records())
            .put("sources", schedule.sources())
            .put("eventLagMillis", schedule.eventLagMillis());
  }

  static Schedule scheduleOf(Figures asked) {
    return new Schedule(
        asked.get("startMillis"),
        (int) asked.get("tickMillis"),
        asked.get("millirecordsPerSecond") / 1e3,
        asked.get("records"),
        (int) asked.get("sources"),
        asked.get("eventLagMillis"));
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    // As a busy collector would: large batches, one broker's word for it, nothing compressed, since
    // who reads would pay for that.
    properties.put("acks", "1");
    properties.put("enable.idempotence", "false");
    properties.put("batch.size", Integer.toString(256 << 10));
    properties.put("linger.ms", "5");
    properties.put("buffer.memory", Integer.toString(64 << 20));
    properties.put("send.buffer.bytes", Integer.toString(1 << 20));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
