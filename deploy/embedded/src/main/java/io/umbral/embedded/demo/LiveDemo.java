package io.umbral.embedded.demo;

import io.umbral.console.Console;
import io.umbral.delivery.Sink;
import io.umbral.delivery.kafka.DeliveryService;
import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.embedded.Progress;
import io.umbral.embedded.delivery.SinkConfiguration;
import io.umbral.embedded.demo.View.Heading;
import io.umbral.embedded.reference.MethodFiles;
import io.umbral.embedded.synthetic.NationConfig;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Cell;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The nation as it goes, until somebody has seen enough.
 *
 * @param options what can be chosen
 * @param files the country and what goes wrong in it
 * @param terminal where it is shown
 * @param progress takes what is said before and after
 * @param stop ends it
 * @param clock of the reports
 */
record LiveDemo(
    Options options,
    ReferenceFiles files,
    Terminal terminal,
    Progress progress,
    StopSignal stop,
    Clock clock) {

  /** Slices and table windows: a minute is long for somebody who watches. */
  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Duration TERMINAL_PERIOD = Duration.ofSeconds(1);
  private static final Duration BLOCK_PERIOD = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /**
   * What can be chosen.
   *
   * @param seed of the nation
   * @param nation its size and manners
   * @param length for how long reports are sent; empty for ever
   * @param ports where it listens
   * @param hasConsole whether there are pages beside the terminal
   * @param sinks who is told of alarms
   */
  record Options(
      long seed,
      NationConfig nation,
      Optional<Duration> length,
      Ports ports,
      boolean hasConsole,
      List<Sink> sinks) {

    /** Copies. */
    Options {
      sinks = List.copyOf(sinks);
    }
  }

  /** What the job of the demo does differently: short slices, and less patience. */
  static SlaJobConfig jobConfig() {
    return SlaJobConfig.from(
        Map.of(
            "sla.slice",
            WINDOW.toSeconds() + "s",
            "sla.windows",
            WINDOW.toSeconds() + "s,1m",
            "sla.allowed-lateness",
            "2m",
            "sla.out-of-orderness",
            "2s"));
  }

  /** Scores of a minute: nobody waits a quarter of an hour in front of a demo. */
  private ReadinessJobConfig readinessConfig() throws IOException {
    return ReadinessJobConfig.of(
            MethodFiles.current(), files.readiness().corridors(), jobConfig().coverage())
        .withLengths(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  /** Goes on until it is stopped. */
  void run() throws Exception {
    try (Stack stack = Stack.start(options.ports(), progress)) {
      if (stop.isRaised()) {
        return;
      }
      List<Cell> cells = nationFrom(0).cells(0);
      stack.writeInventory(files.reference(), cells, files.rules());
      stack.writePromises(files.promises());
      if (stop.isRaised()) {
        return;
      }
      stack.startJobs(
          jobConfig(),
          AlertJobConfig.beside(jobConfig()),
          Optional.of(readinessConfig()),
          EmbeddedFlink.CHECKPOINT_INTERVAL);
      try (DeliveryService telling = deliver(stack)) {
        if (!options.sinks().isEmpty()) {
          progress.say("tells " + telling.states().size() + " receivers of alarms");
        }
        if (options.hasConsole()) {
          showWithConsole(stack, cells.size());
        } else {
          show(stack, cells.size(), Optional.empty());
        }
      }
    }
  }

  private DeliveryService deliver(Stack stack) {
    Properties client = new Properties();
    client.put("bootstrap.servers", stack.bootstrap());
    return DeliveryService.start(
        client, DeliveryTopics.DEFAULT, options.sinks(), SinkConfiguration::secret);
  }

  private void showWithConsole(Stack stack, int cells) throws Exception {
    try (Console console =
        DemoConsole.start(stack.bootstrap(), stack.directory(), options, files, clock)) {
      progress.say("the console is at " + console.url());
      show(stack, cells, Optional.of(console.url()));
    }
  }

  private SyntheticNation nationFrom(long startMillis) {
    return new SyntheticNation(
        options.seed(), options.nation(), files.reference(), files.script(), startMillis);
  }

  private void show(Stack stack, int cells, Optional<String> console) throws Exception {
    // What was measured since the window began is sent at once, so that the first one is whole.
    long startMillis = Math.floorDiv(clock.millis(), WINDOW.toMillis()) * WINDOW.toMillis();
    SyntheticNation nation = nationFrom(startMillis);
    Heading heading =
        new Heading(
            options.seed(),
            cells,
            WINDOW,
            console,
            stack.bootstrap(),
            options.ports().metricsUrl());
    try (LiveFeed feed = new LiveFeed(nation, stack.sender(), clock, startMillis);
        TopicTail tail = new TopicTail(stack.bootstrap(), Topics.DEFAULT.slaWindows());
        TopicTail promises = new TopicTail(stack.bootstrap(), Topics.DEFAULT.sloStatus());
        TopicTail alarms = new TopicTail(stack.bootstrap(), AlertTopics.DEFAULT.alertState())) {
      LiveView view = new LiveView(heading, nation, files.reference(), startMillis);
      terminal.begin();
      feed.start();
      watch(stack, feed, List.of(tail, promises, alarms), view);
    } finally {
      terminal.end();
    }
  }

  /** The tails are those of windows, promises and alarms. */
  private void watch(Stack stack, LiveFeed feed, List<TopicTail> tails, LiveView view)
      throws Exception {
    MetricsClient metrics = new MetricsClient(options.ports().metricsUrl());
    long periodMillis = (terminal.isLive() ? TERMINAL_PERIOD : BLOCK_PERIOD).toMillis();
    long startMillis = clock.millis();
    long endMillis =
        options.length().map(length -> startMillis + length.toMillis()).orElse(Long.MAX_VALUE);
    long nextMillis = startMillis + periodMillis;
    while (!stop.isRaised() && clock.millis() < endMillis) {
      tails.get(0).poll(PATIENCE, view::result);
      tails.get(1).poll(Duration.ZERO, view::standing);
      tails.get(2).poll(Duration.ZERO, view::alarm);
      if (clock.millis() >= nextMillis) {
        stack.requireRunning();
        feed.requireRunning();
        terminal.draw(view.at(clock.instant(), metrics.scrape(), feed.behindMillis()));
        nextMillis += periodMillis;
      }
    }
  }
}
