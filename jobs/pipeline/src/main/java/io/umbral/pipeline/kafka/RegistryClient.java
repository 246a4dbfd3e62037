package io.umbral.pipeline.kafka;

import io.umbral.wire.SchemaLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Asks a schema registry for the schema of an id: {@code GET /schemas/ids/ID}, the Confluent API
 * that others speak too. An id that the registry does not know is no schema; a registry that does
 * not answer stops the job, which tries again by its restart strategy, for refusing good records
 * would lose them.
 */
final class RegistryClient implements SchemaLookup {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI registry;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  RegistryClient(URI registry) {
    this.registry = registry;
  }

  @Override
  public Optional<Schema> byId(int id) {
    URI asked =
        URI.create(
            registry.toString().replaceAll("/+$", "")
                + "/schemas/ids/"
                + Integer.toUnsignedString(id));
    try {
      HttpRequest request = HttpRequest.newBuilder(asked).timeout(TIMEOUT).GET().build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 404) {
        return Optional.empty();
      }
      if (response.statusCode() != 200) {
        throw new IOException(
            asked + " answered " + response.statusCode() + " and should answer 200 or 404");
      }
      JsonNode schema = JSON.readTree(response.body()).path("schema");
      return Optional.of(new Schema.Parser().parse(schema.asText()));
    } catch (SchemaParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "schema registry " + registry + " cannot be asked for id " + id, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + registry, e);
    }
  }
}
