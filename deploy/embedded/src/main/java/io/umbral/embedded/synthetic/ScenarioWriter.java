package io.umbral.embedded.synthetic;

import io.umbral.embedded.synthetic.CheckScenario.Options;
import io.umbral.embedded.synthetic.CheckScenario.Phase;
import io.umbral.embedded.synthetic.Delivery.Payload;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes one scenario and keeps its account. */
final class ScenarioWriter {

  private static final double TOO_LATE_RATIO = 0.02;
  private static final double DELAYED_RATIO = 0.02;
  private static final double DUPLICATE_RATIO = 0.03;

  /** Delay of the reports that are late and in time; less where the lateness does not allow it. */
  private static final long LONGEST_DELAY_MILLIS = 20_000;

  private static final long TEN_YEARS_MILLIS = 3_652L * 86_400_000;

  /** Readings of a report whose cells no inventory knows. */
  private static final int UNKNOWN_CELLS = 2;

  /** Marks Avro's single-object encoding; the fingerprint of a schema follows. */
  private static final byte[] SINGLE_OBJECT_MARKER = {(byte) 0xC3, 1};

  private final SyntheticNation nation;
  private final Options options;
  private final SplittableRandom random;
  private final int periodMillis;
  private final long delayMillis;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<CellReport> tooLate = new ArrayList<>();
  private final List<CellReport> counted = new ArrayList<>();
  private Account account = Account.EMPTY;

  ScenarioWriter(long seed, SyntheticNation nation, Options options) {
    this.nation = nation;
    this.options = options;
    random = new SplittableRandom(Draws.mix(seed));
    periodMillis = options.reportPeriodMillis();
    long delay = Math.min(LONGEST_DELAY_MILLIS, options.allowedLatenessMillis() / 2);
    delayMillis = delay - delay % periodMillis;
  }

  CheckScenario write() {
    long secondPhaseMillis = options.endMillis() - Options.MINUTE_MILLIS;
    writePeriods(options.startMillis(), secondPhaseMillis);
    writeClocksAhead(secondPhaseMillis);
    // Nothing of the first phase arrives in the second, where the job may have closed its minute.
    Phase first = new Phase(Long.MIN_VALUE, takeSorted());
    for (CellReport report : tooLate) {
      deliver(secondPhaseMillis, report);
      account = account.withLate(report.cells().size());
    }
    writePeriods(secondPhaseMillis, options.endMillis());
    long closedMillis =
        options.startMillis() + Options.MINUTE_MILLIS + options.allowedLatenessMillis();
    Phase second = new Phase(closedMillis, takeSorted());
    return new CheckScenario(nation.cells(0), List.of(first, second), account, counted);
  }

  /**
   * In the order of arrival; those that arrive together keep the order in which they were written.
   */
  private List<Delivery> takeSorted() {
    deliveries.sort(Comparator.comparingLong(Delivery::arrivalMillis));
    List<Delivery> taken = List.copyOf(deliveries);
    deliveries.clear();
    return taken;
  }

  private void writePeriods(long fromMillis, long toMillis) {
    for (long start = fromMillis; start < toMillis; start += periodMillis) {
      for (int site = 0; site < nation.sites().size(); site++) {
        CellReport report = nation.report(site, start);
        if (!report.cells().isEmpty()) {
          writeReport(report, toMillis);
        }
      }
      writeDamage(start);
    }
  }

  private void writeClocksAhead(long arrivalMillis) {
    int left = options.clockAheadReports();
    for (int site = 0; site < nation.sites().size() && left > 0; site++) {
      CellReport report = nation.report(site, options.startMillis());
      if (!report.cells().isEmpty()) {
        writeClockAhead(report, arrivalMillis);
        left--;
      }
    }
  }

  private void writeReport(CellReport report, long phaseEndMillis) {
    long arrival = report.periodStartMillis() + periodMillis;
    boolean isFirstMinute =
        report.periodStartMillis() < options.startMillis() + Options.MINUTE_MILLIS;
    boolean hasTimeToWait = arrival + LONGEST_DELAY_MILLIS + periodMillis <= phaseEndMillis;
    if (isFirstMinute && random.nextDouble() < TOO_LATE_RATIO) {
      tooLate.add(report);
      return;
    }
    boolean isDelayed = hasTimeToWait && random.nextDouble() < DELAYED_RATIO;
    deliver(isDelayed ? arrival + delayMillis : arrival, report);
    counted.add(report);
    account = account.withAggregated(report.cells().size());
    if (hasTimeToWait && !isDelayed && random.nextDouble() < DUPLICATE_RATIO) {
      deliver(random.nextBoolean() ? arrival : arrival + periodMillis, report);
      account = account.withDuplicate(report.cells().size());
    }
  }

  private void deliver(long arrivalMillis, CellReport report) {
    deliveries.add(
        new Delivery(report.origin().sourceId(), arrivalMillis, new Payload.Whole(report)));
  }

  private void writeClockAhead(CellReport report, long arrivalMillis) {
    long ahead = report.periodStartMillis() + TEN_YEARS_MILLIS;
    deliver(arrivalMillis, new CellReport(report.origin(), ahead, periodMillis, report.cells()));
    account = account.withRejected(report.cells().size());
  }

  private void writeDamage(long periodStartMillis) {
    int site = random.nextInt(nation.sites().size());
    String sourceId = nation.sites().get(site).origin().sourceId();
    long arrival = periodStartMillis + periodMillis;
    CellReport report = nation.report(site, periodStartMillis);
    for (Payload payload :
        List.of(
            new Payload.Truncated(report),
            new Payload.Garbage(new byte[0]),
            new Payload.Garbage(noise(new byte[] {'?'})),
            new Payload.Garbage(noise(SINGLE_OBJECT_MARKER)))) {
      deliveries.add(new Delivery(sourceId, arrival, payload));
      account = account.withRejected(1);
    }
    deliver(arrival, ofUnknownCells(periodStartMillis));
    account = account.withRejected(UNKNOWN_CELLS);
  }

  private byte[] noise(byte[] beginning) {
    byte[] bytes = new byte[64];
    random.nextBytes(bytes);
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    return bytes;
  }

  /** No site has the node identity 0. */
  private CellReport ofUnknownCells(long periodStartMillis) {
    Origin known = nation.sites().get(0).origin();
    Origin origin =
        new Origin(
            "SYN-UNKNOWN-0001", known.ranHost(), known.plmn(), Optional.empty(), Optional.empty());
    List<CellReading> readings = new ArrayList<>();
    for (int cell = 1; cell <= UNKNOWN_CELLS; cell++) {
      readings.add(CellReading.of(Technology.LTE, cell).withLostProbes(new Ratio(0, 1)));
    }
    return new CellReport(origin, periodStartMillis, periodMillis, readings);
  }
}
