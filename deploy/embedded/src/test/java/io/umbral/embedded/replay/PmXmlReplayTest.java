package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.replay.Replays.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of performance measurements, from a folder to windows. */
class PmXmlReplayTest {

  private static final String FILE =
      """
      <measCollecFile>
      <fileHeader fileFormatVersion="32.435 V10.0" dnPrefix="SubNetwork=N">
      <fileSender localDn="ManagedElement=E%1$d"/><measCollec beginTime="2026-01-01T00:00:00Z"/>
      </fileHeader>
      <measData><managedElement localDn="ManagedElement=E%1$d"/>
      <measInfo><granPeriod duration="PT60S" endTime="2026-01-01T00:01:00Z"/>
      <measTypes>DRB.IPVolDl DRB.IPTimeDl DRB.EstabAtt DRB.EstabSucc RRC.ConnEstabAtt x</measTypes>
      %2$s
      </measInfo></measData>
      <fileFooter><measCollec endTime="2026-01-01T00:01:00Z"/></fileFooter>
      </measCollecFile>
      """;

  private static String cell(int cell, String results, boolean suspect) {
    return "<measValue measObjLdn=\"EUtranCellFDD=%d\"><measResults>%s</measResults><suspect>%s</suspect></measValue>"
        .formatted(cell, results, suspect);
  }

  /** Two elements with five cells, of which one is suspect and one nobody knows. */
  private static Path files(Path folder) throws IOException {
    String first =
        FILE.formatted(
            1,
            cell(1, "8000 1000 10 9 5 1", false)
                + cell(2, "24000 1000 0 0 5 1", false)
                + cell(3, "1000000 1 100 1 5 1", true));
    String second =
        FILE.formatted(
            2, cell(4, "8000 6000 30 25 5 1", false) + cell(5, "8000 6000 30 25 5 1", false));
    Path input = Files.createDirectories(folder.resolve("input"));
    try (RandomAccessFile large = new RandomAccessFile(input.resolve("l.xml").toFile(), "rw")) {
      // A gigabyte of zeros, of which the disk holds none.
      large.setLength(1L << 30);
    }
    Files.writeString(input.resolve("first.xml"), first);
    Files.writeString(input.resolve("again.xml"), first);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(input.resolve("second.xml.gz")))) {
      out.write(second.getBytes(StandardCharsets.UTF_8));
    }
    return input;
  }

  private static Path inventory(Path folder) throws IOException {
    Path inventory = Files.createDirectories(folder.resolve("inventory"));
    Files.writeString(
        inventory.resolve("regions.csv"),
        "region,name,level,parent,population\nC,Land,COUNTRY,,\nS,State,STATE,C,\nM,Town,MUNICIPALITY,S,1000\n");
    StringBuilder cells =
        new StringBuilder(
            "plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom\n");
    StringBuilder objects = new StringBuilder("object,plmn,cellId\n");
    for (int cell = 1; cell <= 4; cell++) {
      cells.append("334020,%d,S,M,TELCEL,LTE,60,,\n".formatted(cell));
      objects.append(
          "\"SubNetwork=N,ManagedElement=E%d,EUtranCellFDD=%d\",334020,%d\n"
              .formatted(cell < 4 ? 1 : 2, cell, cell));
    }
    Files.writeString(inventory.resolve("cells.csv"), cells);
    Files.writeString(inventory.resolve("objects.csv"), objects);
    return inventory;
  }

  @Test
  void ratiosAreThoseOfSumsAndTheSameContentCountsOnce(@TempDir Path folder) throws IOException {
    Written written =
        Replays.replay(
            folder.resolve("out"),
            "--format",
            "pm-xml",
            "--input",
            files(folder).toString(),
            "--inventory",
            inventory(folder).toString(),
            "--set",
            "sla.windows=1m");

    String town =
        written.windows().stream()
            .filter(line -> line.contains("\"region\":\"M\",") && line.contains("TELCEL"))
            .filter(line -> line.contains("\"technology\":\"LTE\""))
            .findFirst()
            .orElseThrow(() -> new AssertionError(written.windows()));
    // 8000 + 24000 + 8000 kbit in 1 + 1 + 6 s; 9 + 0 + 25 of 10 + 0 + 30; the suspect cell counts.
    assertTrue(town.contains("\"downlinkKbps\":{\"mean\":5000.0}"), town);
    assertTrue(town.contains("\"n\":4,"), town);
    assertTrue(town.contains("\"suspect\":1,"), town);
    assertEquals(
        "{\"received\":9,\"aggregated\":4,\"duplicate\":3,\"late\":0,\"rejected\":2}",
        written.accounting());
    assertEquals(2, written.rejected().size());
    assertTrue(
        written.rejected().toString().contains("UNKNOWN_CELL"), written.rejected()::toString);
    assertTrue(written.rejected().toString().contains("TOO_LARGE"), written.rejected()::toString);
    assertTrue(
        written
            .said()
            .matches(
                "(?s).*from 2026-01-01T00:00:00.000Z for 60 s.*"
                    + "M +TELCEL +LTE +4 +5000 +- +- +- +-\\R.*"),
        written.said());
    assertTrue(
        Files.readString(folder.resolve("out/counters.json"))
            .contains("\"unknownCounters\":{\"x\":8}"));
  }

  @Test
  void aMappingThatIsNotRightIsRefusedWithItsPlace(@TempDir Path folder) throws IOException {
    Path mapping = Files.writeString(folder.resolve("m.yaml"), "kind: CounterMapping\n");
    Commands.Outcome outcome =
        Commands.run(
            "replay",
            "--format",
            "pm-xml",
            "--input",
            files(folder).toString(),
            "--mapping",
            mapping.toString(),
            "--out",
            folder.resolve("out").toString());
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("m.yaml:1: apiVersion: required"), outcome.err());
  }
}
