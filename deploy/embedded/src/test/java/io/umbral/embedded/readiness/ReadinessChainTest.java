package io.umbral.embedded.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.FaultScript;
import io.umbral.embedded.synthetic.NationConfig;
import io.umbral.embedded.synthetic.ScriptedFault;
import io.umbral.embedded.synthetic.ScriptedFault.Kind;
import io.umbral.embedded.synthetic.Site;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Cell;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.IndicatorResult;
import io.umbral.wire.CellReportEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what sites say to what an investor reads, through the jobs. */
class ReadinessChainTest {

  private static final Path MEXICO = Path.of("../reference/mexico");
  private static final String CORRIDOR = "CIT-COA";
  private static final Instant NOON = Instant.parse("2026-03-02T18:00:00Z");
  private static final int MINUTE_MILLIS = 60_000;

  /** The fibre of the Isthmus is cut from the 15th to the 45th minute of an hour. */
  private static void record(Path folder) throws Exception {
    ReferenceData reference = ReferenceData.read(MEXICO);
    FaultScript cut =
        new FaultScript(
            List.of(
                new ScriptedFault(
                    "cut",
                    Kind.FIBRE_CUT,
                    Set.of(CORRIDOR),
                    Set.of(),
                    15L * MINUTE_MILLIS,
                    45L * MINUTE_MILLIS,
                    0,
                    0.85,
                    Integer.MAX_VALUE)),
            false);
    SyntheticNation nation =
        new SyntheticNation(
            7,
            NationConfig.demo().withReportPeriodMillis(MINUTE_MILLIS),
            reference,
            cut,
            NOON.toEpochMilli());
    Set<String> places = new HashSet<>();
    reference.corridors().stream()
        .filter(corridor -> corridor.id().equals(CORRIDOR))
        .forEach(corridor -> places.addAll(corridor.municipalities()));
    for (String file : List.of("regions.csv", "corridors.csv", "places.csv")) {
      Files.copy(MEXICO.resolve(file), folder.resolve(file));
    }
    writeCells(folder, nation, places);
    CellReportEncoder encoder = new CellReportEncoder();
    Schema raw = Schema.create(Schema.Type.BYTES);
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(raw))) {
      writer.create(raw, folder.resolve("topic.avro").toFile());
      for (int minute = 0; minute < 60; minute++) {
        for (Site site : nation.sites()) {
          if (places.contains(site.municipality())) {
            long start = NOON.toEpochMilli() + (long) minute * MINUTE_MILLIS;
            writer.append(ByteBuffer.wrap(encoder.encode(nation.report(site.index(), start))));
          }
        }
      }
    }
  }

  private static void writeCells(Path folder, SyntheticNation nation, Set<String> places)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom");
    for (Cell cell : nation.cells(0)) {
      if (places.contains(cell.municipality())) {
        lines.add(
            String.join(
                ",",
                cell.key().plmn(),
                Long.toString(cell.key().cellId()),
                cell.site(),
                cell.municipality(),
                cell.ranHost(),
                cell.technology().name(),
                "60",
                "",
                ""));
      }
    }
    Files.write(folder.resolve("cells.csv"), lines);
  }

  private static List<String> replay(Path folder, String out, String parallelism)
      throws IOException {
    Outcome outcome =
        Commands.run(
            "replay",
            "--format",
            "avro",
            "--input",
            folder.resolve("topic.avro").toString(),
            "--inventory",
            folder.toString(),
            "--corridors",
            folder.toString(),
            "--out",
            folder.resolve(out).toString(),
            "--parallelism",
            parallelism);
    assertEquals(0, outcome.exitCode(), outcome::err);
    return Files.readAllLines(folder.resolve(out).resolve("readiness.jsonl"));
  }

  private static ReadinessResult quarter(List<String> lines, int number) {
    long from = NOON.toEpochMilli() + number * 15L * MINUTE_MILLIS;
    return lines.stream()
        .map(line -> ReadinessLineReader.read("readiness.jsonl", line))
        .filter(result -> result.corridor().equals(CORRIDOR))
        .filter(result -> result.cadence() == Cadence.QUARTER_HOUR)
        .filter(result -> result.validFromMillis() == from)
        .findFirst()
        .orElseThrow();
  }

  private static IndicatorResult indicator(ReadinessResult result, String id) {
    return result.indicators().stream()
        .filter(one -> one.reading().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWider(IndicatorReading now, IndicatorReading then) {
    return now.interval().orElseThrow().halfWidth() > then.interval().orElseThrow().halfWidth();
  }

  @Test
  void aFibreCutLowersTheScoreThroughWhatItHurtsAndTheExplanationNamesTheWindows(
      @TempDir Path folder) throws Exception {
    record(folder);

    List<String> lines = replay(folder, "one", "1");

    assertEquals(lines, replay(folder, "two", "2"), "bytes at parallelism 1 and 2");
    ReadinessResult before = quarter(lines, 0);
    ReadinessResult during = quarter(lines, 1);
    assertTrue(before.index().isPresent(), () -> before.toString());
    assertTrue(during.index().isPresent(), () -> during.toString());
    assertTrue(during.index().getAsDouble() < before.index().getAsDouble() - 10);
    assertTrue(
        during.indicators().stream()
            .map(IndicatorResult::reading)
            .filter(reading -> reading.state() == State.CARRIED)
            .anyMatch(reading -> isWider(reading, indicator(before, reading.id()).reading())),
        "the interval of what is lost widens");
    assertTrue(
        during.sampling().orElseThrow().halfWidth() > before.sampling().orElseThrow().halfWidth(),
        "and with it that of the score");
    assertTrue(during.liveRatio() < before.liveRatio());
    assertTrue(indicator(during, "loss_mean").change().orElseThrow() < -1);
    assertTrue(
        during.dimensions().stream()
                .filter(dimension -> dimension.id().equals("REL"))
                .findFirst()
                .orElseThrow()
                .change()
                .orElseThrow()
            < -5);
    assertTrue(during.count(State.CARRIED) > 0, "what vanished is carried");
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("\"status\":\"FROZEN\"")),
        "a frozen vintage, the same bytes in both runs");

    Outcome explained =
        Commands.run(
            "readiness",
            CORRIDOR,
            "--input",
            folder.resolve("one/readiness.jsonl").toString(),
            "--cadence",
            "QUARTER_HOUR",
            "--as-of",
            NOON.plusSeconds(30 * 60).toString(),
            "--explain",
            "--reference",
            MEXICO.toString());

    assertEquals(0, explained.exitCode(), explained::err);
    assertTrue(explained.out().contains("windows that hurt loss_mean most:"), explained::out);
    assertTrue(explained.out().contains("from 2026-03-02T18:15:00Z, 900 s"), explained::out);
    assertTrue(explained.out().contains("no part of any score"), explained::out);
    Matcher made =
        Pattern.compile("readings: (\\d+) of (\\d+); --sources names them")
            .matcher(explained.out());
    assertTrue(made.find(), explained::out);
    assertEquals(made.group(2), made.group(1), "every reading has its record");
    assertEquals(
        Files.readAllLines(folder.resolve("one/readiness-sources.jsonl")),
        Files.readAllLines(folder.resolve("two/readiness-sources.jsonl")));
    Outcome table =
        Commands.run(
            "readiness", "--input", folder.resolve("one/readiness.jsonl").toString(), "--csv");
    assertTrue(table.out().startsWith("corridor,cadence,"), table::out);
  }
}
