package io.umbral.cluster;

import io.umbral.embedded.demo.ReportSender;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.embedded.synthetic.FaultScript;
import io.umbral.embedded.synthetic.NationConfig;
import io.umbral.embedded.synthetic.ScriptedFault;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Cell;
import io.umbral.model.CellReport;
import io.umbral.sla.CoverageThreshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The reports of a small nation in which an operator loses its way to the core again and again,
 * period after period, faster than they would come in life; a drive test beside them, a file each
 * minute, for {@code umbral ingest}; and what all should come to, counted the plain way. A period
 * that Kafka does not take is waited for.
 */
final class Feed implements AutoCloseable {

  static final long MINUTE_MILLIS = 60_000;

  private static final int SITES = 60;
  private static final int PERIOD_MILLIS = 15_000;

  /** From one period to the next: a minute of event time each second. */
  private static final Duration PACE = Duration.ofMillis(250);

  /** Minutes of a round: first all is well, then an operator loses probes. */
  private static final int ROUND_MINUTES = 12;

  private static final int GOOD_MINUTES = 6;

  /** So many good minutes after the last fault, its alarms are over. */
  private static final int LAST_MINUTE = 5;

  /** So far beyond the last period that every window before is final; a good minute. */
  private static final long CLOSING_MILLIS = (3 * ROUND_MINUTES - LAST_MINUTE) * MINUTE_MILLIS;

  private static final FaultScript SCRIPT =
      new FaultScript(
          List.of(
              new ScriptedFault(
                  "an operator loses its way",
                  ScriptedFault.Kind.FIBRE_CUT,
                  Set.of(),
                  Set.of("ATT"),
                  GOOD_MINUTES * MINUTE_MILLIS,
                  ROUND_MINUTES * MINUTE_MILLIS,
                  0,
                  0.7,
                  SITES)),
          true);

  /** By how much a clock is ahead that jumps: more than the feed is behind the broker's. */
  private static final long JUMP_MILLIS = Duration.ofDays(30).toMillis();

  private final SyntheticNation nation;
  private final ReferenceData reference;
  private final ExpectedSlaTotals expected;
  private final ReportSender sender;
  private final Thread thread = new Thread(this::run, "feed");

  /** Written by the thread, and after its end by {@link #end}. */
  private final AtomicLong nextMillis;

  private final long startMillis;
  private final DriveTest driveTest;

  /** When the first period of a minute was sent, nanoseconds, by the start of the minute. */
  private final Map<Long, Long> sentNanos = new ConcurrentHashMap<>();

  /** Readings that are dated ahead. */
  private final AtomicLong aheadReadings = new AtomicLong();

  private volatile boolean isClockAhead;
  private long closingMillis;

  private volatile boolean isOver;
  private volatile RuntimeException failure;

  Feed(
      long seed, ReferenceData reference, long startMillis, String bootstrap, DriveTest driveTest) {
    this.reference = reference;
    this.startMillis = startMillis;
    this.driveTest = driveTest;
    NationConfig config =
        NationConfig.demo().withSites(SITES).withReportPeriodMillis(PERIOD_MILLIS);
    nation = new SyntheticNation(seed, config, reference, SCRIPT, startMillis);
    CoverageThreshold threshold = CoverageThreshold.ENGINEERING_DEFAULT;
    expected =
        new ExpectedSlaTotals(reference, cells(), threshold.rsrpDbm(), threshold.ssRsrpDbm());
    sender = new ReportSender(bootstrap);
    nextMillis = new AtomicLong(startMillis);
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(nation.cells(0));
    cells.add(driveTest.cell(cells.get(0)));
    return cells;
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
    boolean isAhead = isClockAhead;
    nation.deliver(
        periodStartMillis,
        report -> {
          expected.count(report);
          sender.send(report);
          if (isAhead) {
            sender.send(ahead(report));
          }
        });
    sender.flush();
    sentNanos.put(periodStartMillis, System.nanoTime());
    if (periodStartMillis % MINUTE_MILLIS == 0) {
      driveTest.write(periodStartMillis).forEach(expected::count);
    }
  }

  /** The same, dated by a clock that has jumped. */
  private CellReport ahead(CellReport report) {
    long unused = aheadReadings.addAndGet(report.cells().size());
    return new CellReport(
        report.origin(),
        report.periodStartMillis() + JUMP_MILLIS,
        report.periodMillis(),
        report.cells());
  }

  /**
   * Whether every source has a clock that is thirty days ahead, and sends everything by it as well.
   */
  void setClockAhead(boolean isAhead) {
    isClockAhead = isAhead;
  }

  /** Readings that were sent with a date ahead of the broker's clock. */
  long aheadReadings() {
    return aheadReadings.get();
  }

  /** When a period was sent, as {@link System#nanoTime} tells it; empty before. */
  Optional<Long> sentNanos(long periodStartMillis) {
    return Optional.ofNullable(sentNanos.get(periodStartMillis));
  }

  /** Start of the minute that the next reports are of, milliseconds since the epoch. */
  long minuteMillis() {
    if (failure != null) {
      throw failure;
    }
    return nextMillis.get() - Math.floorMod(nextMillis.get(), MINUTE_MILLIS);
  }

  /** Ends with a minute in which all is well. */
  Map<ExpectedSlaTotals.Key, Figures> end() throws InterruptedException {
    isOver = true;
    thread.join();
    while ((nextMillis.get() - startMillis) % (ROUND_MINUTES * MINUTE_MILLIS)
        != LAST_MINUTE * MINUTE_MILLIS) {
      send(nextMillis.get());
      long unused = nextMillis.addAndGet(PERIOD_MILLIS);
    }
    if (failure != null) {
      throw failure;
    }
    closingMillis = nextMillis.get() + CLOSING_MILLIS;
    return expected.figures();
  }

  /**
   * After the end: event time goes on, a round at a time, as what comes late is told of when it
   * does. What is sent is of later minutes than any that is looked at.
   */
  void goOn() {
    nation.deliver(closingMillis, sender::send);
    sender.flush();
    closingMillis += ROUND_MINUTES * MINUTE_MILLIS;
  }

  @Override
  public void close() {
    isOver = true;
    sender.close();
  }
}
