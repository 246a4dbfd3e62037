package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The whole demo, as somebody without a terminal sees it. */
@Tag("slow")
final class LiveDemoTest {

  @Test
  void showsFiguresStopsByItselfAndLeavesNothingBehind() throws IOException {
    Set<Path> before = directories();
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    int exit =
        new CommandLine(new DemoCommand())
            .setOut(writer)
            .setErr(writer)
            .execute("--sites", "60", "--for", "25s");
    String screen = said.toString();
    assertEquals(Umbral.GOOD, exit, screen);
    assertTrue(screen.contains("the console is at http://127.0.0.1:"), screen);
    assertTrue(screen.contains("Estados Unidos Mexicanos"), screen);
    assertFalse(screen.contains("in no account"), screen);
    assertEquals(before, directories());
  }

  private static Set<Path> directories() throws IOException {
    try (Stream<Path> found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return found
          .filter(path -> path.getFileName().toString().startsWith("umbral-demo-"))
          .collect(Collectors.toSet());
    }
  }
}
