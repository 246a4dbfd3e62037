package io.umbral.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends over HTTP. Follows no redirects: an alarm goes where it was configured to go. */
public final class HttpPost implements Poster {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_REASON = 300;

  private final HttpClient client;
  private final Duration timeout;

  /**
   * Makes one.
   *
   * @param timeout for a connection, and for an answer
   */
  public HttpPost(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public Post.Outcome send(Post post) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(post.url())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
    post.headers().forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), info -> new FirstBytes(LONGEST_REASON));
      return outcome(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Post.Outcome.Failed(
          post.url() + " does not answer: " + e.getClass().getSimpleName() + reason(e));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "" : " " + e.getMessage();
  }

  private static Post.Outcome outcome(int status, byte[] body) {
    if (status >= 200 && status < 300) {
      return new Post.Outcome.Taken();
    }
    String reason = new String(body, StandardCharsets.UTF_8).strip();
    boolean isForNow =
        status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    return isForNow
        ? new Post.Outcome.Failed("answered " + status + " " + reason)
        : new Post.Outcome.Refused(status, reason);
  }
}
