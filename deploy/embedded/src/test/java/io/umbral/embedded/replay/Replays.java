package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code umbral replay} in this process and reads what it wrote. */
final class Replays {

  private Replays() {}

  /**
   * What a replay wrote.
   *
   * @param windows lines of {@code sla-windows.jsonl}
   * @param rejected lines of {@code rejected.jsonl}
   * @param accounting text of {@code accounting.json}
   * @param said to people
   */
  record Written(List<String> windows, List<String> rejected, String accounting, String said) {}

  static Written replay(Path out, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("replay", "--out", out.toString()));
    all.addAll(List.of(arguments));
    Outcome outcome = Commands.run(all.toArray(String[]::new));
    assertEquals(0, outcome.exitCode(), outcome::err);
    return new Written(
        Files.readAllLines(out.resolve("sla-windows.jsonl")),
        Files.readAllLines(out.resolve("rejected.jsonl")),
        Files.readString(out.resolve("accounting.json")).strip(),
        outcome.out());
  }
}
