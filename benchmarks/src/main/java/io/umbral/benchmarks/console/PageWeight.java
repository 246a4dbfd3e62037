package io.umbral.benchmarks.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Scripts and styles that the wall loads, as they cross the line.
 *
 * @param files number of requests for them
 * @param bytes packed, without headers
 */
record PageWeight(int files, long bytes) {

  private static final Pattern IN_PAGE = Pattern.compile("(?:href|src)=\"([^\"]+\\.(?:js|css))\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:import|export)\\b[^'\";]*?from\\s*['\"]([\\w./-]+)['\"]");

  /** The page names its own module in a string that the frame imports. */
  private static final String WALL = "wall.js";

  static PageWeight of(URI console) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    String page = new String(unpacked(get(client, console.resolve("/"))), StandardCharsets.UTF_8);
    Set<URI> seen = new LinkedHashSet<>();
    Deque<URI> open = new ArrayDeque<>();
    Matcher named = IN_PAGE.matcher(page);
    while (named.find()) {
      open.add(console.resolve(named.group(1)));
    }
    URI first = open.element();
    open.add(first.resolve(WALL));
    long bytes = 0;
    while (!open.isEmpty()) {
      URI file = open.remove();
      if (!seen.add(file)) {
        continue;
      }
      HttpResponse<byte[]> answer = get(client, file);
      bytes += answer.body().length;
      if (file.getPath().endsWith(".js")) {
        String script = new String(unpacked(answer), StandardCharsets.UTF_8);
        Matcher imported = IMPORT.matcher(script);
        while (imported.find()) {
          open.add(resolve(file, first, imported.group(1)));
        }
      }
    }
    return new PageWeight(seen.size(), bytes);
  }

  /** As the import map of the page has it. */
  private static URI resolve(URI importer, URI first, String name) {
    if (name.startsWith(".")) {
      return importer.resolve(name);
    }
    return first.resolve(
        switch (name) {
          case "lit-html" -> "lit-html/lit-html.js";
          case "uplot" -> "uplot/uPlot.js";
          default -> name;
        });
  }

  private static HttpResponse<byte[]> get(HttpClient client, URI address)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answers " + answer.statusCode());
    }
    return answer;
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
      return answer.body();
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
      return in.readAllBytes();
    }
  }
}
