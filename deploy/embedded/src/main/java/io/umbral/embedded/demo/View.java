package io.umbral.embedded.demo;

import io.umbral.sla.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that one screen shows.
 *
 * @param heading what runs
 * @param now when, by the clock on the wall
 * @param running for how long reports have been sent
 * @param window the window of the table; empty before the first one is complete
 * @param ranking the series of the window
 * @param promises how they stand
 * @param faults names of the scripted faults in force
 * @param alarms alarms that last
 * @param traffic how fast it goes
 * @param account what became of all readings
 */
record View(
    Heading heading,
    Instant now,
    Duration running,
    Optional<Window> window,
    Ranking ranking,
    Promises promises,
    List<String> faults,
    Alarms alarms,
    Traffic traffic,
    Account account) {

  /**
   * What does not change.
   *
   * @param seed of the nation
   * @param cells number of cells
   * @param window length of the windows in the table
   * @param console address of the pages; empty where there are none
   * @param kafka address of the broker, for other commands
   * @param metrics address where the metrics are served
   */
  record Heading(
      long seed,
      int cells,
      Duration window,
      Optional<String> console,
      String kafka,
      String metrics) {}

  /**
   * Alarms that last.
   *
   * @param told those that people were told of, the worst first
   * @param quiet number of those that another one explains, or that are kept quiet
   */
  record Alarms(List<Line> told, int quiet) {

    /** None. */
    static final Alarms NONE = new Alarms(List.of(), 0);

    /**
     * An alarm.
     *
     * @param severity how bad
     * @param text what and where
     * @param since when it began
     */
    record Line(String severity, String text, Instant since) {}

    /** Keeps its own list. */
    Alarms {
      told = List.copyOf(told);
    }
  }

  /**
   * A half-open window.
   *
   * @param start first instant
   * @param end first instant after it
   */
  record Window(Instant start, Instant end) {}

  /**
   * How fast it goes.
   *
   * @param readingsPerSecond readings received
   * @param resultsPerSecond results published, revisions included
   * @param lagRecords records not read yet; empty where not known
   * @param watermarkAgeMillis how far the watermark of the slowest subtask is behind the clock;
   *     empty where there is none
   * @param senderBehindMillis by how much the generator is later than it should be
   * @param restarts of the job after a failure
   */
  record Traffic(
      long readingsPerSecond,
      long resultsPerSecond,
      OptionalLong lagRecords,
      OptionalLong watermarkAgeMillis,
      long senderBehindMillis,
      long restarts) {}

  /** Keeps its own list. */
  View {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(running, "running");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(ranking, "ranking");
    Objects.requireNonNull(promises, "promises");
    faults = List.copyOf(faults);
    Objects.requireNonNull(alarms, "alarms");
    Objects.requireNonNull(traffic, "traffic");
    Objects.requireNonNull(account, "account");
  }
}
