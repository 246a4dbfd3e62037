package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.Unpacking.Limits;
import io.umbral.model.RejectionCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingReaderTest {

  private static final Limits SMALL = new Limits(1_000, 5_000, 3, 10, 2_000, 2);

  /** Paths and texts of the files that came out, and what was refused. */
  private static final class Found implements ReportReader {
    private final List<String> files = new ArrayList<>();

    @Override
    public void read(String path, byte[] content, ReportSink sink) {
      files.add(path + "=" + new String(content, StandardCharsets.UTF_8));
    }
  }

  private final Found found = new Found();
  private final Collected collected = new Collected();

  private void unpack(Limits limits, byte[] content) {
    new UnpackingReader(found, limits).read("p", content, collected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(bytes(namesAndTexts[i + 1]));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i], true);
        entry.setSize(bytes(namesAndTexts[i + 1]).length);
        out.putArchiveEntry(entry);
        out.write(bytes(namesAndTexts[i + 1]));
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void everyPackageIsReadAndPlainFilesAreLeftAlone() throws IOException {
    unpack(Limits.DEFAULTS, bytes("plain"));
    unpack(Limits.DEFAULTS, gzip(bytes("x")));
    unpack(Limits.DEFAULTS, zip("a", "1", "d/b", "2"));
    unpack(Limits.DEFAULTS, tar("a", "3", "d/b", "4"));
    unpack(Limits.DEFAULTS, gzip(tar("a.gz", "5")));
    assertEquals(
        List.of("p=plain", "p=x", "p!/a=1", "p!/d/b=2", "p!/a=3", "p!/d/b=4", "p!/a.gz=5"),
        found.files);
    assertEquals(List.of(), collected.rejected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "a/../../x", "..", "C:\\x", "a\\..\\..\\x"})
  void aNameThatLeadsOutIsRefusedAndItsNeighboursAreRead(String name) throws IOException {
    unpack(Limits.DEFAULTS, zip("a", "1", name, "evil", "b", "2"));
    unpack(Limits.DEFAULTS, tar("a", "1", name, "evil", "b", "2"));
    assertEquals(List.of("p!/a=1", "p!/b=2", "p!/a=1", "p!/b=2"), found.files);
    assertEquals(2, collected.rejected.size());
    assertTrue(collected.rejected.get(0).detail().contains("leads out"));
  }

  @Test
  void limitsHoldForOneFileForAllAndForTheirNumber() throws IOException {
    unpack(SMALL, zip("a", "1", "large", "x".repeat(1_001), "b", "2"));
    assertRefused("has more than 1000 bytes", RejectionCause.TOO_LARGE);
    unpack(SMALL, zip("a", "1", "b", "2", "c", "3", "d", "4"));
    assertRefused("holds more than 3 files", RejectionCause.TOO_LARGE);
    unpack(SMALL, gzip(gzip(gzip(bytes("x")))));
    assertRefused("nested deeper than 2", RejectionCause.TOO_LARGE);
    byte[] bomb = zip("a", "x".repeat(900), "b", "x".repeat(900), "c", "x".repeat(900));
    unpack(new Limits(1_000, 5_000, 3, 2, 2_000, 2), bomb);
    assertRefused("grows to more than 2000 bytes", RejectionCause.TOO_LARGE);
    assertTrue(found.files.contains("p!/a=1"), "what stood before is read");
  }

  private void assertRefused(String detail, RejectionCause cause) {
    assertEquals(1, collected.rejected.size(), collected.describe()::toString);
    assertTrue(collected.onlyRefusal().detail().contains(detail), collected.describe()::toString);
    assertEquals(cause, collected.onlyRefusal().cause());
    collected.rejected.clear();
  }

  @Test
  void aPackageThatEndsEarlyIsRefusedAndWhatStoodBeforeIsRead() throws IOException {
    byte[] gzipped = gzip(bytes("some text that is long enough to be cut"));
    unpack(Limits.DEFAULTS, Arrays.copyOf(gzipped, gzipped.length - 12));
    assertRefused("damaged or ends early", RejectionCause.MALFORMED);
    assertEquals(List.of(), found.files);
    byte[] zipped = zip("a", "1", "b", "x".repeat(50));
    unpack(Limits.DEFAULTS, Arrays.copyOf(zipped, 40));
    assertEquals(List.of("p!/a=1"), found.files);
    assertEquals(1, collected.rejected.size());
  }

  @Test
  void aGigabyteOfOneAttributeIsRefusedWithinTimeAndMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(bytes("<measCollecFile a=\""));
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'x');
      for (int i = 0; i < 1_024; i++) {
        out.write(block);
      }
      out.write(bytes("\"/>"));
    }
    assertTimeout(Duration.ofSeconds(30), () -> unpack(Limits.DEFAULTS, bytes.toByteArray()));
    assertEquals(RejectionCause.TOO_LARGE, collected.onlyRefusal().cause());
  }
}
