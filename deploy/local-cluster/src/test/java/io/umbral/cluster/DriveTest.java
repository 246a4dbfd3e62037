package io.umbral.cluster;

import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import io.umbral.ingest.ReportSink;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReport;
import io.umbral.model.Rejected;
import io.umbral.model.Technology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A phone that measures one cell of its own, a file each minute, in a folder that ingest watches.
 */
final class DriveTest {

  static final String FORMAT = ReportReader.GNETTRACK_CSV;

  private static final String PLMN = "334020";
  private static final long CELL = 99_000_001;
  private static final int ROWS = 6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu.MM.dd_HH.mm.ss").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final ReportReader reader =
      ReportReader.forFormat(
          FORMAT, new ReadingOptions(Optional.empty(), Optional.empty(), ZoneOffset.UTC));

  DriveTest(Path folder) {
    this.folder = folder;
  }

  /** The cell that it measures, where another one is. */
  Cell cell(Cell like) {
    return new Cell(
        new CellKey(PLMN, CELL),
        "drive-test",
        like.municipality(),
        like.ranHost(),
        Technology.LTE,
        (int) Feed.MINUTE_MILLIS,
        false,
        0);
  }

  /** Writes the file of a minute, whole at once, and returns what it says. */
  List<CellReport> write(long minuteMillis) {
    StringBuilder text =
        new StringBuilder(
            "Timestamp,Operatorname,NetworkMode,RSRP,DL_bitrate,UL_bitrate,RAWCELLID\n");
    for (int row = 0; row < ROWS; row++) {
      long atMillis = minuteMillis + row * Feed.MINUTE_MILLIS / ROWS;
      text.append(TIME.format(Instant.ofEpochMilli(atMillis)))
          .append(',')
          .append(PLMN)
          .append(",LTE,-")
          .append(80 + atMillis / 1_000 % 40)
          .append(",1500,200,")
          .append(CELL)
          .append('\n');
    }
    String name = "trace-" + minuteMillis + ".csv";
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      Path whole = Files.write(folder.resolveSibling(name), content);
      Path unused = Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the drive test cannot be written to " + folder, e);
    }
    return reportsOf(name, content);
  }

  private List<CellReport> reportsOf(String name, byte[] content) {
    List<CellReport> reports = new ArrayList<>();
    reader.read(
        name,
        content,
        new ReportSink() {
          @Override
          public void report(CellReport report) {
            reports.add(report);
          }

          @Override
          public void rejected(Rejected rejected) {
            throw new IllegalStateException("the drive test is not read: " + rejected.detail());
          }
        });
    return reports;
  }
}
