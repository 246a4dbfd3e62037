package io.umbral.ingest;

import static io.umbral.ingest.Collected.samples;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Ratio;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PingReaderTest {

  private static final String PATH = "probes/altan/run1/ping.out";
  private static final long START = Instant.parse("2024-03-05T18:00:00Z").toEpochMilli();

  /** The wall clock runs six hours behind UTC and nothing says so. */
  private static final String HEAD =
      "Start time: "
          + START
          + "\n[2024-03-05 12:00:00.000000] PING 192.0.2.1 (192.0.2.1) 38(66) bytes of data.\n";

  private static final ReportReader READER =
      ReportReader.forFormat(
          "ping", new ReadingOptions(Optional.of("MX"), Optional.of(2), ZoneOffset.UTC));

  private static Collected read(String text) {
    return Collected.read(READER, PATH, text);
  }

  private static String reply(String wall, int sequence, String millis) {
    return "[2024-03-05 "
        + wall
        + "] 46 bytes from 192.0.2.1: icmp_seq="
        + sequence
        + " ttl=43 time="
        + millis
        + " ms\n";
  }

  private static String reply(int sequence) {
    return reply("12:00:01.000000", sequence, "20");
  }

  private static Ratio lost(CellReport report) {
    return report.cells().get(0).lostProbes().orElseThrow();
  }

  @Test
  void aRunSaysWhoWhereAndWhen() {
    Collected found = read(HEAD + reply("12:00:00.200000", 1, "88.6"));

    CellReport report = found.reports.get(0);
    assertEquals(List.of(), found.rejected);
    assertEquals("altan", report.origin().ranHost());
    assertEquals(Optional.of("MX"), report.origin().region());
    assertEquals(Optional.empty(), report.origin().plmn());
    assertEquals(START, report.periodStartMillis());
    assertEquals(60_000, report.periodMillis());
    assertEquals(Technology.UNKNOWN, found.onlyReading().technology());
    assertTrue(found.onlyReading().cellId().isEmpty());
  }

  @Test
  void aSampleIsDatedByItsDistanceFromTheFirstBracketedTime() {
    Collected found =
        read(
            HEAD
                + reply("12:00:59.999999", 1, "10")
                + reply("12:01:00.000000", 2, "11")
                + reply("12:02:00.5", 3, "12"));

    assertEquals(
        List.of(START, START + 60_000, START + 120_000),
        found.reports.stream().map(CellReport::periodStartMillis).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "12:01:00.499999,0",
    "12:01:00.499999999,0",
    "12:01:00.5,60000",
    "12:01:00.500000,60000",
    "12:01:01,60000"
  })
  void aDistanceIsExactToTheMicrosecond(String wall, long millis) {
    String head = HEAD.replace("12:00:00.000000", "12:00:00.500000");

    assertEquals(
        START + millis, read(head + reply(wall, 1, "9")).reports.get(0).periodStartMillis());
  }

  @Test
  void theFirstBracketedTimeIsTheAnchorWhateverItsLineSays() {
    Collected found =
        read(
            "Start time: "
                + (START + 59_500)
                + "\n[2024-03-05 12:00:59.900000] \n"
                + reply("12:01:00.400000", 1, "10"));

    assertEquals(START + 60_000, found.reports.get(0).periodStartMillis());
  }

  @Test
  void aRunMayCrossMidnight() {
    Collected found =
        read(
            "Start time: "
                + START
                + "\n[2024-02-28 23:59:59.000000] PING x\n"
                + "[2024-02-29 00:00:01.000000] 46 bytes from x: icmp_seq=1 ttl=4 time=9 ms\n"
                + "[2024-03-01 00:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=9 ms\n");

    assertEquals(
        List.of(START, START + 86_400_000),
        found.reports.stream().map(CellReport::periodStartMillis).toList());
  }

  @Test
  void roundTripTimesAreExactMicroseconds() {
    Collected found =
        read(
            HEAD
                + reply("12:00:01.000000", 1, "88.6")
                + reply("12:00:02.000000", 2, "0.045")
                + reply("12:00:03.000000", 3, "6789")
                + reply("12:00:04.000000", 4, "1.0005"));

    assertEquals(
        List.of(88_600L, 45L, 6_789_000L, 1_001L), samples(found.onlyReading().rttMicros()));
  }

  @Test
  void aMissingSequenceNumberIsALossDatedAsTheProbeThatFollows() {
    Collected found =
        read(
            HEAD
                + reply("12:00:01.000000", 2, "10")
                + reply("12:01:01.000000", 5, "11")
                + reply("12:01:02.000000", 6, "12"));

    assertEquals(new Ratio(1, 2), lost(found.reports.get(0)));
    assertEquals(new Ratio(2, 4), lost(found.reports.get(1)));
  }

  @Test
  void theProbeThatFollowsIsTheNextInSequenceNotTheNextToArrive() {
    Collected found =
        read(
            HEAD
                + reply("12:00:01.000000", 1, "10")
                + reply("12:00:59.000000", 4, "11")
                + reply("12:01:01.000000", 3, "2500"));

    assertEquals(new Ratio(0, 2), lost(found.reports.get(0)));
    assertEquals(new Ratio(1, 2), lost(found.reports.get(1)));
  }

  @Test
  void aReplyThatComesOutOfOrderIsNoLoss() {
    Collected found = read(HEAD + reply(1) + reply(3) + reply(2));

    assertEquals(new Ratio(0, 3), found.onlyReading().lostProbes().orElseThrow());
  }

  @Test
  void aRepeatedSequenceNumberCountsOnceAndItsFirstReplyCounts() {
    Collected found =
        read(
            HEAD
                + reply("12:00:01.000000", 1, "10")
                + reply("12:00:01.100000", 1, "99").replace(" ms", " ms (DUP!)")
                + reply("12:00:01.200000", 1, "77"));

    assertEquals(List.of(10_000L), samples(found.onlyReading().rttMicros()));
    assertEquals(new Ratio(0, 1), found.onlyReading().lostProbes().orElseThrow());
    assertEquals(List.of(), found.rejected);
  }

  @Test
  void probesAfterTheLastReplyAreNotCounted() {
    Collected found =
        read(
            HEAD
                + reply(1)
                + "[2024-03-05 12:00:09.000000] 150 packets transmitted, 1 received, 99% packet"
                + " loss, time 29903ms\n");

    assertEquals(new Ratio(0, 1), found.onlyReading().lostProbes().orElseThrow());
  }

  @Test
  void aRunWithoutRepliesMakesNoReport() {
    Collected found = read(HEAD + "End time: 1709661640000\n");

    assertEquals(List.of(), found.describe());
  }

  @Test
  void sequenceNumbersBeginAgainAfter65535() {
    Collected found =
        read(
            HEAD
                + reply("12:00:01.000000", 65_530, "10")
                + reply("12:01:01.000000", 65_534, "11")
                + reply("12:02:01.000000", 1, "12")
                + reply("12:02:01.500000", 65_535, "14")
                + reply("12:02:02.000000", 2, "13"));

    assertEquals(new Ratio(65_529, 65_530), lost(found.reports.get(0)));
    assertEquals(new Ratio(3, 4), lost(found.reports.get(1)));
    assertEquals(new Ratio(1, 4), lost(found.reports.get(2)));
  }

  @Test
  void theSameSequenceNumberAfterALapIsAnotherProbe() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int sequence = 1; sequence <= 65_536 + 3; sequence += 2) {
      text.append(reply(sequence & 0xffff));
    }

    Ratio lost = read(text.toString()).onlyReading().lostProbes().orElseThrow();

    assertEquals(new Ratio(32_769, 65_539), lost);
  }

  @Test
  void jitterIsTheDifferenceOfConsecutiveProbesDatedAtTheLater() {
    Collected found =
        read(
            HEAD
                + reply("12:00:59.000000", 1, "10")
                + reply("12:01:01.000000", 2, "14.5")
                + reply("12:01:02.000000", 4, "100")
                + reply("12:01:04.000000", 6, "50")
                + reply("12:01:05.000000", 5, "40"));

    List<CellReading> minutes =
        found.reports.stream().map(report -> report.cells().get(0)).toList();
    assertEquals(List.of(), samples(minutes.get(0).jitterMicros()));
    assertEquals(List.of(4_500L, 60_000L, 10_000L), samples(minutes.get(1).jitterMicros()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PING 192.0.2.1 (192.0.2.1) 38(66) bytes of data.",
        "--- 192.0.2.1 ping statistics ---",
        "4 packets transmitted, 4 received, +1 duplicates, 0% packet loss, time 3003ms",
        "rtt min/avg/max/mdev = 49.782/77.248/366.608/48.903 ms, pipe 2",
        "no answer yet for icmp_seq=2",
        "From 192.0.2.9 icmp_seq=2 Destination Host Unreachable",
        "ping: sendmsg: Network is unreachable"
      })
  void aLineThatSaysNothingOfARoundTripIsNoFault(String body) {
    Collected found =
        read(
            HEAD
                + reply(1)
                + "[2024-03-05 12:00:01.500000] "
                + body
                + "\n"
                + reply(3)
                + "End time: 1709661640000\n");

    assertEquals(List.of(), found.rejected);
    assertEquals(new Ratio(1, 3), found.onlyReading().lostProbes().orElseThrow());
  }

  @Test
  void aDamagedLineIsRefusedWithItsNumberAndItsBytes() {
    Collected found = read(HEAD + reply(1) + "rubbish\n" + reply(2));

    Rejected refusal = found.onlyRefusal();
    assertEquals(RejectionCause.MALFORMED, refusal.cause());
    assertEquals(PATH, refusal.where().origin());
    assertEquals(4, refusal.where().position());
    assertArrayEquals("rubbish".getBytes(StandardCharsets.UTF_8), refusal.bytes());
    assertEquals(2, samples(found.onlyReading().rttMicros()).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time<1 ms",
        "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=abc ms",
        "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=12",
        "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=-1 ms",
        "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=1073742 ms",
        "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=99999999999999999999 ms",
      })
  void aReplyWithoutItsTimeIsRefusedAndIsNoLoss(String line) {
    Collected found = read(HEAD + reply(1) + line + "\n" + reply(3));

    assertEquals(List.of(4L), found.refusedLines());
    assertEquals(2, samples(found.onlyReading().rttMicros()).size());
    assertEquals(List.of(), samples(found.onlyReading().jitterMicros()));
    assertEquals(new Ratio(0, 3), found.onlyReading().lostProbes().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "46 bytes from x: icmp_seq=2 ttl=4 time=12 ms",
        "[2024-02-30 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=12 ms",
        "[2024-03-05 24:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=12 ms",
        "[9999-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=12 ms",
        "[1901-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=12 ms",
        "[12024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2 ttl=4 time=12 ms",
      })
  void aReplyThatCannotBeDatedIsRefusedAndIsNoLoss(String line) {
    Collected found = read(HEAD + reply(1) + line + "\n" + reply(3));

    assertEquals(List.of(4L), found.refusedLines());
    assertEquals(new Ratio(0, 2), found.onlyReading().lostProbes().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"icmp_seq=65536", "icmp_seq=99999999999999999999", "icmp_seq=x", "seq=2"})
  void aReplyWithoutASequenceNumberIsRefused(String sequence) {
    Collected found =
        read(
            HEAD
                + reply(1)
                + "[2024-03-05 12:00:01.000000] 46 bytes from x: "
                + sequence
                + " ttl=4 time=12 ms\n"
                + reply(3));

    assertEquals(List.of(4L), found.refusedLines());
    assertEquals(new Ratio(1, 3), found.onlyReading().lostProbes().orElseThrow());
  }

  @Test
  void aSequenceNumberThatMayBeCutOffIsNone() {
    Collected found =
        read(
            HEAD
                + reply(1)
                + "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=2\n"
                + reply(30));

    assertEquals(List.of(4L), found.refusedLines());
    assertEquals(new Ratio(28, 30), found.onlyReading().lostProbes().orElseThrow());
  }

  @Test
  void aRefusedReplyDoesNotMoveTheSequence() {
    Collected found =
        read(
            HEAD
                + reply(1)
                + "[2024-03-05 12:00:01.000000] 46 bytes from x: icmp_seq=60000 ttl=4 time=? ms\n"
                + "[2024-03-05 12:00:0?.000000] 46 bytes from x: icmp_seq=60000 ttl=4 time=9 ms\n"
                + reply(2));

    assertEquals(List.of(4L, 5L), found.refusedLines());
    assertEquals(2, samples(found.onlyReading().rttMicros()).size());
    assertEquals(1, samples(found.onlyReading().jitterMicros()).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PING 192.0.2.1\n",
        "Start time: \n",
        "Start time: 17x\n",
        "Start time: -5\n",
        "Start time: 99999999999999999999999999\n",
        "Start time: 7258118400000\n",
        "\n\n",
        "\u0000\u0000\u0000\u0000"
      })
  void aFileWithoutAStartIsRefusedAsAWhole(String head) {
    Collected found = read(head + reply(1));

    assertEquals(List.of(0L), found.refusedLines());
    assertEquals(List.of(), found.reports);
    assertArrayEquals(
        (head + reply(1)).getBytes(StandardCharsets.UTF_8), found.onlyRefusal().bytes());
  }

  @Test
  void aFileInAnotherEncodingIsRefusedAsAWhole() {
    byte[] content = (HEAD + reply(1)).getBytes(StandardCharsets.UTF_16LE);

    assertEquals(List.of(0L), Collected.read(READER, PATH, content).refusedLines());
  }

  @Test
  void anEmptyFileIsRefusedAsEmpty() {
    Rejected refusal = read("").onlyRefusal();

    assertEquals(RejectionCause.EMPTY, refusal.cause());
    assertEquals(0, refusal.where().position());
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextIsRead() {
    String longLine = "[2024-03-05 12:00:01.000000] PING " + "x".repeat(70_000) + "\n";

    Collected found = read(HEAD + longLine + reply(1));

    assertEquals(RejectionCause.TOO_LARGE, found.onlyRefusal().cause());
    assertEquals(1, samples(found.onlyReading().rttMicros()).size());
  }

  @Test
  void linesMayEndInCrLfAndAMarkMayStandFirst() {
    String text = "\ufeff" + (HEAD + reply(1) + "\n" + reply(2)).replace("\n", "\r\n");

    Collected found = read(text);

    assertEquals(List.of(), found.rejected);
    assertEquals(2, samples(found.onlyReading().rttMicros()).size());
  }

  @Test
  void theSameContentUnderAnotherNameIsTheSameSource() {
    String text = HEAD + reply(1);
    String source = read(text).reports.get(0).origin().sourceId();
    String renamed =
        Collected.read(READER, "elsewhere/altan/run9/copy.out", text)
            .reports
            .get(0)
            .origin()
            .sourceId();

    assertTrue(source.matches("ping-[0-9a-f]{32}"), source);
    assertEquals(source, renamed);
    assertNotEquals(source, read(text + reply(2)).reports.get(0).origin().sourceId());
  }

  @Test
  void theSourceIsTheStartOfTheSha256OfTheContent() {
    // printf 'Start time: 0\n[1970-01-01 00:00:00] 1 bytes from x: icmp_seq=1 time=1 ms\n' |
    // sha256sum
    String text = "Start time: 0\n[1970-01-01 00:00:00] 1 bytes from x: icmp_seq=1 time=1 ms\n";

    assertEquals(
        "ping-c29985a3c41ca0163fb74884ffb74126", read(text).reports.get(0).origin().sourceId());
  }

  @Test
  void aPathThatIsTooShortToNameTheOperatorIsRefusedWithAClearMessage() {
    Rejected refusal = Collected.read(READER, "run1/ping.out", HEAD + reply(1)).onlyRefusal();

    assertEquals(RejectionCause.INVALID_VALUE, refusal.cause());
    assertEquals(0, refusal.where().position());
    assertEquals(
        "path has 1 elements above the file, the operator should be element 2", refusal.detail());
  }

  @Test
  void anOperatorThatNoTopicCanCarryIsRefused() {
    Collected found = Collected.read(READER, "x".repeat(65) + "/run1/ping.out", HEAD + reply(1));

    assertEquals(List.of(0L), found.refusedLines());
    assertEquals(List.of(), found.reports);
  }
}
