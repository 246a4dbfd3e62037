package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import io.umbral.wire.CellReportEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules of sites and cells, and the cells behind the alarms of regions: site s1 loses every second
 * probe from minute 2 to 5, in both of its cells; cell 4 of site s2 falls silent after minute 6.
 */
class ReplayCellsTest {

  private static final long NOON = 1_700_000_040_000L; // a full minute
  private static final int MINUTES = 14;

  private static final String RULES =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: region}
      spec:
        version: 1
        selector: {regions: [A], operators: [ALL], technologies: [ALL]}
        identity: [region]
        threshold: {kpi: lossRatio, window: 1m, above: 0.2, severity: CRITICAL}
        inhibits: [site, cell]
        runbook: look
        source: a test
      ---
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: site}
      spec:
        version: 1
        selector: {regions: [A]}
        identity: [site, operator]
        threshold: {kpi: lossRatio, window: 1m, above: 0.2, severity: MAJOR}
        inhibits: [cell]
        runbook: look
        source: a test
      ---
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: cell}
      spec:
        version: 1
        selector: {regions: [A]}
        identity: [cell]
        threshold: {kpi: lossRatio, window: 1m, above: 0.2, severity: MINOR}
        runbook: look
        source: a test
      ---
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: cell-silent}
      spec:
        version: 1
        selector: {regions: [A]}
        identity: [cell]
        silence: {window: 1m, scope: SUBJECT}
        noData: {after: 3m, action: RAISE, severity: WARNING}
        runbook: look
        source: a test
      """;

  private static byte[] report(int cell, int minute) {
    boolean isBad = cell <= 2 && minute >= 2 && minute <= 5;
    CellReading reading =
        CellReading.of(Technology.LTE, cell).withLostProbes(new Ratio(isBad ? 5 * cell : 0, 10));
    Origin origin =
        new Origin(
            "source-" + cell, "TELCEL", Optional.of("334020"), Optional.empty(), Optional.empty());
    return new CellReportEncoder()
        .encode(new CellReport(origin, NOON + 60_000L * minute, 60_000, List.of(reading)));
  }

  private static void record(Path folder) throws IOException {
    Schema raw = Schema.create(Schema.Type.BYTES);
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(raw))) {
      writer.create(raw, folder.resolve("reports.avro").toFile());
      for (int minute = 0; minute < MINUTES; minute++) {
        for (int cell = 1; cell <= 5; cell++) {
          if (cell != 4 || minute <= 6) {
            writer.append(ByteBuffer.wrap(report(cell, minute)));
          }
        }
      }
    }
    Path inventory = Files.createDirectories(folder.resolve("inventory"));
    Files.write(
        inventory.resolve("regions.csv"),
        List.of(
            "region,name,level,parent,population",
            "MX,Mexico,COUNTRY,,2",
            "S,Es,STATE,MX,2",
            "A,Ah,MUNICIPALITY,S,1",
            "B,Beh,MUNICIPALITY,S,1"));
    Files.write(
        inventory.resolve("cells.csv"),
        List.of(
            "plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom",
            "334020,1,s1,A,TELCEL,LTE,60,,",
            "334020,2,s1,A,TELCEL,LTE,60,,",
            "334020,3,s2,A,TELCEL,LTE,60,,",
            "334020,4,s2,A,TELCEL,LTE,60,,",
            "334020,5,s3,B,TELCEL,LTE,60,,"));
  }

  private static List<String> replay(Path folder, String rules, String out, int parallelism)
      throws IOException {
    Path file = Files.writeString(folder.resolve("rules-" + out + ".yaml"), rules);
    Replays.replay(
        folder.resolve(out),
        "--format",
        "avro",
        "--input",
        folder.resolve("reports.avro").toString(),
        "--inventory",
        folder.resolve("inventory").toString(),
        "--rules",
        file.toString(),
        "--parallelism",
        Integer.toString(parallelism));
    return Files.readAllLines(folder.resolve(out).resolve("alerts.jsonl"));
  }

  private static String field(String line, String name) {
    int from = line.indexOf("\"" + name + "\":\"");
    return from < 0
        ? ""
        : line.substring(from + name.length() + 4, line.indexOf('"', from + name.length() + 4));
  }

  /** Rule, place and what happened, with a mark for what people were told of. */
  private static String brief(String line) {
    String dimensions = line.substring(line.indexOf("dimensions"), line.indexOf("\"at\""));
    return field(line, "ruleId")
        + " "
        + (dimensions.contains("site") ? field(dimensions, "site") : field(dimensions, "region"))
        + (dimensions.contains("cell") ? "/" + field(dimensions, "cell") : "")
        + " "
        + field(line, "eventType")
        + (line.contains("\"notify\":true") ? " told" : "")
        + (line.contains("\"inhibitedBy\"") ? " inhibited" : "");
  }

  /** Sorted, for alarms of equal rank come by their fingerprints. */
  private static List<String> briefs(List<String> lines, String eventType) {
    return lines.stream()
        .map(ReplayCellsTest::brief)
        .filter(it -> it.contains(eventType))
        .sorted()
        .toList();
  }

  @Test
  void oneAlarmForTheRegionWithItsSitesAndCellsBelowAndTheCellsThatDroveIt(@TempDir Path folder)
      throws IOException {
    record(folder);
    List<String> lines = replay(folder, RULES, "one", 1);
    assertEquals(lines, replay(folder, RULES, "two", 2));

    assertEquals(
        List.of(
            "cell s1/334020-1 RAISED inhibited",
            "cell s1/334020-2 RAISED inhibited",
            "cell-silent s2/334020-4 RAISED told",
            "region A RAISED told",
            "site s1 RAISED inhibited"),
        briefs(lines, "RAISED"));
    assertEquals(4, briefs(lines, "CLEARED").size(), "the silent cell stays silent: " + lines);
    // Cell 1 lost 5 of 15 probes and cell 2 the other 10.
    String raised = lines.get(0);
    assertTrue(
        raised.contains(
            "\"contributors\":{\"of\":\"probes lost\",\"total\":15,\"top\":["
                + "{\"site\":\"s1\",\"cell\":\"334020-2\",\"amount\":10,\"share\":0.6666666666666666},"
                + "{\"site\":\"s1\",\"cell\":\"334020-1\",\"amount\":5,\"share\":0.3333333333333333}]}"),
        raised);
    String explained =
        Commands.run(
                "explain", field(raised, "alertId"), "--alerts", folder.resolve("one").toString())
            .out();
    assertTrue(
        explained.contains(" 67 % of 15 probes lost: cell 334020-2 of site s1 (10)"), explained);
  }

  @Test
  void aSiteExplainsItsCellsWhereNoRuleWatchesTheRegion(@TempDir Path folder) throws IOException {
    record(folder);
    String[] documents = RULES.split("---\n");
    List<String> kept = new ArrayList<>(List.of(documents).subList(1, 3));
    List<String> lines = replay(folder, String.join("---\n", kept), "one", 2);
    assertEquals(
        List.of(
            "cell s1/334020-1 RAISED inhibited",
            "cell s1/334020-2 RAISED inhibited",
            "site s1 RAISED told"),
        briefs(lines, "RAISED"));
  }
}
