package io.umbral.benchmarks.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/umbral/benchmarks/goals/page.md");
  private static final String COMMAND = "benchmarks/run goals";

  private static String page(Parts parts) throws PartFailure {
    Map<Goal, Finding> rows = new LinkedHashMap<>();
    for (Goal goal :
        List.of(new ShareOfLoop(true), new Nation(), new Latency(), new CheckpointLatency())) {
      rows.put(goal, goal.find(parts));
    }
    rows.put(new Recovery(), Finding.noFigure("recovery: the job ended"));
    rows.put(new CellGrowth(), Finding.notMeasured("10^7 are in the full run"));
    Map<String, Object> circumstances = new LinkedHashMap<>();
    circumstances.put("commit", "0123abc");
    circumstances.put("processors", 2);
    return Page.of(rows, parts, COMMAND, circumstances);
  }

  /** To renew it, write {@code target/page.md} over it and read the difference. */
  @Test
  void thePageIsAsItWas() throws IOException, PartFailure {
    String page = page(new FakeParts(Scale.FULL, true, true));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "page.md"), page);
    assertEquals(Files.readString(GOLDEN), page);
  }

  @Test
  void figuresOfOtherResultsAreNowhereOnIt() throws PartFailure {
    String page = page(new FakeParts(Scale.FULL, true, false));
    assertTrue(page.contains("**no figure**"));
    assertFalse(page.contains("| met |"));
    assertFalse(page.contains("## Under load"));
    assertFalse(page.contains("0.530"), "the job's CPU time should not be said");
  }
}
