package io.umbral.console.reports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One file of results.
 *
 * @param name of the file, without its ending
 * @param command that makes it again; empty where the file does not say
 * @param circumstances commit, machine and the like, by name, in the order of the file
 * @param goals what was promised, each with its verdict; none where the file only measures
 * @param figures what was measured, by name
 * @param agrees whether all that was compared had the same results; empty where nothing was
 *     compared
 */
public record Report(
    String name,
    Optional<String> command,
    Map<String, String> circumstances,
    List<Goal> goals,
    List<Figure> figures,
    Optional<Boolean> agrees) {

  /** Validates and keeps its own copies. */
  public Report {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(command, "command");
    circumstances = Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
    goals = List.copyOf(goals);
    figures = List.copyOf(figures);
    Objects.requireNonNull(agrees, "agrees");
  }

  /** Where a goal stands. */
  public enum Verdict {
    /** Measured, and as good as promised. */
    MET,
    /** Measured, and not as good. */
    MISSED,
    /** The measurement failed, or its results were wrong. */
    NO_FIGURE,
    /** This run does not measure it as it is promised. */
    NOT_MEASURED
  }

  /**
   * Something that was promised.
   *
   * @param name short
   * @param what is measured, in words
   * @param goal in words
   * @param verdict on it
   * @param measured in words
   * @param how it is measured
   * @param command that measures it again
   */
  public record Goal(
      String name,
      String what,
      String goal,
      Verdict verdict,
      String measured,
      String how,
      String command) {}

  /**
   * Something that was measured.
   *
   * @param name what
   * @param value the median, or the mean of a micro benchmark
   * @param low lower end of the 95 % interval, or 99.9 % of a micro benchmark
   * @param high upper end of it
   * @param unit of all three
   */
  public record Figure(
      String name, double value, OptionalDouble low, OptionalDouble high, String unit) {}
}
