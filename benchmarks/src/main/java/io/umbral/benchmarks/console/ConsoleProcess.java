package io.umbral.benchmarks.console;

import io.umbral.benchmarks.harness.Children;
import io.umbral.benchmarks.harness.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code umbral console} in a process of its own. */
final class ConsoleProcess implements AutoCloseable {

  private static final String SAYS_WHERE = "console: http";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final URI address;

  private ConsoleProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one and waits until it says where it is.
   *
   * @param heapMebibytes largest heap
   * @param bootstrap of Kafka
   * @param folder for its history
   * @param streams listeners that it lets in
   */
  static ConsoleProcess start(int heapMebibytes, String bootstrap, Path folder, int streams)
      throws IOException, InterruptedException {
    Process process =
        Children.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heapMebibytes + "m",
                    "-Duser.timezone=UTC",
                    "-cp",
                    Jvm.classPath(),
                    "io.umbral.embedded.Umbral",
                    "console",
                    "--bootstrap",
                    bootstrap,
                    "--port",
                    "0",
                    "--set",
                    "console.history.file=" + folder.resolve("history"),
                    "--set",
                    "console.history.memory-mebibytes=64",
                    "--set",
                    "console.streams=" + streams,
                    "--set",
                    "console.requests-per-second=100000")
                .redirectError(folder.resolve("console.log").toFile()));
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, address), "console-lines");
    reader.setDaemon(true);
    reader.start();
    try {
      return new ConsoleProcess(process, address.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the console does not start, see " + folder.resolve("console.log"), e);
    }
  }

  private static void read(Process process, CompletableFuture<URI> address) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(SAYS_WHERE)) {
          address.complete(URI.create(line.substring(SAYS_WHERE.indexOf("http")).strip()));
        }
      }
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
    address.completeExceptionally(new IOException("it ended"));
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** Memory that it holds, in MiB, as the system counts it. */
  long residentMebibytes() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    return lines.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
        .findFirst()
        .orElseThrow(() -> new IOException("the system does not say what the console holds"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
