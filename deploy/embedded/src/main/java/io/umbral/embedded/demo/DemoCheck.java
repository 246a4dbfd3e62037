package io.umbral.embedded.demo;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.embedded.Progress;
import io.umbral.embedded.slo.Standing;
import io.umbral.embedded.slo.Standings;
import io.umbral.embedded.synthetic.CheckScenario;
import io.umbral.embedded.synthetic.CheckScenario.Options;
import io.umbral.embedded.synthetic.CheckScenario.Phase;
import io.umbral.model.CellReport;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.wire.AlarmCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs a scenario whose outcome is known through Kafka and the job, and sees what comes out.
 *
 * @param files the country, what was promised, and the rules of alarms
 * @param scenario what is sent
 * @param ports where it listens
 * @param progress takes what is said
 * @param stop ends it early
 */
record DemoCheck(
    ReferenceFiles files, CheckScenario scenario, Ports ports, Progress progress, StopSignal stop) {

  /** Number of sites where nobody says. */
  static final int USUAL_SITES = 300;

  /** Length of the scenario: one slice of the promises that ship, and a minute beyond. */
  static final int MINUTES = 6;

  private static final int PERIOD_MILLIS = 10_000;
  private static final int CLOCK_AHEAD_REPORTS = 2;
  private static final Duration LATENESS = Duration.ofMinutes(2);

  /** How long the job may take for one thing before the check gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So often that some fall into the middle of a minute. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(2);

  private static final Duration POLL = Duration.ofMillis(100);

  /** The check was stopped before it was over. */
  static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private StoppedException() {
      super("stopped before the check was over");
    }
  }

  /**
   * The scenario of a seed. It plays on the first day of last year, at noon in Mexico City: the
   * same all year long, and its reports dated ten years ahead are ahead of every clock.
   */
  static CheckScenario scenario(long seed, int sites, ReferenceFiles files, Clock clock) {
    Options options =
        new Options(
            startMillis(clock),
            MINUTES,
            sites,
            PERIOD_MILLIS,
            LATENESS.toMillis(),
            CLOCK_AHEAD_REPORTS);
    return CheckScenario.of(seed, files.reference(), files.script(), options);
  }

  /** First instant of the scenario, milliseconds since the epoch. */
  static long startMillis(Clock clock) {
    LocalDate day = Year.now(clock).minusYears(1).atDay(1);
    return day.atTime(LocalTime.of(18, 0)).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The minutes of the scenario; on a slow machine, too, no partition counts as idle. */
  static SlaJobConfig jobConfig() {
    return SlaJobConfig.from(
        Map.of(
            "sla.windows", "1m",
            "sla.allowed-lateness", LATENESS.toSeconds() + "s",
            "sla.idleness", "10m"));
  }

  /**
   * Sends everything and collects what comes of it.
   *
   * @throws StoppedException if it was stopped
   */
  Observed observe() throws Exception {
    try (Stack stack = Stack.start(ports, progress)) {
      stack.writeInventory(files.reference(), scenario.cells(), files.rules());
      stack.writePromises(files.promises());
      stack.startJobs(jobConfig(), alertConfig(), Optional.empty(), CHECKPOINT_INTERVAL);
      try (TopicTail windows = new TopicTail(stack.bootstrap(), Topics.DEFAULT.slaWindows())) {
        FinalResults results = new FinalResults(jobConfig());
        for (int i = 0; i < scenario.phases().size(); i++) {
          sendPhase(i, stack, windows, results);
        }
        Metrics metrics = awaitTheLastReading(stack);
        drain(stack);
        windows.toTheEnd(results::record);
        Refusals refusals = Refusals.read(stack.bootstrap());
        return new Observed(
            results.windows(),
            metrics.account(),
            refusals.late(),
            refusals.others(),
            promises(stack),
            alarms(stack));
      }
    }
  }

  /** The scenario has a clock of its own, and its end is no silence. */
  private AlertJobConfig alertConfig() {
    long lastMillis =
        scenario.counted().stream().mapToLong(CellReport::periodStartMillis).max().orElse(0);
    return AlertJobConfig.beside(jobConfig()).replayedUntil(lastMillis);
  }

  private static List<AlarmEvent> alarms(Stack stack) throws Exception {
    AlarmCodec codec = new AlarmCodec();
    List<AlarmEvent> events = new ArrayList<>();
    try (TopicTail alerts = new TopicTail(stack.bootstrap(), AlertTopics.DEFAULT.alerts())) {
      alerts.toTheEnd((key, value) -> events.add(codec.decodeEvent(value)));
    }
    return events;
  }

  private static List<Standing> promises(Stack stack) throws Exception {
    Standings standings = new Standings();
    try (TopicTail tail = new TopicTail(stack.bootstrap(), Topics.DEFAULT.sloStatus())) {
      tail.toTheEnd((key, value) -> standings.add(value));
    }
    return standings.worstFirst();
  }

  private void sendPhase(int index, Stack stack, TopicTail windows, FinalResults results)
      throws Exception {
    Phase phase = scenario.phases().get(index);
    String what =
        "phase %d of %d: %,d records"
            .formatted(index + 1, scenario.phases().size(), phase.deliveries().size());
    try (Progress.Step step = progress.begin(what)) {
      long neededMillis = phase.afterWatermarkMillis();
      await(
          stack,
          "the watermark of minute results",
          () -> results.watermarkMillis() >= neededMillis,
          () -> windows.poll(POLL, results::record));
      phase.deliveries().forEach(stack.sender()::send);
      stack.sender().flush();
      step.done();
    }
  }

  private Metrics awaitTheLastReading(Stack stack) throws Exception {
    MetricsClient client = new MetricsClient(ports.metricsUrl());
    Metrics[] last = {client.scrape()};
    try (Progress.Step step = progress.begin("the job reads on")) {
      await(
          stack,
          "the last reading",
          () ->
              last[0].account().received() >= scenario.expected().received()
                  && last[0].lagRecords().orElse(1) == 0,
          () -> {
            boolean unused = stop.await(POLL);
            last[0] = client.scrape();
            step.note("%,d readings".formatted(last[0].account().received()));
          });
      step.done();
    }
    return last[0];
  }

  private void drain(Stack stack) throws Exception {
    try (Progress.Step step = progress.begin("the job publishes what it holds, and ends")) {
      stack.drain();
      step.done();
    }
  }

  /** Something that brings the awaited nearer. */
  @FunctionalInterface
  private interface Turn {
    void take() throws Exception;
  }

  /** Gives up after a while: then what is missing shows in the figures. */
  private void await(Stack stack, String what, BooleanSupplier isThere, Turn turn)
      throws Exception {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (!isThere.getAsBoolean()) {
      if (stop.isRaised()) {
        throw new StoppedException();
      }
      stack.requireRunning();
      if (System.nanoTime() > deadlineNanos) {
        progress.say(what + " did not come within " + PATIENCE.toSeconds() + " s");
        return;
      }
      turn.take();
    }
  }
}
