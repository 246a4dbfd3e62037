package io.umbral.delivery;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * An HTTP request with a JSON body.
 *
 * @param url where to
 * @param headers by name, beside the content type
 * @param body UTF-8
 */
public record Post(URI url, Map<String, String> headers, byte[] body) {

  /** Validates and copies. */
  public Post {
    Objects.requireNonNull(url, "url");
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body, "body");
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Taken: 2xx. */
    record Taken() implements Outcome {}

    /**
     * Refused for what it is: trying again would not help.
     *
     * @param status HTTP status
     * @param reason what was answered, cut short
     */
    record Refused(int status, String reason) implements Outcome {}

    /**
     * Not taken now: no answer, 408, 429 or 5xx.
     *
     * @param reason why
     */
    record Failed(String reason) implements Outcome {}
  }
}
