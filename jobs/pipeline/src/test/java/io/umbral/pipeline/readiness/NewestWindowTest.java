package io.umbral.pipeline.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.pipeline.SlaJobConfig;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Correction;
import io.umbral.readiness.ReadinessResult.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands on the topic of the latest scores. */
class NewestWindowTest {

  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  private static final Instant QUARTER_PAST = NOON.plusSeconds(900);

  private KeyedOneInputStreamOperatorTestHarness<String, ReadinessResult, ReadinessResult> harness;

  @BeforeEach
  void open() throws Exception {
    ReadinessJobConfig config =
        ReadinessJobConfig.of(
            Files.readString(Path.of("../../deploy/reference/methods/cnri-0.1.0.yaml")),
            List.of(),
            SlaJobConfig.DEFAULT.coverage());
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new NewestWindow(config)),
            NewestWindow::nameOf,
            Types.STRING);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static ReadinessResult score(
      String corridor, Instant from, Instant asOf, String vintage, long readings) {
    return new ReadinessResult(
        corridor,
        "1",
        "A",
        Cadence.QUARTER_HOUR,
        from.toEpochMilli(),
        from.plusSeconds(900).toEpochMilli(),
        asOf.toEpochMilli(),
        vintage,
        Status.INSUFFICIENT,
        "0.1.0",
        "0",
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        new Provenance(1, "0", readings, 0, 0, 0, 0),
        Optional.<Correction>empty());
  }

  private static ReadinessResult score(String corridor, Instant from, long readings) {
    return score(
        corridor, from, from.plusSeconds(900), ReadinessResult.PROVISIONAL_VINTAGE, readings);
  }

  private void sends(ReadinessResult... results) throws Exception {
    for (ReadinessResult result : results) {
      harness.processElement(result, result.validToMillis() - 1);
    }
  }

  @Test
  void aLateRevisionOfAnOlderWindowDoesNotReplaceANewerOne() throws Exception {
    ReadinessResult noon = score("c", NOON, 10);
    ReadinessResult quarterPast = score("c", QUARTER_PAST, 10);
    sends(noon, quarterPast, score("c", NOON, 12));
    assertEquals(List.of(noon, quarterPast), harness.extractOutputValues());
  }

  @Test
  void aRevisionOfTheNewestWindowReplacesIt() throws Exception {
    ReadinessResult noon = score("c", NOON, 10);
    ReadinessResult revised = score("c", NOON, 12);
    sends(noon, revised);
    assertEquals(List.of(noon, revised), harness.extractOutputValues());
  }

  @Test
  void ofOneWindowTheVintageThatKnewMoreStays() throws Exception {
    ReadinessResult corrected = score("c", NOON, NOON.plusSeconds(9000), "2026-12", 12);
    sends(corrected, score("c", NOON, NOON.plusSeconds(1800), "2026-11", 10));
    assertEquals(List.of(corrected), harness.extractOutputValues());
  }

  @Test
  void whatIsLateOfOneCorridorIsTheNewestOfAnother() throws Exception {
    ReadinessResult newer = score("c", QUARTER_PAST, 10);
    ReadinessResult older = score("d", NOON, 10);
    sends(newer, older);
    assertEquals(List.of(newer, older), harness.extractOutputValues());
  }

  @Test
  void nothingIsRememberedWhenNothingOlderCanCome() throws Exception {
    sends(score("c", NOON, 10), score("c", QUARTER_PAST, 10));
    harness.processWatermark(Instant.parse("2027-01-02T23:59:59Z").toEpochMilli());
    assertEquals(1, harness.numKeyedStateEntries());
    harness.processWatermark(Instant.parse("2027-01-03T00:00:00Z").toEpochMilli());
    assertEquals(0, harness.numKeyedStateEntries(), "state that nothing empties");
  }
}
