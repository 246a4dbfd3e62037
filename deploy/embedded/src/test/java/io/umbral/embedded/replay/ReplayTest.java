package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.replay.Replays.Written;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import io.umbral.model.Values.Samples;
import io.umbral.wire.CellReportEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded data in, the same bytes out. */
class ReplayTest {

  private static final long NOON = 1_700_000_040_000L; // a full minute

  /** Recorded data does not say when it arrived, so nothing of it is ahead of its arrival. */
  private static final int MINUTES_TO_2150 = 66_300_000;

  @Test
  void givesIdenticalBytesAtAnyParallelismAndOrderAndCountsADoubledInputOnce(@TempDir Path folder)
      throws IOException {
    Path once = folder.resolve("once");
    writeRuns(once.resolve("drive"));
    Path twice = folder.resolve("twice");
    writeRuns(twice.resolve("z-first"));
    writeRuns(twice.resolve("a-second"));

    Written plain = replayPings(once, folder.resolve("out-1"), "1");
    Written doubled = replayPings(twice, folder.resolve("out-2"), "2");

    assertEquals(plain.windows(), doubled.windows());
    assertEquals(plain.rejected().size(), doubled.rejected().size());
    assertEquals(
        "{\"received\":6,\"aggregated\":5,\"duplicate\":0,\"late\":0,\"rejected\":1}",
        plain.accounting());
    assertEquals(
        "{\"received\":12,\"aggregated\":5,\"duplicate\":6,\"late\":0,\"rejected\":1}",
        doubled.accounting());
    assertEquals(
        resource("ping-windows.jsonl"),
        plain.windows().stream().filter(line -> line.contains("\"windowSeconds\":60,")).toList());
    assertTrue(
        plain.rejected().get(0).contains("\"cause\":\"MALFORMED\""), plain.rejected()::toString);
  }

  private static Written replayPings(Path input, Path out, String parallelism) throws IOException {
    return Replays.replay(
        out,
        "--format",
        "ping",
        "--operator-path-element",
        "1",
        "--region",
        "MX",
        "--input",
        input.toString(),
        "--parallelism",
        parallelism);
  }

  /**
   * Two operators, one run over a minute's edge, losses, a reply out of order, a repeated one, and
   * a file that is no run.
   */
  private static void writeRuns(Path folder) throws IOException {
    Path telcel = Files.createDirectories(folder.resolve("telcel"));
    Path altan = Files.createDirectories(folder.resolve("altan"));
    write(
        telcel.resolve("run-1.out"),
        "Start time: " + (NOON + 59_000),
        "[2023-11-14 16:14:59.000000] PING 192.0.2.1 (192.0.2.1) 38(66) bytes of data.",
        "[2023-11-14 16:14:59.100000] 46 bytes from 192.0.2.1: icmp_seq=1 ttl=43 time=40.5 ms",
        "[2023-11-14 16:14:59.900000] 46 bytes from 192.0.2.1: icmp_seq=3 ttl=43 time=55.25 ms",
        "[2023-11-14 16:14:59.950000] 46 bytes from 192.0.2.1: icmp_seq=2 ttl=43 time=800 ms",
        "[2023-11-14 16:15:00.500000] 46 bytes from 192.0.2.1: icmp_seq=6 ttl=43 time=41.5 ms",
        "[2023-11-14 16:15:00.600000] 46 bytes from 192.0.2.1: icmp_seq=6 ttl=43 time=99 ms (DUP!)",
        "End time: " + (NOON + 61_000));
    write(
        telcel.resolve("run-2.out"),
        "Start time: " + (NOON + 60_000),
        "[2023-11-14 16:15:00.000000] PING 192.0.2.1 (192.0.2.1) 38(66) bytes of data.",
        "[2023-11-14 16:15:10.000000] 46 bytes from 192.0.2.1: icmp_seq=1 ttl=43 time=39.5 ms");
    write(
        altan.resolve("run-1.out"),
        "Start time: " + NOON,
        "[2023-11-14 16:14:00.000000] PING 192.0.2.1 (192.0.2.1) 38(66) bytes of data.",
        "[2023-11-14 16:14:01.000000] 46 bytes from 192.0.2.1: icmp_seq=1 ttl=43 time=70 ms",
        "[2023-11-14 16:15:02.000000] 46 bytes from 192.0.2.1: icmp_seq=2 ttl=43 time=75 ms");
    write(altan.resolve("run-2.out"), "not the text of ping");
  }

  private static void write(Path file, String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  private static List<String> resource(String name) throws IOException {
    try (var in = ReplayTest.class.getResourceAsStream(name)) {
      assertTrue(in != null, () -> "resource " + name + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void losesOnlyTheDamagedOnesOfASequenceOfRecords(@TempDir Path folder) throws IOException {
    byte[] random = new byte[200];
    new SplittableRandom(42).nextBytes(random);
    byte[] wrongSchema = report(2);
    wrongSchema[5] ^= 0x55;
    Path recording = folder.resolve("topic.avro");
    record(
        recording,
        report(0),
        Arrays.copyOf(report(1), 40),
        report(1),
        wrongSchema,
        report(2),
        random,
        report(3),
        new byte[0],
        report(4),
        new byte[10_000_000],
        report(5),
        report(MINUTES_TO_2150));

    Written written =
        Replays.replay(
            folder.resolve("out"),
            "--format",
            "avro",
            "--region",
            "MX",
            "--input",
            recording.toString());

    assertEquals(
        "{\"received\":12,\"aggregated\":7,\"duplicate\":0,\"late\":0,\"rejected\":5}",
        written.accounting());
    for (String cause :
        List.of("EMPTY", "TOO_LARGE", "UNKNOWN_ENCODING", "UNKNOWN_SCHEMA", "MALFORMED")) {
      assertEquals(
          1,
          written.rejected().stream()
              .filter(line -> line.contains("\"cause\":\"" + cause + "\""))
              .count(),
          () -> cause + " in " + written.rejected());
    }
    assertTrue(
        written.rejected().stream().allMatch(line -> line.contains("\"partition\":")),
        "each says where it stood");
  }

  @Test
  void publishesWhatTheInventoryExpectsThoughNothingWasHeardOfIt(@TempDir Path folder)
      throws IOException {
    Path inventory = Files.createDirectories(folder.resolve("inventory"));
    write(
        inventory.resolve("regions.csv"),
        "region,name,level,parent,population",
        "MX,Mexico,COUNTRY,,3",
        "19,Nuevo Leon,STATE,MX,3",
        "19039,Monterrey,MUNICIPALITY,19,2",
        "19006,Apodaca,MUNICIPALITY,19,1");
    write(
        inventory.resolve("cells.csv"),
        "plmn,cellId,site,municipality,ranHost,technology,reportPeriodSeconds,retired,validFrom",
        "334020,68719476,site-1,19039,TELCEL,LTE,60,,",
        "334020,7,site-2,19006,TELCEL,NR,60,,");
    Path recording = folder.resolve("topic.avro");
    record(recording, report(0), report(2));
    String[] how = {
      "--format", "avro", "--input", recording.toString(), "--inventory", inventory.toString()
    };

    Written one = Replays.replay(folder.resolve("1"), how);
    String[] atTwo =
        Stream.concat(Stream.of(how), Stream.of("--parallelism", "2")).toArray(String[]::new);
    Written two = Replays.replay(folder.resolve("2"), atTwo);

    assertEquals(one.windows(), two.windows());
    // 2 leaves, each as itself and summed over operators, technologies and both (2 x 4), and the
    // state and the country with {TELCEL, ALL} x {LTE, NR, ALL} each (2 x 6).
    assertEquals(
        20,
        windowsOf(one, "\"windowStart\":\"2023-11-14T22:15:00.000Z\",\"windowSeconds\":60,")
            .size());
    assertTrue(
        windowsOf(one, "\"windowStart\":\"2023-11-14T22:15:00.000Z\",\"windowSeconds\":60,")
            .stream()
            .allMatch(line -> line.contains("\"verdict\":\"INSUFFICIENT\",\"n\":0,\"kpis\":{}")));
    List<String> silent = windowsOf(one, "\"region\":\"19006\"");
    assertTrue(
        silent.stream().allMatch(line -> line.contains("\"verdict\":\"INSUFFICIENT\"")),
        silent::toString);
    List<String> state =
        windowsOf(
            one,
            "\"region\":\"19\",\"regionLevel\":\"STATE\",\"operator\":\"ALL\",\"technology\":\"ALL\",\"windowStart\":\"2023-11-14T22:14:00.000Z\"");
    assertTrue(
        state
            .get(0)
            .contains(
                "\"reportingCells\":1,\"expectedCells\":2,\"expectedPeriods\":2,\"reportedRatio\":0.5"),
        state::toString);
  }

  private static List<String> windowsOf(Written written, String part) {
    return written.windows().stream().filter(line -> line.contains(part)).toList();
  }

  private static byte[] report(int minute) {
    CellReading reading =
        CellReading.of(Technology.LTE, 68_719_476L).withRttMicros(new Samples(40_000, 41_000));
    Origin origin =
        new Origin("site-1", "TELCEL", Optional.of("334020"), Optional.empty(), Optional.of("MX"));
    return new CellReportEncoder()
        .encode(new CellReport(origin, NOON + 60_000L * minute, 60_000, List.of(reading)));
  }

  private static void record(Path file, byte[]... values) throws IOException {
    Schema raw = Schema.create(Schema.Type.BYTES);
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(raw))) {
      writer.create(raw, file.toFile());
      for (byte[] value : values) {
        writer.append(ByteBuffer.wrap(value));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format ping --region MX --operator-path-element 1 --input /nowhere/at/all | does not exist",
        "--format ping --region MX --input IN | operator",
        "--format pong --region MX --input IN | format 'pong'",
        "--format ping --region MX --operator-path-element 1 --input IN --parallelism 9 | should be in 1..4",
        "--format ping --region MX --operator-path-element 1 --input IN --zone Mars/Olympus | is no time zone",
        "--format ping --region MX --operator-path-element 1 --input IN --set sla.slize=1m | sla.slize",
        "--format ping --region MX --operator-path-element 1 --input IN --inventory IN | regions.csv"
      })
  void saysWhatCannotBeUsedAndEndsWithTwo(String arguments, String said, @TempDir Path folder)
      throws IOException {
    writeRuns(folder);
    String given = arguments.replace("IN", folder.toString()) + " --out " + folder.resolve("out");

    Outcome outcome =
        Commands.run(
            Stream.concat(Stream.of("replay"), Stream.of(given.split(" "))).toArray(String[]::new));

    assertEquals(2, outcome.exitCode(), outcome::err);
    assertTrue(outcome.err().contains(said), outcome::err);
  }
}
