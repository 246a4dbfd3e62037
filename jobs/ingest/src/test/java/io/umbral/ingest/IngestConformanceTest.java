package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The readers beside a plain count of recorded files: regular expressions and whole numbers per
 * operator and minute, made without any part of the readers.
 */
@Tag("conformance")
class IngestConformanceTest {

  private static final Pattern REPLY =
      Pattern.compile("\\[(\\S+ \\S+)\\] \\d+ bytes from .*icmp_seq=(\\d+) .*time=([\\d.]+) ms.*");

  private static final DateTimeFormatter TRACE_TIME =
      DateTimeFormatter.ofPattern("uuuu.MM.dd_HH.mm.ss");

  /** How many, how much and what, by operator, minute and quantity. */
  private static final class Counts {
    private final Map<String, Long> byName = new TreeMap<>();

    void add(String operator, Instant minute, String quantity, long amount) {
      byName.merge(operator + " " + minute + " " + quantity, amount, Long::sum);
    }

    void addValue(String operator, Instant minute, String quantity, long value) {
      add(operator, minute, quantity + ".n", 1);
      add(operator, minute, quantity + ".sum", value);
    }

    long total(String ending) {
      return byName.entrySet().stream()
          .filter(entry -> entry.getKey().endsWith(" " + ending))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    Map<String, Long> totalsByOperator(String ending) {
      Map<String, Long> totals = new TreeMap<>();
      byName.forEach(
          (name, amount) -> {
            if (name.endsWith(" " + ending)) {
              totals.merge(name.substring(0, name.indexOf(' ')), amount, Long::sum);
            }
          });
      return totals;
    }
  }

  @Test
  void pingRunsAreCountedAsAPlainCountDoes() throws IOException {
    List<Path> files = recorded("telecom/nuwins-pam2025", ".out");
    Counts expected = new Counts();
    Counts found = new Counts();
    ReportReader reader =
        ReportReader.forFormat(
            ReportReader.PING,
            new ReadingOptions(Optional.of("US"), Optional.of(2), ZoneOffset.UTC));
    for (Path file : files) {
      countPing(file, expected);
      countReports(reader, file, found);
    }

    assertEquals(expected.byName, found.byName);
    System.out.printf(
        "ping: %d files, round trips %s, lost %s, jitter samples %d, operator-minutes %d%n",
        files.size(),
        found.totalsByOperator("rtt.n"),
        found.totalsByOperator("lost"),
        found.total("jitter.n"),
        found.byName.keySet().stream().filter(name -> name.endsWith(" rtt.n")).count());
  }

  @Test
  void driveTestsAreCountedAsAPlainCountDoes() throws IOException {
    List<Path> files = recorded("telecom/ucc-5g", ".csv");
    Counts expected = new Counts();
    Counts found = new Counts();
    ReportReader reader =
        ReportReader.forFormat(ReportReader.GNETTRACK_CSV, ReadingOptions.DEFAULTS);
    for (Path file : files) {
      countTrace(file, expected);
      countReports(reader, file, found);
    }

    assertEquals(expected.byName, found.byName);
    System.out.printf(
        "gnettrack-csv: %d files, downlink samples %s, uplink samples %d, RSRP samples %s,"
            + " operator-minutes %d%n",
        files.size(),
        found.totalsByOperator("down.n"),
        found.total("up.n"),
        found.totalsByOperator("rsrp.n"),
        found.byName.keySet().stream().filter(name -> name.endsWith(" down.n")).count());
  }

  private static List<Path> recorded(String folder, String ending) throws IOException {
    Path vectors = Path.of(System.getProperty("umbral.vectors", "../shared/data"), folder);
    if (!Files.isDirectory(vectors)) {
      System.out.println("SKIPPED: there is no folder " + vectors + ", set umbral.vectors");
    }
    Assumptions.assumeTrue(Files.isDirectory(vectors), "no folder " + vectors);
    try (Stream<Path> files = Files.walk(vectors)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      assertFalse(found.isEmpty(), "no files in " + vectors);
      return found;
    }
  }

  private static void countReports(ReportReader reader, Path file, Counts counts)
      throws IOException {
    Collected collected = Collected.read(reader, file.toString(), Files.readAllBytes(file));
    assertEquals(List.of(), collected.rejected, file.toString());
    for (CellReport report : collected.reports) {
      String operator = report.origin().ranHost();
      Instant minute = Instant.ofEpochMilli(report.periodStartMillis());
      for (CellReading cell : report.cells()) {
        count(counts, operator, minute, cell);
      }
    }
  }

  private static void count(Counts counts, String operator, Instant minute, CellReading cell) {
    Collected.samples(cell.rttMicros())
        .forEach(value -> counts.addValue(operator, minute, "rtt", value));
    Collected.samples(cell.jitterMicros())
        .forEach(value -> counts.addValue(operator, minute, "jitter", value));
    Collected.samples(cell.downlinkKbps())
        .forEach(value -> counts.addValue(operator, minute, "down", value));
    Collected.samples(cell.uplinkKbps())
        .forEach(value -> counts.addValue(operator, minute, "up", value));
    Collected.samples(cell.rsrpDbm())
        .forEach(value -> counts.addValue(operator, minute, "rsrp", value));
    if (cell.lostProbes().isPresent()) {
      Ratio probes = cell.lostProbes().get();
      counts.add(operator, minute, "lost", probes.part());
      counts.add(operator, minute, "sent", probes.whole());
    }
  }

  /** First replies by sequence number; each gap belongs to the next number that was received. */
  private static void countPing(Path file, Counts counts) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String operator = file.getParent().getParent().getFileName().toString();
    Instant start = Instant.ofEpochMilli(Long.parseLong(lines.get(0).split(" ", -1)[2]));
    LocalDateTime first = null;
    TreeMap<Integer, Instant> times = new TreeMap<>();
    TreeMap<Integer, Long> micros = new TreeMap<>();
    for (String line : lines) {
      if (line.startsWith("[") && first == null) {
        first = LocalDateTime.parse(line.substring(1, line.indexOf(']')).replace(' ', 'T'));
      }
      Matcher reply = REPLY.matcher(line);
      if (!reply.matches() || times.containsKey(Integer.parseInt(reply.group(2)))) {
        continue;
      }
      LocalDateTime wall = LocalDateTime.parse(reply.group(1).replace(' ', 'T'));
      int sequence = Integer.parseInt(reply.group(2));
      times.put(
          sequence, start.plus(Duration.between(first, wall)).truncatedTo(ChronoUnit.MINUTES));
      micros.put(sequence, new BigDecimal(reply.group(3)).movePointRight(3).longValueExact());
    }
    for (int sequence = 1; !times.isEmpty() && sequence <= times.lastKey(); sequence++) {
      Instant minute = times.ceilingEntry(sequence).getValue();
      counts.add(operator, minute, "sent", 1);
      counts.add(operator, minute, "lost", times.containsKey(sequence) ? 0 : 1);
      if (times.containsKey(sequence)) {
        counts.addValue(operator, minute, "rtt", micros.get(sequence));
      }
      if (times.containsKey(sequence) && times.containsKey(sequence - 1)) {
        long jitter = Math.abs(micros.get(sequence) - micros.get(sequence - 1));
        counts.addValue(operator, minute, "jitter", jitter);
      }
    }
  }

  private static void countTrace(Path file, Counts counts) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> names = Arrays.asList(lines.get(0).split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      String operator = row[names.indexOf("Operatorname")];
      String mode = row[names.indexOf("NetworkMode")];
      Instant minute =
          LocalDateTime.parse(row[names.indexOf("Timestamp")], TRACE_TIME)
              .toInstant(ZoneOffset.UTC)
              .truncatedTo(ChronoUnit.MINUTES);
      counts.addValue(operator, minute, "down", Long.parseLong(row[names.indexOf("DL_bitrate")]));
      counts.addValue(operator, minute, "up", Long.parseLong(row[names.indexOf("UL_bitrate")]));
      String rsrp = row[names.indexOf("RSRP")];
      boolean isRsrp = mode.matches("5G|LTE.*") && rsrp.matches("-\\d+");
      if (isRsrp && Long.parseLong(rsrp) >= -140 && Long.parseLong(rsrp) <= -44) {
        counts.addValue(operator, minute, "rsrp", Long.parseLong(rsrp));
      }
    }
  }
}
