package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.counters.Mappings;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

  @Test
  void everyNamedFormatHasAReader() {
    ReadingOptions options =
        new ReadingOptions(Optional.empty(), Optional.of(1), ZoneOffset.UTC)
            .withCounters(Mappings.kept());

    for (String format : ReportReader.FORMATS) {
      Collected found =
          Collected.read(ReportReader.forFormat(format, options), "folder/file", new byte[0]);
      assertEquals("file has no bytes", found.onlyRefusal().detail(), format);
    }
  }

  @Test
  void anUnknownFormatIsRefusedWithTheNamesOfTheKnown() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> ReportReader.forFormat("pcap", ReadingOptions.DEFAULTS));

    assertEquals(
        "format 'pcap' is unknown, should be one of " + ReportReader.FORMATS, refusal.getMessage());
  }

  @Test
  void pingNeedsTheOperatorFromThePath() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> ReportReader.forFormat("ping", ReadingOptions.DEFAULTS));

    assertEquals(
        "format 'ping' does not name the operator: the operator path element should be given,"
            + " 1 for the folder of the file or more",
        refusal.getMessage());
  }

  @Test
  void formatsOfCountersNeedToKnowWhatTheyMean() {
    for (String format : ReportReader.FORMATS) {
      if (ReportReader.hasCounters(format)) {
        IllegalArgumentException refusal =
            assertThrows(
                IllegalArgumentException.class,
                () -> ReportReader.forFormat(format, ReadingOptions.DEFAULTS));
        assertTrue(refusal.getMessage().contains("needs a counter mapping"), format);
      }
    }
  }

  @Test
  void theOperatorPathElementIsAtLeastOne() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ReadingOptions(Optional.empty(), Optional.of(0), ZoneOffset.UTC));
  }

  @Test
  void theRegionIsANameThatATopicCanCarry() {
    for (String region : new String[] {"", " ", "x".repeat(65), "a\nb", "ALL"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new ReadingOptions(Optional.of(region), Optional.empty(), ZoneOffset.UTC));
    }
  }
}
