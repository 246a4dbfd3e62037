package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.umbral.ingest.counters.Mappings;
import io.umbral.model.CellReading;
import io.umbral.model.RejectionCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an enemy could send, one test each. It stands between two good files of one package: it is
 * refused with what is wrong, both of them are read, and neither time nor memory grows with what it
 * claims to hold.
 */
class HostileInputTest {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** A file may have 64 MiB, which are copied a few times while they come out of a package. */
  private static final long MOST_BYTES = 1L << 30;

  private static final String GOOD =
      """
      <measCollecFile><fileHeader dnPrefix="P=1"><fileSender localDn="E"/></fileHeader>
      <measData><managedElement localDn="ManagedElement=E"/>
      <measInfo><granPeriod duration="PT900S" endTime="2026-01-01T00:15:00Z"/>
      <measTypes>DRB.EstabAtt DRB.EstabSucc ThpVolDl ThpTimeDl</measTypes>
      <measValue measObjLdn="NRCellDU=1"><measResults>4 3 8 1</measResults></measValue>
      </measInfo></measData></measCollecFile>
      """;

  private static final String EVENT =
      """
      {"event": {"commonEventHeader": {"domain": "perf3gpp", "startEpochMicrosec": 1767225600000000,
      "lastEpochMicrosec": 1767226500000000}, "perf3gppFields": {"measDataCollection": {
      "granularityPeriod": 900, "measuredEntityDn": "ManagedElement=E", "measInfoList": [{
      "measTypes": {"sMeasTypesList": ["DRB.EstabAtt", "DRB.EstabSucc", "ThpVolDl", "ThpTimeDl"]},
      "measValuesList": [{"measObjInstId": "NRCellDU=1", "measResults": [{"p": 1, "sValue": "4"},
      {"p": 2, "sValue": "3"}, {"p": 3, "sValue": "8"}, {"p": 4, "sValue": "1"}]}]}]}}}}
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] head, int blocksOfOneMebibyte) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) ' ');
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(head);
      for (int i = 0; i < blocksOfOneMebibyte; i++) {
        out.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(byte[]... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i++) {
        out.putNextEntry(new ZipEntry("file" + i));
        out.write(files[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static Collected read(String format, byte[] content) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ReportReader reader =
        ReportReader.forFormat(format, ReadingOptions.DEFAULTS.withCounters(Mappings.kept()));
    long before = threads.getCurrentThreadAllocatedBytes();
    Collected collected =
        assertTimeout(LONGEST, () -> Collected.read(reader, "in/package", content));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MOST_BYTES, allocated + " bytes were allocated");
    return collected;
  }

  /** Both neighbours are read, and what is between them is refused with this. */
  private static void assertRefusedBetweenGoodFiles(
      String format, byte[] hostile, RejectionCause cause, String detail) throws IOException {
    byte[] good = bytes(format.equals(ReportReader.PM_XML) ? GOOD : EVENT);
    Collected collected = read(format, zip(good, hostile, good));
    List<String> told = collected.describe();
    assertEquals(
        2,
        collected.reports.stream().filter(one -> isWhole(one.cells().get(0))).count(),
        told::toString);
    assertEquals(cause, collected.onlyRefusal().cause(), told::toString);
    assertTrue(collected.onlyRefusal().detail().contains(detail), told::toString);
    assertTrue(
        collected.onlyRefusal().where().origin().startsWith("in/package!/file1"), told::toString);
  }

  private static boolean isWhole(CellReading reading) {
    return reading.bearerSetup().isPresent() && reading.downlink().isPresent();
  }

  private static void assertXmlRefused(String hostile, RejectionCause cause, String detail)
      throws IOException {
    assertRefusedBetweenGoodFiles(ReportReader.PM_XML, bytes(hostile), cause, detail);
  }

  @Test
  void anEntityThatNamesAFileReadsNone(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "7777777");
    for (String type :
        List.of(
            "<!DOCTYPE m [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
            "<!DOCTYPE m [<!ENTITY % x SYSTEM \"" + secret.toUri() + "\"> %x;]>",
            "<!DOCTYPE m SYSTEM \"" + secret.toUri() + "\">")) {
      assertXmlRefused(
          type + GOOD.replace("4 3", "&x; 3"), RejectionCause.MALFORMED, "document type");
    }
    String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%s\"/>";
    Collected collected =
        read(
            ReportReader.PM_XML,
            bytes(GOOD.replace("4 3", include.formatted(secret.toUri()) + "4 3")));
    assertFalse(collected.describe().toString().contains("7777777"), "it was included");
  }

  @Test
  void entitiesOfEntitiesAreNotMultiplied() throws IOException {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE m [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    assertXmlRefused(
        laughs + "]>" + GOOD.replace("4 3", "&l11; 3"), RejectionCause.MALFORMED, "document type");
  }

  @Test
  void anAttributeATextAndADepthHaveTheirLimits() throws IOException {
    String longText = "x".repeat(3 << 20);
    assertXmlRefused(
        GOOD.replace("NRCellDU=1", longText), RejectionCause.MALFORMED, "one tag, text or comment");
    assertXmlRefused(
        GOOD.replace("4 3", longText), RejectionCause.MALFORMED, "one tag, text or comment");
    assertXmlRefused(
        GOOD.replace("4 3", "<a>".repeat(100_000) + "</a>".repeat(100_000)),
        RejectionCause.MALFORMED,
        "nested deeper");
  }

  @ParameterizedTest
  @ValueSource(strings = {ReportReader.VES, ReportReader.RANPM_JSON})
  void deepJsonIsRefused(String format) throws IOException {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    assertRefusedBetweenGoodFiles(
        ReportReader.RANPM_JSON,
        bytes("{\"event\": " + deep + "}"),
        RejectionCause.MALFORMED,
        "nest");
    Collected collected = read(format, bytes(deep));
    assertEquals(1, collected.rejected.size());
  }

  /** Four gibibytes are claimed, in packages of packages of a few mebibytes. */
  @Test
  void aBombIsDefusedAndWhatStandsBeforeItIsRead() throws IOException {
    byte[] gibibyte = gzip(bytes("<measCollecFile a='"), 1_024);
    byte[][] all = new byte[5][];
    Arrays.fill(all, gibibyte);
    all[0] = bytes(GOOD);
    for (byte[] bomb : List.of(zip(all), gzip(zip(all), 0), zip(bytes(GOOD), zip(all)))) {
      Collected collected = read(ReportReader.PM_XML, bomb);
      assertTrue(collected.reports.size() >= 1, collected.describe()::toString);
      assertTrue(
          collected.rejected.stream().allMatch(one -> one.cause() == RejectionCause.TOO_LARGE),
          collected.describe()::toString);
      assertTrue(collected.rejected.size() >= 1 && collected.rejected.size() <= 4);
    }
  }

  @Test
  void aPackageThatEndsEarlyIsRefused() throws IOException {
    byte[] whole = gzip(bytes(GOOD), 0);
    assertRefusedBetweenGoodFiles(
        ReportReader.PM_XML,
        Arrays.copyOf(whole, whole.length / 2),
        RejectionCause.MALFORMED,
        "ends early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "UTF-32BE"})
  void anEncodingThatIsNotTheOneThatWasSaidIsRefused(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + GOOD.replace("P=1", "P=\u00e9");
    assertRefusedBetweenGoodFiles(
        ReportReader.PM_XML,
        xml.getBytes(charset),
        RejectionCause.MALFORMED,
        "no whole XML document");
    if (encoding.startsWith("ISO")) {
      byte[] json = EVENT.replace("Element=E", "Element=\u00e9").getBytes(charset);
      assertRefusedBetweenGoodFiles(
          ReportReader.RANPM_JSON, json, RejectionCause.MALFORMED, "UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-NaN", "Infinity", "-8", "-0.5", "1e308", "0x10", "8,8"})
  void aVolumeThatIsNoneIsRefusedWithItsCounter(String volume) throws IOException {
    assertXmlRefused(
        GOOD.replace("4 3 8", "4 3 " + volume), RejectionCause.INVALID_VALUE, "ThpVolDl");
    assertRefusedBetweenGoodFiles(
        ReportReader.RANPM_JSON,
        bytes(EVENT.replace("\"sValue\": \"8\"", "\"sValue\": \"" + volume + "\"")),
        RejectionCause.INVALID_VALUE,
        "ThpVolDl");
  }

  @Test
  void aNumberThatJsonDoesNotKnowIsRefused() throws IOException {
    String text = EVENT.replace("\"sValue\": \"8\"", "\"rValue\": NaN");
    assertRefusedBetweenGoodFiles(
        ReportReader.RANPM_JSON, bytes(text), RejectionCause.MALFORMED, "NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT900S", "PT1000000H", "PT", ""})
  void aPeriodOfNoLengthIsRefused(String length) throws IOException {
    assertXmlRefused(
        GOOD.replace("PT900S", length), RejectionCause.INVALID_VALUE, "duration '" + length);
    assertRefusedBetweenGoodFiles(
        ReportReader.RANPM_JSON,
        bytes(EVENT.replace("900,", "0,")),
        RejectionCause.INVALID_VALUE,
        "granularityPeriod is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2200-01-01T00:15:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z"})
  void aTimeThatNobodyLivesInIsRefused(String end) throws IOException {
    assertXmlRefused(
        GOOD.replace("2026-01-01T00:15:00Z", end),
        RejectionCause.INVALID_VALUE,
        "endTime '" + end.substring(0, 4));
    assertRefusedBetweenGoodFiles(
        ReportReader.RANPM_JSON,
        bytes(EVENT.replace("1767226500000000", "9999999999999999")),
        RejectionCause.INVALID_VALUE,
        "lastEpochMicrosec");
  }
}
