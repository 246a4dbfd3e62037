package io.umbral.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * How a job stands, as Flink's HTTP interface tells it.
 *
 * @param name of the job
 * @param state for example RUNNING or RESTARTING
 * @param running tasks that run
 * @param total tasks that there are
 */
public record JobStanding(String name, String state, int running, int total) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Whether every task of the job runs. */
  public boolean isWhole() {
    return state.equals("RUNNING") && total > 0 && running == total;
  }

  /** Asks; empty where nobody answers or there is no job. */
  static Optional<JobStanding> ask(Ports ports) {
    URI jobs = URI.create("http://" + Ports.HOST + ":" + ports.rest() + "/jobs/overview");
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(jobs).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? read(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Reads the first job of an overview. */
  static Optional<JobStanding> read(String overview) throws IOException {
    String name = "";
    String state = "";
    int running = 0;
    int total = 0;
    try (JsonParser parser = JSON.createParser(overview)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
          if (depth == 2) {
            return Optional.of(new JobStanding(name, state, running, total));
          }
        } else if (token == JsonToken.VALUE_STRING && parser.currentName().equals("name")) {
          name = parser.getText();
        } else if (token == JsonToken.VALUE_STRING && parser.currentName().equals("state")) {
          state = parser.getText();
        } else if (token == JsonToken.VALUE_NUMBER_INT && parser.currentName().equals("running")) {
          running = parser.getIntValue();
        } else if (token == JsonToken.VALUE_NUMBER_INT && parser.currentName().equals("total")) {
          total = parser.getIntValue();
        }
      }
    }
    return Optional.empty();
  }
}
