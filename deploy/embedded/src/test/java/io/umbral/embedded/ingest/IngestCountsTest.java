package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.embedded.ingest.ReportGate.Taken;
import org.junit.jupiter.api.Test;

class IngestCountsTest {

  @Test
  void aNoteHasTheRatesSinceTheLastOneAndTheSentenceThoseOfTheWholeTime() {
    IngestCounts counts = new IngestCounts();
    counts.add(3, 4_000_000, new Taken(10, 1, 2, 3, 4));
    String rest = ", 1 known before, 2 corrections, 3 refusals, 4 events";
    assertEquals("3 taken in, 10 reports sent (5/s, 2.0 MB/s)" + rest, counts.note(2));
    assertEquals("3 taken in, 10 reports sent (0/s, 0.0 MB/s)" + rest, counts.note(4));
    counts.add(1, 1_000_000, new Taken(2, 0, 0, 0, 0));
    assertEquals("4 taken in, 12 reports sent (2/s, 1.0 MB/s)" + rest, counts.note(5));
    assertEquals("4 taken in, 12 reports sent (2/s, 1.0 MB/s)" + rest, counts.sentence(5));
  }
}
