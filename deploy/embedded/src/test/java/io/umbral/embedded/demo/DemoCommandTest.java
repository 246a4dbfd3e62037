package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What can be refused is refused before anything is started. */
final class DemoCommandTest {

  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--sites 0, 1..100000",
    "--sites 100001, 1..100000",
    "--sites many, --sites",
    "--for 3, 90s",
    "--for 0s, above 0",
    "--for 99999999999999999999h, 90s",
    "--period 3s, divisor of 10 s",
    "--period 20s, divisor of 10 s",
    "--check --for 3s, leave --for out",
    "--check --period 1s, leave --period out",
    "--port 65536, 1..65535",
    "--metrics-port -1, 1..65535",
    "--port 18093 --metrics-port 18093, each its own",
    "--reference nowhere, nowhere",
    "--check --sinks sinks.yaml, leave --sinks out",
    "--sinks nowhere.yaml, nowhere.yaml should be a file",
    "--speed 3, --speed"
  })
  void whatCannotBeUsedIsNamedAndEndsWithTwo(String arguments, String named) {
    assertEquals(Umbral.BAD_USAGE, execute(arguments));
    assertTrue(said.toString().contains(named), said::toString);
  }

  @ParameterizedTest
  @CsvSource({"--port", "--metrics-port"})
  void aBusyPortIsNamedAndEndsWithTwo(String option) throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertEquals(Umbral.BAD_USAGE, execute(option + " " + other.getLocalPort()));
      String message = said.toString();
      assertTrue(message.contains("127.0.0.1:" + other.getLocalPort()), message);
      assertTrue(message.contains("choose another with " + option), message);
    }
  }

  @Test
  void helpTellsTheExitCodes() {
    assertEquals(Umbral.GOOD, execute("--help"));
    assertTrue(said.toString().contains("130"), said::toString);
  }

  private int execute(String arguments) {
    PrintWriter writer = new PrintWriter(said, true);
    return new CommandLine(new DemoCommand())
        .setOut(writer)
        .setErr(writer)
        .setExecutionExceptionHandler(DemoCommandTest::handle)
        .execute(arguments.split(" ", -1));
  }

  /** As {@link Umbral} does. */
  private static int handle(Exception fault, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (fault instanceof UsageException) {
      command.getErr().println(fault.getMessage());
      return Umbral.BAD_USAGE;
    }
    throw fault;
  }
}
