package io.umbral.console;

import io.umbral.console.history.AlarmQueries;
import io.umbral.console.history.History;
import io.umbral.console.history.PromiseQueries;
import io.umbral.console.history.ScoreQueries;
import io.umbral.console.history.WindowQueries;
import io.umbral.console.http.Moments;
import io.umbral.console.http.Server;
import io.umbral.console.kafka.ActionWriter;
import io.umbral.console.kafka.ResultFeed;
import io.umbral.console.live.EventHub;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** A console that runs: topics in, pages out; what people do goes back. */
public final class Console implements AutoCloseable {

  private final String host;
  private final History history;
  private final ResultFeed feed;
  private final ActionWriter actions;
  private final Announcer announcer;
  private final EventHub hub;
  private final Server server;

  private Console(ConsoleConfig config, Map<String, String> client, Catalog catalog, Clock clock)
      throws IOException {
    host = config.host();
    history =
        History.open(config.historyFile(), config.retention(), config.historyMemoryMebibytes());
    WindowQueries windows = new WindowQueries(history);
    AlarmQueries alarms = new AlarmQueries(history);
    // No event of another run is taken for one of this.
    hub = new EventHub(Long.toString(clock.millis(), Character.MAX_RADIX), config.streams());
    feed = new ResultFeed(config.bootstrap(), client, history, clock);
    actions = new ActionWriter(config.bootstrap(), client);
    announcer = new Announcer(history, windows, alarms, feed::state, hub, clock, Moments::textOf);
    server =
        Server.start(
            new Server.Parts(
                config,
                catalog,
                history,
                windows,
                alarms,
                new ScoreQueries(history),
                new PromiseQueries(history),
                actions,
                clock,
                announcer::now,
                hub,
                new JobMetrics(config.jobMetrics())));
  }

  /**
   * Starts a console.
   *
   * @param config what was set
   * @param catalog what is known before anything is measured
   * @param clock for how old things are
   * @return a console that answers
   * @throws IOException where the history or the tokens cannot be used
   */
  public static Console start(ConsoleConfig config, Catalog catalog, Clock clock)
      throws IOException {
    return start(config, Map.of(), catalog, clock);
  }

  /**
   * Starts a console over a Kafka that asks who it is.
   *
   * @param config what was set
   * @param client properties of every client of Kafka, secrets among them
   * @param catalog what is known before anything is measured
   * @param clock for how old things are
   * @return a console that answers
   * @throws IOException where the history or the tokens cannot be used
   */
  public static Console start(
      ConsoleConfig config, Map<String, String> client, Catalog catalog, Clock clock)
      throws IOException {
    Console console = new Console(config, client, catalog, clock);
    console.feed.start();
    console.announcer.start();
    return console;
  }

  /** Where a browser finds it. */
  public String url() {
    return "http://" + host + ":" + server.port() + "/";
  }

  /** Stops; what was read stays in the history. */
  @Override
  public void close() {
    hub.close();
    server.close();
    announcer.close();
    feed.close();
    actions.close();
    history.close();
  }
}
