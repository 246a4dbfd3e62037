package io.umbral.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code umbral demo} in a process of its own, as somebody starts it. */
final class DemoProcess implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("console is at (http://\\S+)");
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final CompletableFuture<String> url = new CompletableFuture<>();
  private final StringBuilder said = new StringBuilder();

  DemoProcess(String... arguments) throws IOException {
    String[] command = new String[5 + arguments.length];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command[1] = "-Xmx1500m";
    command[2] = "-cp";
    command[3] = System.getProperty("java.class.path");
    command[4] = "io.umbral.embedded.Umbral";
    System.arraycopy(arguments, 0, command, 5, arguments.length);
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread reader = new Thread(this::read, "demo-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = URL.matcher(line);
        if (matcher.find()) {
          url.complete(matcher.group(1));
        }
        if (!url.isDone()) {
          said.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      url.completeExceptionally(e);
    }
    url.completeExceptionally(new IOException("the demo ended: " + said));
  }

  /** Address of the console, without a slash at its end. */
  String url() throws Exception {
    return url.get(PATIENCE_SECONDS, TimeUnit.SECONDS).replaceFirst("/$", "");
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
