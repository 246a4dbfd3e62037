package io.umbral.embedded.replay;

import io.umbral.embedded.EmbeddedFlink;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Progress;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import io.umbral.readiness.ReadinessResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.ReadinessCodec;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The readiness job over the windows of a replay, which are final: they go to a topic in the order
 * of their ends, so that a second run gives identical bytes.
 *
 * @param config what the job needs to know
 * @param threshold from which level on a signal is usable
 * @param parallelism subtasks of each operator
 * @param directory for Flink's state
 */
record ReadinessReplay(
    ReadinessJobConfig config, CoverageThreshold threshold, int parallelism, Path directory) {

  private static final Comparator<WindowResult> BY_END =
      Comparator.comparingLong(
              (WindowResult window) -> window.windowStartMillis() + window.windowMillis())
          .thenComparing(WindowResult::key);

  List<ReadinessResult> run(List<WindowResult> windows, Progress progress) throws Exception {
    List<WindowResult> wanted = windows.stream().filter(this::isWanted).sorted(BY_END).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    WindowResult last = wanted.get(wanted.size() - 1);
    Instant end = Instant.ofEpochMilli(last.windowStartMillis() + last.windowMillis());
    try (Progress.Step step =
            progress.begin("scoring corridors from " + wanted.size() + " windows");
        EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(Topics.DEFAULT.slaWindows(), 1, Map.of());
      kafka.createTopic(ReadinessJobOnKafka.LATEST, 1, Map.of("cleanup.policy", "compact"));
      kafka.createTopic(ReadinessJobOnKafka.HISTORY, 1, Map.of());
      // Stays empty: windows come in the order of their ends, so that none is late.
      kafka.createTopic(Topics.DEFAULT.rejected(), 1, Map.of());
      send(wanted, kafka);
      StreamExecutionEnvironment env =
          EmbeddedFlink.environment(parallelism, EmbeddedFlink.settings(directory));
      ReadinessJobOnKafka.at(kafka.bootstrap()).bounded().define(env, config.until(end));
      env.execute("umbral replay: readiness");
      List<ReadinessResult> results = results(kafka);
      step.done();
      return results;
    }
  }

  private boolean isWanted(WindowResult window) {
    return window.level() == RegionLevel.MUNICIPALITY
        && window.windowMillis() == config.window().toMillis()
        && window.key().technology().equals(SeriesKey.ALL);
  }

  private void send(List<WindowResult> windows, EmbeddedKafka kafka) {
    WindowResultCodec codec = new WindowResultCodec(threshold);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrap(), "linger.ms", 5, "enable.idempotence", true);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (WindowResult window : windows) {
        Future<RecordMetadata> unused =
            producer.send(
                new ProducerRecord<>(
                    Topics.DEFAULT.slaWindows(),
                    WindowResultCodec.encodeKey(window),
                    codec.encode(window)));
      }
      producer.flush();
    }
  }

  private static List<ReadinessResult> results(EmbeddedKafka kafka) throws WireException {
    ReadinessCodec codec = new ReadinessCodec();
    Map<String, ReadinessResult> best = new HashMap<>();
    for (byte[] value : TopicContents.of(kafka.bootstrap(), ReadinessJobOnKafka.HISTORY)) {
      ReadinessResult result = codec.decode(value);
      String name = new String(ReadinessCodec.encodeNameKey(result), StandardCharsets.UTF_8);
      best.merge(name, result, (one, other) -> other.supersedes(one) ? other : one);
    }
    return new ArrayList<>(best.values());
  }
}
