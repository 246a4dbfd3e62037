package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.umbral.embedded.replay.Replays.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of recorded measurements, from their files to {@code sla-windows.jsonl}, beside a
 * plain count with sorted lists.
 */
@Tag("conformance")
class ReplayConformanceTest {

  private static final Pattern REPLY =
      Pattern.compile("\\[(\\S+) (\\S+)\\] .*icmp_seq=(\\d+) ttl=\\d+ time=([\\d.]+) ms.*");
  private static final Pattern ANY = Pattern.compile("\\[(\\S+) (\\S+)\\].*");
  private static final DateTimeFormatter TRACE_TIME =
      DateTimeFormatter.ofPattern("uuuu.MM.dd_HH.mm.ss");
  private static final int COVERED_DBM = -110;

  /** Values by operator, minute and quantity. */
  private final Map<String, List<Double>> expected = new TreeMap<>();

  private void expect(String operator, long epochMillis, String quantity, double value) {
    String name = operator + " " + Instants.format(epochMillis / 60_000 * 60_000) + " " + quantity;
    expected.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  @Test
  void pingRunsGiveTheCountsAndOrderStatisticsOfAPlainCount(@TempDir Path folder)
      throws IOException {
    Path recorded = recorded("telecom/nuwins-pam2025");
    for (Path file : files(recorded, ".out")) {
      countPing(file);
    }
    String[] how = {"--format", "ping", "--operator-path-element", "2", "--region", "US"};

    Map<String, Map<String, String>> actual = replayTwice(recorded, folder, how);

    long compared = 0;
    for (Map.Entry<String, List<Double>> entry : expected.entrySet()) {
      String[] name = entry.getKey().split(" ", -1);
      Map<String, String> window = actual.get(name[0] + " " + name[1]);
      if (name[2].equals("loss")) {
        assertEquals(entry.getValue().size(), number(window, "lossRatio.bad"), entry.getKey());
      } else {
        assertDistribution(entry, window, "rttMillis", 0.50, 0.95, 0.99);
      }
      compared++;
    }
    long lossesThere =
        actual.values().stream().mapToLong(w -> (long) number(w, "lossRatio.bad")).sum();
    long lossesCounted =
        expected.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(" loss"))
            .mapToLong(entry -> entry.getValue().size())
            .sum();
    assertEquals(lossesCounted, lossesThere, "losses of all windows");
    System.out.println(
        "replay conformance, ping: "
            + compared
            + " quantities of "
            + actual.size()
            + " windows compared");
  }

  private void countPing(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    long startMicros = 1_000 * Long.parseLong(lines.get(0).replaceAll("\\D", ""));
    LocalDateTime first = null;
    TreeMap<Integer, Long> seen = new TreeMap<>();
    for (String line : lines) {
      Matcher any = ANY.matcher(line);
      if (any.matches() && first == null) {
        first = LocalDateTime.parse(any.group(1) + "T" + any.group(2));
      }
      Matcher reply = REPLY.matcher(line);
      if (reply.matches()) {
        LocalDateTime at = LocalDateTime.parse(reply.group(1) + "T" + reply.group(2));
        long micros = startMicros + Duration.between(first, at).toNanos() / 1_000;
        if (seen.putIfAbsent(Integer.valueOf(reply.group(3)), micros / 1_000) == null) {
          expect(operatorOf(file), micros / 1_000, "rtt", Double.parseDouble(reply.group(4)));
        }
      }
    }
    for (int missing = 1; !seen.isEmpty() && missing < seen.lastKey(); missing++) {
      if (!seen.containsKey(missing)) {
        expect(operatorOf(file), seen.higherEntry(missing).getValue(), "loss", 1);
      }
    }
  }

  private static String operatorOf(Path file) {
    return file.getParent().getParent().getFileName().toString();
  }

  @Test
  void driveTestsGiveTheCountsAndOrderStatisticsOfAPlainCount(@TempDir Path folder)
      throws IOException {
    Path recorded = recorded("telecom/ucc-5g");
    for (Path file : files(recorded, ".csv")) {
      countTrace(file);
    }
    Map<String, Map<String, String>> actual =
        replayTwice(recorded, folder, "--format", "gnettrack-csv", "--region", "IE");

    long compared = 0;
    for (Map.Entry<String, List<Double>> entry : expected.entrySet()) {
      String[] name = entry.getKey().split(" ", -1);
      Map<String, String> window = actual.get(name[0] + " " + name[1]);
      switch (name[2]) {
        case "downlink" -> assertDistribution(entry, window, "downlinkKbps", 0.10, 0.50);
        case "uplink" -> assertDistribution(entry, window, "uplinkKbps", 0.10, 0.50);
        default -> {
          assertEquals(
              entry.getValue().size(), number(window, "coverageRatio.total"), entry.getKey());
          long covered = entry.getValue().stream().filter(dbm -> dbm >= COVERED_DBM).count();
          assertEquals((double) covered, number(window, "coverageRatio.good"), entry.getKey());
        }
      }
      compared++;
    }
    System.out.println(
        "replay conformance, gnettrack-csv: "
            + compared
            + " quantities of "
            + actual.size()
            + " windows compared");
  }

  private void countTrace(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.get(0).split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      long at =
          LocalDateTime.parse(row[header.indexOf("Timestamp")], TRACE_TIME)
              .toInstant(ZoneOffset.UTC)
              .toEpochMilli();
      String operator = row[header.indexOf("Operatorname")];
      expect(operator, at, "downlink", Double.parseDouble(row[header.indexOf("DL_bitrate")]));
      expect(operator, at, "uplink", Double.parseDouble(row[header.indexOf("UL_bitrate")]));
      String mode = row[header.indexOf("NetworkMode")];
      int rsrp = Integer.parseInt(row[header.indexOf("RSRP")]);
      if ((mode.equals("5G") || mode.equals("LTE")) && rsrp >= -140 && rsrp <= -44) {
        expect(operator, at, "rsrp", rsrp);
      }
    }
  }

  private static void assertDistribution(
      Map.Entry<String, List<Double>> entry,
      Map<String, String> window,
      String kpi,
      double... quantiles) {
    List<Double> sorted = new ArrayList<>(entry.getValue());
    Collections.sort(sorted);
    assertEquals(sorted.size(), number(window, kpi + ".n"), entry.getKey());
    for (double q : quantiles) {
      double exact = sorted.get((int) Math.ceil(q * sorted.size() - 1e-9) - 1);
      double told = number(window, kpi + ".p" + Math.round(100 * q));
      assertEquals(exact, told, 0.01 * exact, () -> entry.getKey() + " at " + q);
    }
  }

  private static double number(Map<String, String> window, String path) {
    return Double.parseDouble(window.getOrDefault("kpis." + path, "0"));
  }

  /**
   * Replays, replays again doubled and at parallelism 2, and gives the one-minute windows by
   * operator and start.
   */
  private static Map<String, Map<String, String>> replayTwice(
      Path recorded, Path folder, String... how) throws IOException {
    Written once =
        Replays.replay(folder.resolve("once"), with(how, "--input", recorded.toString()));
    Path doubled = folder.resolve("doubled");
    copy(recorded, doubled.resolve("2"));
    copy(recorded, doubled.resolve("1"));
    Written twice =
        Replays.replay(
            folder.resolve("twice"),
            with(how, "--input", doubled.toString(), "--parallelism", "2"));
    assertEquals(once.windows(), twice.windows());
    assertEquals(once.rejected(), twice.rejected());
    assertEquals(
        part(once.accounting(), "aggregated"),
        part(twice.accounting(), "aggregated"),
        twice::accounting);
    assertEquals(
        part(once.accounting(), "rejected"),
        part(twice.accounting(), "rejected"),
        twice::accounting);
    assertEquals(
        part(once.accounting(), "received") + part(once.accounting(), "duplicate"),
        part(twice.accounting(), "duplicate"),
        twice::accounting);
    return oneMinute(once.windows());
  }

  private static String[] with(String[] how, String... more) {
    return Stream.concat(Stream.of(how), Stream.of(more)).toArray(String[]::new);
  }

  private static long part(String accounting, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(accounting);
    assertTrue(found.find(), accounting);
    return Long.parseLong(found.group(1));
  }

  private static Map<String, Map<String, String>> oneMinute(List<String> lines) throws IOException {
    Map<String, Map<String, String>> windows = new HashMap<>();
    for (String line : lines) {
      Map<String, String> window = flat(line);
      if (window.get("windowSeconds").equals("60")
          && window.get("technology").equals("ALL")
          && !window.get("operator").equals("ALL")) {
        windows.put(window.get("operator") + " " + window.get("windowStart"), window);
      }
    }
    return windows;
  }

  private static Map<String, String> flat(String line) throws IOException {
    Map<String, String> flat = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue()) {
          flat.put(
              json.getParsingContext().pathAsPointer().toString().substring(1).replace('/', '.'),
              json.getText());
        }
        assertTrue(json.currentToken() != JsonToken.START_ARRAY, line);
      }
    }
    return flat;
  }

  private static Path recorded(String folder) {
    Path path = Path.of(System.getProperty("umbral.vectors", "../shared/data"), folder);
    if (!Files.isDirectory(path)) {
      System.out.println("SKIPPED: there is no folder " + path + ", set umbral.vectors");
      Assumptions.abort("no folder " + path);
    }
    return path;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }
}
