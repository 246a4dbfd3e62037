package io.umbral.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the job says of itself, in the text format of Prometheus. */
public final class JobMetrics {

  /** More than a job of any size says. */
  private static final int LARGEST_BYTES = 8 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Optional<HttpRequest> request;

  /**
   * Asks an address.
   *
   * @param address where the job tells its metrics; empty where nobody knows
   */
  public JobMetrics(Optional<URI> address) {
    request = address.map(uri -> HttpRequest.newBuilder(uri).timeout(PATIENCE).build());
  }

  /** Values by name, added up over all tags, and the largest beside. */
  public record Reading(Map<String, Double> sums, Map<String, Double> largest) {

    /** Sum over all tags. */
    public OptionalDouble sum(String name) {
      return sums.containsKey(name) ? OptionalDouble.of(sums.get(name)) : OptionalDouble.empty();
    }

    /** Largest over all tags. */
    public OptionalDouble largestOf(String name) {
      return largest.containsKey(name)
          ? OptionalDouble.of(largest.get(name))
          : OptionalDouble.empty();
    }
  }

  /** Asks; empty where nobody answers, or there is nobody to ask. */
  public Optional<Reading> read() {
    if (request.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream body = client.send(request.get(), BodyHandlers.ofInputStream()).body()) {
      return Optional.of(parse(new String(body.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Reads the text; what is no sample is passed over. */
  static Reading parse(String text) {
    Map<String, Double> sums = new HashMap<>();
    Map<String, Double> largest = new HashMap<>();
    for (String line : text.lines().toList()) {
      int nameEnd = line.indexOf(line.indexOf('{') >= 0 ? '{' : ' ');
      int valueStart = line.lastIndexOf(' ') + 1;
      if (line.startsWith("#") || nameEnd <= 0 || valueStart <= nameEnd) {
        continue;
      }
      OptionalDouble value = numberOf(line.substring(valueStart));
      if (value.isPresent()) {
        sums.merge(line.substring(0, nameEnd), value.getAsDouble(), Double::sum);
        largest.merge(line.substring(0, nameEnd), value.getAsDouble(), Math::max);
      }
    }
    return new Reading(sums, largest);
  }

  private static OptionalDouble numberOf(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
