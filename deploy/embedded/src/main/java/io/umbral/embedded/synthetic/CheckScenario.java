package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.model.Cell;
import io.umbral.model.CellReport;
import java.util.List;

/**
 * A bounded run whose outcome is known: a few minutes of a small nation, with damage in known
 * number.
 *
 * @param cells inventory, in force from the epoch on
 * @param phases to be sent one after the other
 * @param expected what becomes of the readings
 * @param counted the reports that count, each once; {@link ExpectedSlaTotals} tells what they come
 *     to
 */
public record CheckScenario(
    List<Cell> cells, List<Phase> phases, Account expected, List<CellReport> counted) {

  /**
   * A part of the run.
   *
   * @param afterWatermarkMillis event time that the job must have reached before anything is sent,
   *     milliseconds since the epoch; {@link Long#MIN_VALUE} for no wait
   * @param deliveries in the order of their arrival; of one source always in this order
   */
  public record Phase(long afterWatermarkMillis, List<Delivery> deliveries) {

    /** Keeps its own list. */
    public Phase {
      deliveries = List.copyOf(deliveries);
    }
  }

  /**
   * Size of a run.
   *
   * @param startMillis first instant, milliseconds since the epoch, a full minute
   * @param minutes length; must leave a minute beyond the first minute and the lateness
   * @param sites number of sites
   * @param reportPeriodMillis report period in milliseconds, a divisor of a minute
   * @param allowedLatenessMillis how long after its end the job still revises a minute
   * @param clockAheadReports number of reports dated ten years ahead, to be rejected; 0 where the
   *     job does not look at the clock
   */
  public record Options(
      long startMillis,
      int minutes,
      int sites,
      int reportPeriodMillis,
      long allowedLatenessMillis,
      int clockAheadReports) {

    static final long MINUTE_MILLIS = 60_000;

    /** Validates. */
    public Options {
      if (Math.floorMod(startMillis, MINUTE_MILLIS) != 0
          || MINUTE_MILLIS % reportPeriodMillis != 0) {
        throw new IllegalArgumentException(
            "start "
                + startMillis
                + " ms should be a full minute and "
                + reportPeriodMillis
                + " ms should divide a minute");
      }
      // One minute to become late, one for what arrives out of order, and the last for phase two.
      if (allowedLatenessMillis < 0 || (minutes - 3) * MINUTE_MILLIS < allowedLatenessMillis) {
        throw new IllegalArgumentException(
            minutes
                + " minutes should be at least 3 more than the lateness of "
                + allowedLatenessMillis
                + " ms");
      }
      if (clockAheadReports < 0) {
        throw new IllegalArgumentException(
            clockAheadReports + " reports dated ahead should be 0 or more");
      }
    }

    /**
     * The usual size: six minutes of 300 sites, every ten seconds.
     *
     * @param startMillis first instant, milliseconds since the epoch, a full minute
     * @param allowedLatenessMillis how long after its end the job still revises a minute, at most
     *     three minutes
     */
    public static Options usual(long startMillis, long allowedLatenessMillis) {
      return new Options(startMillis, 6, 300, 10_000, allowedLatenessMillis, 2);
    }

    long endMillis() {
      return startMillis + minutes * MINUTE_MILLIS;
    }
  }

  /** Keeps its own lists. */
  public CheckScenario {
    cells = List.copyOf(cells);
    phases = List.copyOf(phases);
    counted = List.copyOf(counted);
  }

  /**
   * Writes a scenario. Holds, besides the usual silence and suspicion: reports late and in time,
   * reports that come again at once and later, reports too late, broken records, records that are
   * no report, and cells that no inventory knows.
   *
   * @param seed any number
   * @param reference geography and operators
   * @param script what goes wrong with the values; faults of delivery in it do not act
   * @param options its size
   */
  public static CheckScenario of(
      long seed, ReferenceData reference, FaultScript script, Options options) {
    NationConfig config =
        NationConfig.demo()
            .withSites(options.sites())
            .withReportPeriodMillis(options.reportPeriodMillis());
    SyntheticNation nation =
        new SyntheticNation(seed, config, reference, script, options.startMillis());
    return new ScenarioWriter(seed, nation, options).write();
  }
}
