package io.umbral.benchmarks.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.FaultScript;
import io.umbral.embedded.synthetic.NationConfig;
import io.umbral.embedded.synthetic.ScriptedFault;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Cell;
import io.umbral.model.Region;
import io.umbral.wire.CellReportEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;

/**
 * Plays the script of faults of the demo some times, and holds the alarms of a replay with the
 * rules that ship against it.
 *
 * @param reference folder of the country
 * @param rules folder of the rules
 * @param seed of the country
 * @param sites in the country
 * @param rounds how often the script is played
 */
record FaultTrial(Path reference, Path rules, long seed, int sites, int rounds) {

  private static final long START_MILLIS = Instant.parse("2026-01-01T18:00:00Z").toEpochMilli();
  private static final int PERIOD_MILLIS = 15_000;

  /** What a fault did may be in the window after it, and an alarm is told of when that is over. */
  private static final long AFTERMATH_MILLIS = 180_000;

  /**
   * Plays and compares.
   *
   * @param directory for what is sent and what comes out
   * @return how good the alarms were; a site is a place
   */
  Score run(Path directory) throws IOException, InvalidReferenceException {
    ReferenceData data = ReferenceData.read(reference);
    FaultScript script = FaultScript.read(reference.resolve("demo-faults.csv"), data);
    NationConfig config =
        NationConfig.demo().withSites(sites).withReportPeriodMillis(PERIOD_MILLIS);
    SyntheticNation nation = new SyntheticNation(seed, config, data, script, START_MILLIS);
    long endMillis = START_MILLIS + rounds * script.lengthMillis();
    Path input = writeReports(nation, endMillis, directory);
    Path inventory = writeInventory(nation, directory.resolve("inventory"));
    Path out = directory.resolve("out");
    int code =
        Umbral.commandLine()
            .execute(
                "replay",
                "--format",
                "avro",
                "--input",
                input.toString(),
                "--inventory",
                inventory.toString(),
                "--rules",
                rules.toString(),
                "--out",
                out.toString());
    if (code != Umbral.GOOD) {
      throw new IOException("the replay of the faults ended with " + code);
    }
    Told told = read(out.resolve("alerts.jsonl"));
    Places places = Places.of(data);
    return Score.of(
        told.alarms(endMillis),
        faults(script),
        (alarm, fault) ->
            alarm.touches(new Span("", fault.fromMillis(), fault.toMillis() + AFTERMATH_MILLIS))
                && places.areRelated(alarm.place(), fault.place()),
        (double) (endMillis - START_MILLIS) * sites,
        told.orphanClears());
  }

  private static Path writeReports(SyntheticNation nation, long endMillis, Path directory)
      throws IOException {
    Path file = directory.resolve("reports.avro");
    CellReportEncoder encoder = new CellReportEncoder();
    Schema raw = Schema.create(Schema.Type.BYTES);
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(raw))) {
      writer.create(raw, file.toFile());
      List<byte[]> round = new ArrayList<>();
      for (long start = START_MILLIS; start < endMillis; start += PERIOD_MILLIS) {
        nation.deliver(start, report -> round.add(encoder.encode(report)));
        for (byte[] report : round) {
          writer.append(ByteBuffer.wrap(report));
        }
        round.clear();
      }
    }
    return file;
  }

  private Path writeInventory(SyntheticNation nation, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : List.of("regions.csv", "corridors.csv")) {
      Files.copy(
          reference.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    StringBuilder cells =
        new StringBuilder(
            "plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom\n");
    for (Cell cell : nation.cells(0)) {
      cells.append(
          "%s,%d,%s,%s,%s,%s,%d,false,\n"
              .formatted(
                  cell.key().plmn(),
                  cell.key().cellId(),
                  cell.site(),
                  cell.municipality(),
                  cell.ranHost(),
                  cell.technology(),
                  PERIOD_MILLIS / 1_000));
    }
    Files.writeString(folder.resolve("cells.csv"), cells, StandardCharsets.UTF_8);
    return folder;
  }

  /** Those that change what users get, each as often as it was played. */
  private List<Span> faults(FaultScript script) {
    List<Span> faults = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long begin = START_MILLIS + round * script.lengthMillis();
      for (ScriptedFault fault : script.faults()) {
        if (!fault.kind().isOfDelivery()) {
          faults.add(
              new Span(
                  String.join(Places.BETWEEN, fault.regions()),
                  begin + fault.fromMillis(),
                  begin + fault.toMillis()));
        }
      }
    }
    return faults;
  }

  private static Told read(Path alerts) throws IOException {
    Told told = new Told();
    JsonFactory factory = new JsonFactory();
    for (String line : Files.readAllLines(alerts)) {
      Map<String, String> fields = new HashMap<>();
      try (JsonParser json = factory.createParser(line)) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          if (token.isScalarValue() && json.currentName() != null) {
            fields.putIfAbsent(json.currentName(), json.getText());
          }
        }
      }
      take(fields, told);
    }
    return told;
  }

  private static void take(Map<String, String> fields, Told told) {
    if (!fields.get("notify").equals("true")) {
      return;
    }
    long atMillis = Instant.parse(fields.get("at")).toEpochMilli();
    String alertId = fields.get("alertId");
    switch (fields.get("eventType")) {
      case "RAISED", "CHANGED" -> told.raised(alertId, fields.get("region"), atMillis);
      case "CLEARED", "CORRECTED" -> told.ended(alertId, atMillis);
      default -> {
        // reminders and what people did are not asked for
      }
    }
  }

  /** Which regions and corridors lie in which. */
  private record Places(Map<String, Set<String>> above) {

    private static final String BETWEEN = ";";

    static Places of(ReferenceData data) {
      Map<String, Region> byId = new HashMap<>();
      data.regions().forEach(region -> byId.put(region.id(), region));
      Map<String, Set<String>> above = new HashMap<>();
      for (Region region : data.regions()) {
        Set<String> chain = new HashSet<>();
        Region at = region;
        while (at != null) {
          chain.add(at.id());
          at = at.parent().map(byId::get).orElse(null);
        }
        above.put(region.id(), chain);
      }
      data.corridors()
          .forEach(
              corridor -> {
                Set<String> chain = new HashSet<>(Set.of(corridor.id()));
                corridor.municipalities().forEach(member -> chain.addAll(above.get(member)));
                above.put(corridor.id(), chain);
              });
      return new Places(above);
    }

    /** Whether one of several places is, or lies in, or holds, another. */
    boolean areRelated(String alarm, String faulty) {
      for (String place : faulty.split(BETWEEN, -1)) {
        if (above.get(place).contains(alarm) || above.get(alarm).contains(place)) {
          return true;
        }
      }
      return false;
    }
  }
}
