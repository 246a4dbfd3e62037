package io.umbral.embedded.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.umbral.embedded.UsageException;
import io.umbral.ingest.ReportReader;
import io.umbral.model.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes events over HTTP as a VES event listener does: 202 when Kafka has them, 400 with what is
 * wrong where their form is not that of the schema, and then nothing of the request is taken.
 *
 * <p>Requests beyond those being worked on wait in the socket, and senders with them.
 */
final class VesEndpoint implements AutoCloseable {

  /** Path under which events are taken, with the version and {@code eventBatch} below it. */
  static final String PATH = "/eventListener/";

  /** Largest request: VES collectors take 1 MiB for one event, and batches of some. */
  static final int LARGEST_REQUEST_BYTES = 8 << 20;

  private static final int THREADS = 4;
  private static final int QUEUE = 64;
  private static final String SECONDS_OF_ONE_REQUEST = "30";
  private static final JsonFactory JSON = new JsonFactory();

  private final HttpServer server;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUE),
          // The thread that accepts works too while all others do, and accepts nothing meanwhile.
          new ThreadPoolExecutor.CallerRunsPolicy());
  private final ReportReader reader;
  private final ReportGate gate;
  private final IngestCounts counts;

  VesEndpoint(
      InetSocketAddress address, ReportReader reader, ReportGate gate, IngestCounts counts) {
    this.reader = reader;
    this.gate = gate;
    this.counts = counts;
    // A sender that says nothing must not keep a thread.
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_OF_ONE_REQUEST);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_OF_ONE_REQUEST);
    try {
      server = HttpServer.create(address, QUEUE);
    } catch (IOException e) {
      throw new UsageException("--listen " + address + " cannot be used: " + e.getMessage(), e);
    }
    server.setExecutor(workers);
    server.createContext(PATH, this::handle);
    server.start();
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        answer(exchange, 405, "");
        return;
      }
      byte[] content = body(exchange.getRequestBody());
      if (content.length > LARGEST_REQUEST_BYTES) {
        answer(
            exchange,
            413,
            problem("SVC2000", "request has more than " + LARGEST_REQUEST_BYTES + " bytes"));
        return;
      }
      take(exchange, content);
    }
  }

  private static byte[] body(InputStream stream) throws IOException {
    return stream.readNBytes(LARGEST_REQUEST_BYTES + 1);
  }

  private void take(HttpExchange exchange, byte[] content) throws IOException {
    String path = "http" + exchange.getRequestURI().getPath();
    Parcel parcel = Parcel.read(reader, path, content);
    if (parcel.isMalformed()) {
      answer(exchange, 400, problem("SVC0002", detailOf(parcel)));
      return;
    }
    try {
      counts.add(1, content.length, gate.take(List.of(parcel), List.of(), Optional.empty()));
      counts.add(parcel.counters());
    } catch (RuntimeException e) {
      // Not taken: the sender has it still, and may try again.
      exchange.getResponseHeaders().set("Retry-After", "5");
      answer(exchange, 503, problem("SVC1000", "the events cannot be kept now, try again"));
      return;
    }
    answer(exchange, 202, "");
  }

  private static String detailOf(Parcel parcel) {
    return parcel.refusals().stream().findFirst().map(Rejected::detail).orElse("no event");
  }

  /** The form of an answer that the schema calls a request error. */
  private static String problem(String id, String text) throws IOException {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      json.writeObjectFieldStart("requestError");
      json.writeObjectFieldStart("ServiceException");
      json.writeStringField("messageId", id);
      json.writeStringField("text", text);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    return written.toString();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(1);
    workers.shutdown();
  }
}
