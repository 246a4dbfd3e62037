package io.umbral.embedded.ingest;

import io.umbral.documents.Faults;
import io.umbral.embedded.reference.MappingFiles;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import io.umbral.ingest.counters.CellNames;
import io.umbral.ingest.counters.CounterMapping;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.ingest.counters.MappingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The recorded files of counters and events, and how the tests read them. */
public final class RecordedFiles {

  /**
   * Gives the names of samples meanings, one dialect for each vendor, so that no part is larger
   * than its whole; what they count in truth is of no matter here.
   */
  public static final String SAMPLES =
      """
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: samples}
      spec:
        version: 1
        vendors: ["*", Company NN]
        cells:
          - {technology: UMTS, classes: [UtranCell]}
        rules:
          - {field: abnormalReleases, counter: attTCHSeizures}
          - {field: sessionTime, counter: succTCHSeizures, unit: s}
          - {field: bearerSuccesses, counter: attTCHSeizures}
          - {field: bearerAttempts, counter: succTCHSeizures}
          - {field: rrcSuccesses, counter: attImmediateAssignProcs}
          - {field: rrcAttempts, counter: succImmediateAssignProcs}
          - {field: downlinkVolume, counter: attTCHSeizures5, unit: kbit}
          - {field: downlinkActiveTime, counter: succTCHSeizures6, unit: ms}
          - {field: signallingSuccesses, counter: attImmediateAssignProcs7}
          - {field: signallingAttempts, counter: succImmediateAssignProcs8}
          - {field: unavailableTime, counter: attImmediateAssignProcs7, unit: s}
      ---
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: samples-ericsson}
      spec:
        version: 1
        vendors: [Ericsson AB]
        cells:
          - {technology: NR, classes: [EnergyMeter, ENodeBFunction]}
        rules:
          - {field: unavailableTime, counter: pmCounterNumber530, unit: s}
          - {field: unavailableTime, counter: pmCounterNumber558, unit: s}
      ---
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: samples-keysight}
      spec:
        version: 1
        vendors: [Keysight]
        cells:
          - {technology: NR, classes: [NRCellCU, NRCellDU]}
        rules:
          - {field: abnormalReleases, counter: DRB.RlcSduDelayDl, sub: {kind: 5qi, values: ["01"]}}
          - {field: sessionTime, counter: DRB.SessionTime, unit: s, sub: {kind: sNssai, values: ["010003e8"]}}
      ---
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: samples-wipro}
      spec:
        version: 1
        vendors: [Wipro]
        cells:
          - {technology: NR, classes: [NRCellDU]}
        rules:
          - {field: bearerAttempts, counter: InterEnbOutAtt_X2HO}
          - {field: bearerSuccesses, counter: InterEnbOutSucc_X2HO}
      """;

  /** Figures of files, by their names and contents. */
  static final String SUMMARIES = "file-summaries.jsonl";

  private RecordedFiles() {}

  /** Whether a file is one whose figures are known: its content is, whatever its name. */
  public static boolean isKnown(Path file) throws IOException {
    try (InputStream summaries = RecordedFiles.class.getResourceAsStream(SUMMARIES)) {
      String text = new String(summaries.readAllBytes(), StandardCharsets.UTF_8);
      return text.contains("\"sha256\":\"" + sha256(file) + "\"");
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** What the project itself says that counters mean. */
  static CounterMapping shipped() throws IOException {
    return MappingFiles.read(ShippedFiles.directory(MappingFiles.SHIPPED));
  }

  /** What {@link #SAMPLES} says. */
  static CounterMapping samples() {
    return new CounterMapping(MappingReader.read("samples", SAMPLES, new Faults()));
  }

  /**
   * The files of a folder, down to its depth, by their paths.
   *
   * @param folder below the folder of all vectors
   * @param endings of their names
   */
  public static List<Path> of(String folder, String... endings) throws IOException {
    Path root = root(folder);
    Assumptions.assumeTrue(Files.isDirectory(root), "skipped, not there: " + root);
    return below(root, endings);
  }

  /** The files of a folder that may be missing among others. */
  static List<Path> orNone(String folder, String... endings) throws IOException {
    Path root = root(folder);
    if (!Files.isDirectory(root)) {
      System.out.println("skipped, not there: " + root);
      return List.of();
    }
    return below(root, endings);
  }

  private static Path root(String folder) {
    return Path.of(System.getProperty("umbral.vectors", "../shared/data")).resolve(folder);
  }

  private static List<Path> below(Path root, String... endings) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  /** Reads a file whose cells nobody has to name. */
  static Parcel read(String format, Path file, CounterMapping mapping) throws IOException {
    ReportReader reader =
        ReportReader.forFormat(
            format,
            ReadingOptions.DEFAULTS.withCounters(
                new CounterOptions(
                    mapping,
                    CellNames.NONE,
                    Optional.of(CounterOptions.UNMAPPED),
                    CounterOptions.UNKNOWN_OPERATOR)));
    return Parcel.read(reader, file.getFileName().toString(), Files.readAllBytes(file));
  }

  /** Whether its name says that it is wrong. */
  static boolean isInvalid(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).contains("invalid");
  }
}
