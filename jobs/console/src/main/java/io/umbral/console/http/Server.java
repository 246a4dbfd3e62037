package io.umbral.console.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.Tags;
import io.micrometer.jetty12.server.TimedHandler;
import io.umbral.console.ActionLog;
import io.umbral.console.Catalog;
import io.umbral.console.ConsoleConfig;
import io.umbral.console.JobMetrics;
import io.umbral.console.Names;
import io.umbral.console.Now;
import io.umbral.console.history.AlarmQueries;
import io.umbral.console.history.History;
import io.umbral.console.history.HistoryException;
import io.umbral.console.history.PromiseQueries;
import io.umbral.console.history.ScoreQueries;
import io.umbral.console.history.WindowQueries;
import io.umbral.console.http.Problem.Kind;
import io.umbral.console.live.EventHub;
import io.umbral.console.reports.ReportFolder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: every endpoint behind the same guards. */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final int MOST_THREADS = 48;
  private static final int LARGEST_HEADER_BYTES = 8 << 10;
  private static final int LARGEST_BODY_BYTES = 16 << 10;

  /** How long a thread waits for work before it ends. */
  private static final int IDLE_THREAD_MILLIS = 30_000;

  /** What clients of Alertmanager ask for; they read faults as a text. */
  private static final String ALERTMANAGER = "/am/";

  /**
   * Connections beside those that listen: a sender that is slow on purpose holds one, no thread.
   */
  private static final int MOST_OTHER_CONNECTIONS = 1_000;

  /** What an answer needs from the rest of the console. */
  public record Parts(
      ConsoleConfig config,
      Catalog catalog,
      History history,
      WindowQueries windows,
      AlarmQueries alarms,
      ScoreQueries scores,
      PromiseQueries promises,
      ActionLog actions,
      Clock clock,
      Supplier<Now> now,
      EventHub hub,
      JobMetrics job) {}

  private final Parts parts;
  private final Access access;
  private final RateLimit limit;
  private final Pages pages;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final ConsoleMeters meters;
  private final Javalin javalin;

  private Server(Parts parts) throws IOException {
    this.parts = parts;
    meters = new ConsoleMeters(parts);
    access =
        parts.config().isDemo()
            ? Access.EVERYBODY
            : new TokenAccess(parts.config().tokensFile().orElseThrow());
    limit = new RateLimit(parts.config().requestsPerSecond(), System::nanoTime);
    Assets assets = new Assets();
    pages = new Pages(assets);
    byte[] contract = contract();
    endpoints.addAll(
        new CatalogEndpoints(parts.catalog(), parts.now(), parts.config().isDemo()).endpoints());
    endpoints.addAll(new SlaEndpoints(parts.windows(), parts.catalog(), parts.now()).endpoints());
    Names names = new Names(parts.catalog());
    boolean isSimulated = parts.catalog().simulation().isPresent();
    Deeds deeds = new Deeds(parts.alarms(), parts.actions());
    endpoints.addAll(new PromiseEndpoints(parts.promises(), names, isSimulated).endpoints());
    endpoints.addAll(
        new ReportEndpoints(new ReportFolder(parts.config().reportsFolder())).endpoints());
    endpoints.addAll(
        new ReadinessEndpoints(parts.scores(), names, parts.catalog().method(), isSimulated)
            .endpoints());
    endpoints.addAll(
        new AlarmEndpoints(parts.alarms(), names, isSimulated, parts.now()).endpoints());
    endpoints.addAll(new ActionEndpoints(parts.alarms(), deeds, parts.clock()).endpoints());
    endpoints.addAll(new AlertmanagerEndpoints(parts.alarms(), deeds, parts.clock()).endpoints());
    endpoints.addAll(new Tmf642Endpoints(parts.alarms()).endpoints());
    endpoints.addAll(
        new HealthEndpoints(
                parts.history(),
                parts.windows(),
                parts.now(),
                parts.hub(),
                parts.job(),
                meters::scrape)
            .endpoints());
    endpoints.addAll(new SessionEndpoints(access).endpoints());
    endpoints.add(Endpoint.get("/api/v1/stream", Role.VIEWER, Set.of("lastEventId"), this::stream));
    endpoints.add(
        Endpoint.get(
            "/api/v1/openapi.yaml",
            Role.ANYONE,
            Set.of(),
            (context, parameters) ->
                Reply.changing(context, "application/yaml; charset=utf-8", contract)));
    endpoints.add(
        Endpoint.get(
            "/assets/{digest}/<file>",
            Role.ANYONE,
            Set.of(),
            (context, parameters) -> assets.answer(context)));
    for (String page :
        List.of(
            "/",
            "/alerts",
            "/alert",
            "/sla",
            "/slos",
            "/readiness",
            "/corridor",
            "/health",
            "/reports")) {
      endpoints.add(
          Endpoint.get(
              page, Role.ANYONE, PAGE_STATE, (context, parameters) -> pages.answer(context)));
    }
    javalin = Javalin.create(this::configure);
  }

  /** What an address may say of the state of a page. */
  private static final Set<String> PAGE_STATE =
      Set.of(
          "lang",
          "theme",
          "window",
          "metric",
          "operator",
          "technology",
          "region",
          "level",
          "view",
          "span",
          "at",
          "alert",
          "cadence",
          "corridor",
          "weights",
          "slo",
          "verdict",
          "state",
          "severity",
          "rule",
          "acknowledged",
          "suppressed");

  private static byte[] contract() throws IOException {
    try (InputStream in = Server.class.getResourceAsStream("/io/umbral/console/openapi.yaml")) {
      return in.readAllBytes();
    }
  }

  /**
   * Starts to answer.
   *
   * @param parts what answers are made of
   * @throws IOException where the tokens cannot be read
   */
  public static Server start(Parts parts) throws IOException {
    Server server = new Server(parts);
    server.javalin.start();
    return server;
  }

  /** Where it listens. */
  public int port() {
    return javalin.port();
  }

  /** Every route there is. */
  List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.maxRequestSize = LARGEST_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.http.asyncTimeout = 0;
    long idleMillis = parts.config().idle().toMillis();
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 4, IDLE_THREAD_MILLIS);
    SlowSenders slowSenders = new SlowSenders(idleMillis);
    config.jetty.addConnector(
        (server, http) -> {
          harden(http, idleMillis);
          ServerConnector connector =
              new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
          connector.setHost(parts.config().host());
          connector.setPort(parts.config().port());
          connector.setIdleTimeout(idleMillis);
          connector.setAcceptQueueSize(128);
          connector.addEventListener(slowSenders);
          return connector;
        });
    config.jetty.modifyServer(
        server -> {
          server.insertHandler(new TimedHandler(meters.registry(), Tags.empty()));
          server.insertHandler(slowSenders);
          server.addBean(
              new NetworkConnectionLimit(
                  parts.config().streams() + MOST_OTHER_CONNECTIONS, server));
        });
    for (Endpoint endpoint : endpoints) {
      config.routes.addHttpHandler(
          endpoint.method(),
          endpoint.path(),
          context -> answer(endpoint, context),
          endpoint.role());
    }
    config.routes.before(this::guard);
    config.routes.exception(Problem.class, Server::tell);
    config.routes.exception(
        HttpResponseException.class,
        (fault, context) -> tell(new Problem(kindOf(fault.getStatus()), cut(fault)), context));
    config.routes.exception(HistoryException.class, this::tellBusy);
    // Whoever hangs up in the middle of a request hears no answer, and is no fault of ours.
    config.routes.exception(
        EofException.class,
        (fault, context) -> LOG.debug("{} was broken off", context.path(), fault));
    config.routes.exception(Exception.class, this::tellFault);
    config.routes.error(404, this::tellNotFound);
  }

  private static void harden(HttpConfiguration http, long idleMillis) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(LARGEST_HEADER_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    http.setIdleTimeout(idleMillis);
  }

  /** What every request must be, whatever it asks for, and what every answer says. */
  private void guard(Context context) {
    context
        .header("Content-Security-Policy", pages.contentSecurityPolicy())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (!parts.config().isDemo()) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
    if (parts.config().isDemo() && !isLoopbackName(context)) {
      // A page elsewhere may have its name point here; it must not read what is ours.
      throw new Problem(Kind.MISDIRECTED, "ask for 127.0.0.1 or localhost");
    }
    String client = context.req().getRemoteAddr();
    if (!limit.allows(client)) {
      context.header("Retry-After", "1");
      throw new Problem(
          Kind.TOO_MANY_REQUESTS,
          "at most " + parts.config().requestsPerSecond() + " requests a second");
    }
    if (!context.method().equals(HandlerType.GET) && !context.method().equals(HandlerType.HEAD)) {
      guardWrite(context);
    }
  }

  private static boolean isLoopbackName(Context context) {
    String host = context.header("Host");
    if (host == null) {
      return false;
    }
    String name = host.replaceFirst(":\\d{1,5}$", "");
    return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
  }

  /** A write comes from our own pages, or from no page at all; and says that it is JSON. */
  private static void guardWrite(Context context) {
    String site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw new Problem(Kind.FORBIDDEN, "another site may not do this in your name");
    }
    String origin = context.header("Origin");
    if (origin != null && !isOwn(origin, context.header("Host"))) {
      throw new Problem(Kind.FORBIDDEN, "another origin may not do this in your name");
    }
    String type = context.contentType();
    boolean hasBody = context.contentLength() != 0 && !context.method().equals(HandlerType.DELETE);
    if (hasBody && (type == null || !type.split(";", 2)[0].strip().equals("application/json"))) {
      throw new Problem(Kind.INVALID_REQUEST, "Content-Type should be application/json");
    }
    if (context.contentLength() > LARGEST_BODY_BYTES) {
      throw new Problem(Kind.TOO_LARGE, "at most " + LARGEST_BODY_BYTES + " bytes");
    }
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void answer(Endpoint endpoint, Context context) throws Exception {
    requireRole(endpoint.role(), context);
    endpoint.handler().answer(context, Parameters.of(context, endpoint.parameters()));
  }

  private void requireRole(Role role, Context context) {
    if (role == Role.ANYONE) {
      return;
    }
    Optional<Identity> identity = access.identify(tokenOf(context));
    if (identity.isEmpty()) {
      context.header("WWW-Authenticate", "Bearer realm=\"umbral\"");
      throw new Problem(Kind.UNAUTHENTICATED, "show a token that this console knows");
    }
    if (!identity.get().roles().contains(role)) {
      throw new Problem(Kind.FORBIDDEN, "this needs the role " + role);
    }
    identity.get().keepIn(context);
  }

  private static Optional<String> tokenOf(Context context) {
    String header = context.header("Authorization");
    if (header != null) {
      return header.startsWith("Bearer ")
          ? Optional.of(header.substring("Bearer ".length()).strip())
          : Optional.empty();
    }
    return Optional.ofNullable(context.cookie(SessionEndpoints.COOKIE))
        .filter(token -> !token.isEmpty());
  }

  private void stream(Context context, Parameters parameters) {
    String accepted = context.header("Accept");
    if (accepted == null || !accepted.contains("text/event-stream")) {
      throw new Problem(Kind.NOT_ACCEPTABLE, "Accept should be text/event-stream");
    }
    Optional<String> lastEventId =
        Optional.ofNullable(context.header("Last-Event-ID"))
            .or(() -> parameters.text("lastEventId"));
    if (parts.hub().clients() >= parts.config().streams()) {
      context.header("Retry-After", "10");
      throw new Problem(Kind.BUSY, "at most " + parts.config().streams() + " browsers may listen");
    }
    context.res().setContentType("text/event-stream;charset=utf-8");
    context.res().setHeader("Cache-Control", "no-store");
    // Proxies that collect what they pass on would hold events back.
    context.res().setHeader("X-Accel-Buffering", "no");
    context.future(() -> listen(context, lastEventId));
  }

  /** The request is asynchronous when this is called, and ends with what is returned. */
  private CompletableFuture<Void> listen(Context context, Optional<String> lastEventId) {
    try {
      ServletOutputStream out = context.res().getOutputStream();
      StreamClient client = new StreamClient(out, parts.config().streamQueue(), parts.hub());
      AsyncContext async = context.req().getAsyncContext();
      async.setTimeout(0);
      async.addListener(client);
      out.setWriteListener(client);
      if (!parts.hub().join(client, lastEventId)) {
        client.close();
      }
      return client.ended();
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Kind kindOf(int status) {
    return switch (status) {
      case 404 -> Kind.NOT_FOUND;
      case 405 -> Kind.METHOD_NOT_ALLOWED;
      case 413 -> Kind.TOO_LARGE;
      default -> Kind.INVALID_REQUEST;
    };
  }

  private static String cut(HttpResponseException fault) {
    return String.valueOf(fault.getMessage());
  }

  private void tellNotFound(Context context) {
    String type = context.res().getContentType();
    boolean isTold =
        type != null && (type.startsWith(Reply.PROBLEM) || type.startsWith("application/json"));
    if (!isTold) {
      tell(new Problem(Kind.NOT_FOUND, "see /api/v1/openapi.yaml for what there is"), context);
    }
  }

  private void tellBusy(HistoryException fault, Context context) {
    LOG.warn("{} could not be answered", context.path(), fault);
    context.header("Retry-After", "1");
    tell(new Problem(Kind.BUSY, "the history does not answer; try again"), context);
  }

  private void tellFault(Exception fault, Context context) {
    LOG.error("{} could not be answered", context.path(), fault);
    tell(new Problem(Kind.FAULT, "it is in the log of the console"), context);
  }

  private static void tell(Problem problem, Context context) {
    if (context.path().startsWith(ALERTMANAGER)) {
      context
          .status(problem.kind().status())
          .contentType(Reply.JSON)
          .header("Cache-Control", "no-store")
          .result(Json.bytes(json -> json.writeString(problem.getMessage())));
      return;
    }
    context
        .status(problem.kind().status())
        .contentType(Reply.PROBLEM)
        .header("Cache-Control", "no-store")
        .result(
            Json.bytes(
                json -> {
                  json.writeStartObject();
                  json.writeStringField("type", problem.kind().type());
                  json.writeStringField("title", problem.kind().title());
                  json.writeNumberField("status", problem.kind().status());
                  json.writeStringField("detail", problem.getMessage());
                  json.writeEndObject();
                }));
  }

  @Override
  public void close() {
    javalin.stop();
    meters.registry().close();
  }
}
