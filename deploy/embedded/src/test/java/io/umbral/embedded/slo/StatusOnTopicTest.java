package io.umbral.embedded.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Umbral;
import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.SloStatus.Method;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.wire.SloStatusCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class StatusOnTopicTest {

  private static final String TOPIC = "slo-status";
  private static final long NINE = Instant.parse("2026-03-01T09:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long MONTH = 30L * 24 * 60 * MINUTE;

  private static SloStatus status(long atMillis, long revision, Verdict verdict, double left) {
    return new SloStatus(
        "latency",
        "1",
        Optional.empty(),
        "ran",
        new SeriesKey("09", "ALL", "LTE"),
        RegionLevel.STATE,
        atMillis,
        atMillis - MONTH,
        atMillis,
        revision,
        Status.PROVISIONAL,
        verdict,
        Method.OCCURRENCES,
        Rational.parse("0.9"),
        80,
        20,
        OptionalDouble.of(0.8),
        OptionalDouble.of(left),
        List.of(new Burn(5, 1, 10, 5), new Burn(60, 20, 100, 60)),
        OptionalLong.of(atMillis + 90 * MINUTE),
        100,
        100,
        false,
        "a test");
  }

  @Test
  void theLatestRevisionOfTheLatestMinuteOnTheTopicIsShown() throws Exception {
    List<SloStatus> written =
        List.of(
            status(NINE + MINUTE, 8, Verdict.BREACHED, -1),
            status(NINE + MINUTE, 7, Verdict.MET, 0.5),
            status(NINE, 9, Verdict.MET, 0.25));
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic(TOPIC, 1, Map.of("cleanup.policy", "compact"));
      SloStatusCodec codec = new SloStatusCodec();
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", kafka.bootstrap()),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (SloStatus status : written) {
          producer
              .send(
                  new ProducerRecord<>(
                      TOPIC, SloStatusCodec.encodeKey(status), codec.encode(status)))
              .get(10, TimeUnit.SECONDS);
        }
      }
      Outcome outcome = Commands.run("slo", "status", "--bootstrap", kafka.bootstrap());
      assertEquals(Umbral.GOOD, outcome.exitCode(), outcome::err);
      List<String> lines = outcome.out().lines().toList();
      assertEquals(
          "latency  09 ALL LTE  90 %    80 %      [..........] -100 %  2.0x in 1 h  in 1 h 30 min  BREACHED",
          lines.get(1));
      assertTrue(lines.get(2).startsWith("1 judged until 2026-03-01T09:01:00Z: 1 breached"));
    }
  }
}
