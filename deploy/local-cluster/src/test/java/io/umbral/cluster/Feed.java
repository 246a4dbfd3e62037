package io.umbral.cluster;

import io.umbral.embedded.demo.ReportSender;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.embedded.synthetic.FaultScript;
import io.umbral.embedded.synthetic.NationConfig;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Cell;
import io.umbral.sla.CoverageThreshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The reports of a small nation, period after period, faster than they would come in life, and what
 * they should come to, counted the plain way. A period that Kafka does not take is waited for.
 */
final class Feed implements AutoCloseable {

  static final long MINUTE_MILLIS = 60_000;

  private static final int SITES = 60;
  private static final int PERIOD_MILLIS = 15_000;

  /** From one period to the next: a minute of event time each second. */
  private static final Duration PACE = Duration.ofMillis(250);

  /** So far beyond the last period that every window before is final. */
  private static final long CLOSING_MILLIS = 30 * MINUTE_MILLIS;

  private final SyntheticNation nation;
  private final ReferenceData reference;
  private final ExpectedSlaTotals expected;
  private final ReportSender sender;
  private final Thread thread = new Thread(this::run, "feed");

  /** Written by the thread, and after its end by {@link #end}. */
  private final AtomicLong nextMillis;

  private volatile boolean isOver;
  private volatile RuntimeException failure;

  Feed(long seed, ReferenceData reference, long startMillis, String bootstrap) {
    this.reference = reference;
    NationConfig config =
        NationConfig.demo().withSites(SITES).withReportPeriodMillis(PERIOD_MILLIS);
    nation = new SyntheticNation(seed, config, reference, FaultScript.NONE, startMillis);
    CoverageThreshold threshold = CoverageThreshold.ENGINEERING_DEFAULT;
    expected =
        new ExpectedSlaTotals(reference, cells(), threshold.rsrpDbm(), threshold.ssRsrpDbm());
    sender = new ReportSender(bootstrap);
    nextMillis = new AtomicLong(startMillis);
  }

  private List<Cell> cells() {
    return nation.cells(0);
  }

  void sendInventory() {
    sender.inventory(reference.regions(), reference.corridors(), cells());
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isOver) {
        send(nextMillis.get());
        long unused = nextMillis.addAndGet(PERIOD_MILLIS);
        LockSupport.parkNanos(PACE.toNanos());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void send(long periodStartMillis) {
    nation.deliver(
        periodStartMillis,
        report -> {
          expected.count(report);
          sender.send(report);
        });
    sender.flush();
  }

  /** Start of the minute that the next reports are of, milliseconds since the epoch. */
  long minuteMillis() {
    if (failure != null) {
      throw failure;
    }
    return nextMillis.get() - Math.floorMod(nextMillis.get(), MINUTE_MILLIS);
  }

  /** Ends with a whole minute, and lets every window before become final. */
  Map<ExpectedSlaTotals.Key, Figures> end() throws InterruptedException {
    isOver = true;
    thread.join();
    while (nextMillis.get() % MINUTE_MILLIS != 0) {
      send(nextMillis.get());
      long unused = nextMillis.addAndGet(PERIOD_MILLIS);
    }
    nation.deliver(nextMillis.get() + CLOSING_MILLIS, sender::send);
    sender.flush();
    if (failure != null) {
      throw failure;
    }
    return expected.figures();
  }

  @Override
  public void close() {
    isOver = true;
    sender.close();
  }
}
