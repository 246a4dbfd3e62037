package io.umbral.ingest;

import static io.umbral.ingest.Collected.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Log64;
import io.umbral.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of the readers of lines on seeded damage. */
class DamageTest {

  private static final int MUTATIONS = 25_000;
  private static final long END_MILLIS = WallTime.END_MICROS / 1_000;

  private static final ReadingOptions OPTIONS =
      new ReadingOptions(Optional.of("MX"), Optional.of(1), ZoneOffset.UTC);

  private static final String PING_LINES =
      IntStream.rangeClosed(1, 12)
          .filter(sequence -> sequence % 5 != 0)
          .mapToObj(
              sequence ->
                  "[2024-03-05 12:%02d:00.200000] 46 bytes from 192.0.2.1: icmp_seq=%d ttl=43 time=%d.5 ms"
                      .formatted(sequence / 4, sequence, 20 + sequence))
          .collect(
              Collectors.joining(
                  "\n",
                  "Start time: 1709661600000\n[2024-03-05 12:00:00.000000] PING 192.0.2.1\n",
                  "\n[2024-03-05 12:03:01.000000] --- 192.0.2.1 ping statistics ---\n"));

  private static final String TRACE_HEADER =
      "Timestamp,Operatorname,NetworkMode,RSRP,DL_bitrate,UL_bitrate,RAWCELLID,NRxRSRP\n";

  private static String traceRow(int number) {
    return "2024.03.05_12.%02d.00,B,%s,-%d,%d,%d,%d,-"
        .formatted(
            number / 4,
            number % 3 == 0 ? "5G" : "LTE",
            80 + number,
            1_000 + number,
            2_000 + number,
            5_000_000 + number);
  }

  private static String trace() {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(DamageTest::traceRow)
        .collect(Collectors.joining("\n", TRACE_HEADER, "\n"));
  }

  @Test
  void noDamageToAPingRunThrowsOrLeavesTheContract() {
    staysWithinTheContract(ReportReader.PING, PING_LINES);
  }

  @Test
  void noDamageToADriveTestThrowsOrLeavesTheContract() {
    staysWithinTheContract(ReportReader.GNETTRACK_CSV, trace());
  }

  private static void staysWithinTheContract(String format, String text) {
    long seed = Mutations.seed();
    System.out.println(format + ": " + MUTATIONS + " mutations, seed " + seed);
    ReportReader reader = ReportReader.forFormat(format, OPTIONS);
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(), Collected.read(reader, "altan/file", whole).rejected);
    Mutations mutations = new Mutations(seed);
    int told = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = mutations.damage(whole);
      String where = format + ", mutation " + i + ", seed " + seed;
      Collected found = readWithoutThrowing(reader, damaged, where);
      found.reports.forEach(report -> assertReport(report, where));
      found.rejected.forEach(refusal -> assertRefusal(refusal, damaged, where));
      told += found.rejected.isEmpty() ? 0 : 1;
    }
    assertTrue(told > MUTATIONS / 4, told + " of the mutations were told, " + format);
  }

  private static Collected readWithoutThrowing(ReportReader reader, byte[] content, String where) {
    try {
      return Collected.read(reader, "altan/file", content);
    } catch (RuntimeException e) {
      throw new AssertionError(where + ": " + new String(content, StandardCharsets.UTF_8), e);
    }
  }

  private static void assertReport(CellReport report, String where) {
    long start = report.periodStartMillis();
    assertTrue(start >= 0 && start < END_MILLIS && start % 60_000 == 0, where);
    assertEquals(60_000, report.periodMillis(), where);
    assertTrue(report.cells().size() > 0, where);
    Set<String> identities = new HashSet<>();
    for (CellReading cell : report.cells()) {
      assertTrue(identities.add(cell.technology() + "/" + cell.cellId()), where);
      assertWithin(0, Log64.MAX_VALUE, samples(cell.rttMicros()), where);
      assertWithin(0, Log64.MAX_VALUE, samples(cell.jitterMicros()), where);
      assertWithin(0, Log64.MAX_VALUE, samples(cell.downlinkKbps()), where);
      assertWithin(0, Log64.MAX_VALUE, samples(cell.uplinkKbps()), where);
      assertWithin(-140, -44, samples(cell.rsrpDbm()), where);
    }
  }

  private static void assertWithin(long lowest, long highest, List<Long> values, String where) {
    for (long value : values) {
      assertTrue(value >= lowest && value <= highest, where + ": " + value);
    }
  }

  private static void assertRefusal(Rejected refusal, byte[] content, String where) {
    long lines =
        1 + new String(content, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    long line = refusal.where().position();
    assertTrue(line >= 0 && line <= lines, where);
    assertEquals("altan/file", refusal.where().origin(), where);
    assertTrue(refusal.detail().contains("should") || line == 0, where + refusal.detail());
    assertTrue(refusal.detail().lines().count() == 1, where);
    if (line == 0) {
      assertTrue(Arrays.equals(content, refusal.bytes()), where);
    }
  }

  @Test
  void aDamagedRowLosesItselfAlone() {
    long seed = Mutations.seed();
    Mutations mutations = new Mutations(seed);
    ReportReader reader = ReportReader.forFormat(ReportReader.GNETTRACK_CSV, OPTIONS);
    for (int i = 0; i < 5_000; i++) {
      int victim = 1 + mutations.below(12);
      String row = traceRow(victim);
      int at = mutations.below(row.length());
      String damaged =
          row.substring(0, at)
              + new String(mutations.poison(), StandardCharsets.UTF_8).replaceAll("[\r\n]", "?")
              + row.substring(at + 1);

      Collected found =
          Collected.read(reader, "altan/file", trace().replace(row + "\n", damaged + "\n"));

      List<Long> downlinks =
          found.reports.stream()
              .flatMap(report -> report.cells().stream())
              .flatMap(cell -> samples(cell.downlinkKbps()).stream())
              .toList();
      for (long number = 1; number <= 12; number++) {
        assertTrue(
            number == victim || downlinks.contains(1_000 + number), damaged + ", seed " + seed);
      }
      assertTrue(found.refusedLines().stream().allMatch(line -> line == victim + 1), damaged);
    }
  }

  @Test
  void theSameBytesGiveTheSameReports() {
    Mutations mutations = new Mutations(Mutations.seed());
    for (String format : List.of(ReportReader.PING, ReportReader.GNETTRACK_CSV)) {
      String text = format.equals(ReportReader.PING) ? PING_LINES : trace();
      for (int i = 0; i < 200; i++) {
        byte[] damaged = mutations.damage(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(
            Collected.read(ReportReader.forFormat(format, OPTIONS), "a/b", damaged).describe(),
            Collected.read(ReportReader.forFormat(format, OPTIONS), "a/b", damaged).describe());
      }
    }
  }
}
