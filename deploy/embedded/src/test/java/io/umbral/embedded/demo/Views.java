package io.umbral.embedded.demo;

import io.umbral.embedded.demo.View.Heading;
import io.umbral.embedded.demo.View.Traffic;
import io.umbral.embedded.demo.View.Window;
import io.umbral.embedded.slo.Standing;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Views for the tests of the screen. */
final class Views {

  private static final Instant NOW = Instant.parse("2026-03-02T18:00:33Z");
  private static final Heading HEADING =
      new Heading(
          7,
          10_419,
          Duration.ofSeconds(10),
          Optional.empty(),
          "127.0.0.1:9092",
          "http://127.0.0.1:9249/metrics");
  private static final Account BALANCED = new Account(1_234_567, 1_230_000, 4_000, 500, 67);

  private Views() {}

  /** As {@link #early}, with pages beside the terminal. */
  static View withConsole(String url) {
    View view = early();
    Heading heading =
        new Heading(
            HEADING.seed(),
            HEADING.cells(),
            HEADING.window(),
            Optional.of(url),
            HEADING.kafka(),
            HEADING.metrics());
    return new View(
        heading,
        view.now(),
        view.running(),
        view.window(),
        view.ranking(),
        view.promises(),
        view.faults(),
        view.alarms(),
        view.traffic(),
        view.account());
  }

  /** A fault, a series without data, and two restarts of a job behind its sources. */
  static View troubled() {
    Row nation = row("Estados Unidos Mexicanos", "ALL", 189.4, 1.93, 96, 100, 102_158, 98);
    Row loss =
        new Row(
            "CIT-MRO Matías Romero-Ixtaltepec-Ixtepec (central isthmus)",
            "MOVISTAR",
            Map.of(
                ReferenceLine.LOSS,
                100.0,
                ReferenceLine.COVERAGE,
                83.8,
                ReferenceLine.AVAILABILITY,
                100.0),
            20,
            OptionalDouble.of(100));
    Row outage = row("Sinaloa", "TELCEL", 120.04, 0.4, 65.26, 31.5, 8_123, 99.94);
    Row silent = new Row("Colima", "ALTAN", Map.of(), 0, OptionalDouble.of(0));
    return new View(
        HEADING,
        NOW,
        Duration.ofSeconds(93),
        Optional.of(new Window(NOW.minusSeconds(13), NOW.minusSeconds(3))),
        new Ranking(Optional.of(nation), List.of(loss, outage), List.of(silent)),
        new Promises(
            21_345,
            12,
            40,
            List.of(
                promise("coverage-lte-rural", "Asunción Cuyotepeji", Verdict.BREACHED, -9),
                promise("latency-nr-urban", "Cuauhtémoc", Verdict.MET, 0.42),
                promise("throughput-lte-rural", "Mulegé", Verdict.MET, 1),
                promise("throughput-nr-rural", "Mulegé", Verdict.MET, 1))),
        List.of("Fibre cut on the Isthmus", "Power outage in Sinaloa"),
        new View.Alarms(
            List.of(
                new View.Alarms.Line("CRITICAL", "loss, Oaxaca, ALL", NOW.minusSeconds(63)),
                new View.Alarms.Line("MAJOR", "latency, Chiapas, ATT", NOW.minusSeconds(3)),
                new View.Alarms.Line("MINOR", "coverage, Sinaloa, ALTAN", NOW)),
            12),
        new Traffic(10_215, 649, OptionalLong.of(1_250), OptionalLong.of(2_240), 12_345, 2),
        new Account(1_234_567, 1_230_000, 4_000, 500, 60));
  }

  /** Before the first window is complete, and before the job has said anything. */
  static View early() {
    return new View(
        HEADING,
        NOW,
        Duration.ofSeconds(3),
        Optional.empty(),
        Ranking.EMPTY,
        Promises.NONE,
        List.of(),
        View.Alarms.NONE,
        new Traffic(0, 0, OptionalLong.empty(), OptionalLong.empty(), 0, 0),
        Account.EMPTY);
  }

  /** All is well, with more rows than fit. */
  static View calm() {
    List<Row> rows =
        List.of(
            row("Oaxaca", "ATT", 201.6, 2.5, 82.14, 100, 1_020, 97.5),
            row("Chiapas", "ATT", 190.1, 2.25, 84.5, 100, 990, 98.1),
            row("Puebla", "ATT", 150.5, 1.5, 90.5, 100, 2_040, 97.9));
    return new View(
        HEADING,
        NOW,
        Duration.ofSeconds(3_599),
        Optional.of(new Window(NOW.minusSeconds(13), NOW.minusSeconds(3))),
        new Ranking(Optional.empty(), rows, List.of()),
        new Promises(
            7, 0, 7, List.of(promise("latency-nr-urban", "Cuauhtémoc", Verdict.INSUFFICIENT, 0))),
        List.of(),
        View.Alarms.NONE,
        new Traffic(10_215, 649, OptionalLong.of(0), OptionalLong.of(2_240), 40, 0),
        BALANCED);
  }

  private static Promises.Line promise(
      String slo, String region, Verdict verdict, double budgetLeft) {
    boolean isKnown = verdict != Verdict.INSUFFICIENT;
    Standing standing =
        new Standing(
            slo,
            Optional.empty(),
            new SeriesKey("09015", "MOVISTAR", "LTE"),
            NOW,
            1,
            0.95,
            OptionalDouble.empty(),
            isKnown ? OptionalDouble.of(budgetLeft) : OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            verdict);
    return new Promises.Line(standing, region);
  }

  static Row row(
      String region,
      String operator,
      double rttMillis,
      double lossPercent,
      double coveragePercent,
      double availabilityPercent,
      long readings,
      double completenessPercent) {
    return new Row(
        region,
        operator,
        Map.of(
            ReferenceLine.RTT_P95, rttMillis,
            ReferenceLine.LOSS, lossPercent,
            ReferenceLine.COVERAGE, coveragePercent,
            ReferenceLine.AVAILABILITY, availabilityPercent),
        readings,
        OptionalDouble.of(completenessPercent));
  }
}
