package io.umbral.benchmarks.console;

import io.umbral.benchmarks.harness.Say;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.WindowResultCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Listeners of a console, one of them stalled, while results come and somebody asks.
 *
 * @param events that each listener heard in a second
 * @param fanOut from the making of an event to its reading, in milliseconds
 * @param gaps between two events that one listener hears, in milliseconds
 * @param answers of the interface, in milliseconds
 * @param lost listeners that were cut off
 * @param residentMebibytes memory of the console at the end
 * @param weight scripts and styles of the wall
 */
record ConsoleTrial(
    double events,
    Histogram fanOut,
    Histogram gaps,
    Histogram answers,
    int lost,
    long residentMebibytes,
    PageWeight weight) {

  private static final int WINDOW_MILLIS = 60_000;
  private static final int STATES = 32;
  private static final List<String> OPERATORS = List.of("TELCEL", "ATT", "MOVISTAR", "ALTAN");
  private static final long SERIES = (long) STATES * OPERATORS.size();
  private static final int ASKED_PER_SECOND = 20;
  private static final long LONGEST_MICROS = 60_000_000;
  private static final double MICROS_PER_MILLI = 1_000;

  /** What pages ask when something is new. */
  private static final List<String> QUESTIONS =
      List.of("/api/v1/sla?level=STATE", "/api/v1/alerts", "/api/v1/sla/strips?level=STATE");

  /** How much of everything. */
  record Plan(
      int streams, int eventsPerSecond, Duration warm, Duration measured, int heapMebibytes) {}

  static ConsoleTrial run(Plan plan, Path folder) throws IOException, InterruptedException {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic("sla-windows", 1, Map.of());
      try (ConsoleProcess console =
              ConsoleProcess.start(
                  plan.heapMebibytes(), kafka.bootstrap(), folder, plan.streams() + 1);
          KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(
                  Map.of("bootstrap.servers", kafka.bootstrap(), "linger.ms", "0"),
                  new ByteArraySerializer(),
                  new ByteArraySerializer())) {
        return under(plan, console, producer);
      }
    }
  }

  private static ConsoleTrial under(
      Plan plan, ConsoleProcess console, KafkaProducer<byte[], byte[]> producer)
      throws IOException, InterruptedException {
    ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2);
    AtomicLong sent = new AtomicLong();
    WindowResultCodec codec = new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
    var unused =
        clockwork.scheduleAtFixedRate(
            () -> send(producer, codec, sent.getAndIncrement()),
            0,
            1_000_000L / plan.eventsPerSecond(),
            TimeUnit.MICROSECONDS);
    Say.line("console at %s: %d listeners and a stalled one", console.address(), plan.streams());
    PageWeight weight = PageWeight.of(console.address());
    try (Listeners listeners = new Listeners(console.address(), plan.streams())) {
      List<Long> answersMicros = new ArrayList<>();
      TimeUnit.MILLISECONDS.sleep(plan.warm().toMillis());
      listeners.measure();
      ask(console.address(), plan.measured(), answersMicros);
      Histogram fanOut = listeners.latencyMillis();
      Histogram answers = new Histogram(LONGEST_MICROS, 3);
      answersMicros.forEach(answers::recordValue);
      return new ConsoleTrial(
          fanOut.getTotalCount() / (double) plan.streams() / plan.measured().toSeconds(),
          fanOut,
          listeners.gapMillis(),
          answers,
          listeners.lost(),
          console.residentMebibytes(),
          weight);
    } finally {
      clockwork.shutdownNow();
    }
  }

  /** The next window of the next series; every series gets one after the other. */
  private static void send(
      KafkaProducer<byte[], byte[]> producer, WindowResultCodec codec, long number) {
    int series = (int) (number % SERIES);
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 50 + number);
    totals.add(Total.PROBES_SENT, 5_000);
    totals.add(Total.PROBES_LOST, number % 400);
    WindowResult window =
        new WindowResult(
            new SeriesKey(
                "%02d".formatted(1 + series % STATES),
                OPERATORS.get(series / STATES),
                SeriesKey.ALL),
            RegionLevel.STATE,
            System.currentTimeMillis() / WINDOW_MILLIS * WINDOW_MILLIS,
            WINDOW_MILLIS,
            Status.PROVISIONAL,
            totals,
            Optional.empty());
    var unused = producer.send(new ProducerRecord<>("sla-windows", codec.encode(window)));
  }

  /** By a schedule: an answer that comes late makes those after it late, too, and counts so. */
  private static void ask(URI console, Duration time, List<Long> micros)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long began = System.nanoTime();
    long questions = time.toSeconds() * ASKED_PER_SECOND;
    for (int i = 0; i < questions; i++) {
      long due = began + TimeUnit.SECONDS.toNanos(i) / ASKED_PER_SECOND;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      URI question = console.resolve(QUESTIONS.get(i % QUESTIONS.size()));
      int status =
          client
              .send(HttpRequest.newBuilder(question).build(), BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        throw new IOException(question + " answers " + status);
      }
      micros.add((System.nanoTime() - due) / 1_000);
    }
  }

  /** A percentile of the answers in milliseconds. */
  double answerMillis(double percentile) {
    return answers.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
