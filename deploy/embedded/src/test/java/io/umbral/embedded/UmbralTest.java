package io.umbral.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class UmbralTest {

  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();
  private final CommandLine commandLine =
      Umbral.commandLine()
          .addSubcommand(new Unusable())
          .addSubcommand(new Faulty())
          .setErr(new PrintWriter(errors))
          .setOut(new PrintWriter(output));

  @Test
  void helpIsGood() {
    assertEquals(Umbral.GOOD, commandLine.execute("--help"));
    assertTrue(output.toString().contains("2   bad usage"), output::toString);
  }

  @Test
  void noCommandIsBadUsageAndShowsWhatThereIs() {
    assertEquals(Umbral.BAD_USAGE, commandLine.execute());
    assertTrue(errors.toString().contains("Usage: umbral"), errors::toString);
  }

  @Test
  void anUnknownOptionIsBadUsageAndNamed() {
    assertEquals(Umbral.BAD_USAGE, commandLine.execute("--nonsense"));
    assertTrue(errors.toString().contains("--nonsense"), errors::toString);
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLine() {
    assertEquals(Umbral.BAD_USAGE, commandLine.execute("unusable"));
    assertEquals("umbral unusable: port 9 is busy", errors.toString().strip());
  }

  @Test
  void aFaultOfOurOwnIsNeitherGoodNorHidden() {
    assertEquals(Umbral.CHECK_FAILED, commandLine.execute("faulty"));
    assertTrue(errors.toString().contains("Faulty.run"), errors::toString);
  }

  @Command(name = "unusable")
  private static final class Unusable implements Runnable {
    @Override
    public void run() {
      throw new UsageException("port 9 is busy");
    }
  }

  @Command(name = "faulty")
  private static final class Faulty implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("a bug");
    }
  }
}
