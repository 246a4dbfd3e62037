package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.ScriptedFault.Kind;
import io.umbral.embedded.synthetic.Site.SiteCell;
import io.umbral.model.Cell;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A nation that does not exist, and what its sites report. The same seed, configuration, reference
 * data, script and start give the same nation; any report can be made again at any time, alone and
 * in any order.
 *
 * <p>Safe for use by several threads.
 */
public final class SyntheticNation {

  private final long seed;
  private final NationConfig config;
  private final FaultScript script;
  private final long startMillis;
  private final List<Site> sites;
  private final ScriptedFault[][] faultsBySite;
  private final LoadCurve load;
  private final Readings readings;

  /**
   * Lays a nation out.
   *
   * @param seed any number
   * @param config size and manners
   * @param reference its geography and operators
   * @param script what goes wrong
   * @param startMillis when the script begins, milliseconds since the epoch
   */
  public SyntheticNation(
      long seed,
      NationConfig config,
      ReferenceData reference,
      FaultScript script,
      long startMillis) {
    this.seed = seed;
    this.config = config;
    this.script = script;
    this.startMillis = startMillis;
    sites = NationLayout.sites(seed, config, reference);
    faultsBySite = FaultPlaces.bySite(seed, sites, script, reference);
    load = new LoadCurve(reference.nation().zone());
    readings = new Readings(config.reportPeriodMillis(), config.suspectRatio());
  }

  /** Its size and manners. */
  public NationConfig config() {
    return config;
  }

  /** Every site; the index of each is its position. */
  public List<Site> sites() {
    return sites;
  }

  /**
   * The inventory.
   *
   * @param validFromMillis from when on it holds, milliseconds since the epoch
   * @return every cell, by site
   */
  public List<Cell> cells(long validFromMillis) {
    List<Cell> cells = new ArrayList<>();
    for (Site site : sites) {
      for (SiteCell cell : site.cells()) {
        cells.add(
            new Cell(
                cell.key(),
                site.origin().sourceId(),
                site.municipality(),
                site.origin().ranHost(),
                cell.technology(),
                config.reportPeriodMillis(),
                false,
                validFromMillis));
      }
    }
    return cells;
  }

  /**
   * What a site measured in a period, whether or not that ever arrives.
   *
   * @param site index, 0..number of sites-1
   * @param periodStartMillis milliseconds since the epoch, a multiple of the report period
   * @return its report; cells that keep silent are left out
   */
  public CellReport report(int site, long periodStartMillis) {
    return report(site, periodStartMillis, periodStartMillis);
  }

  private CellReport report(int site, long periodStartMillis, long claimedStartMillis) {
    int periodMillis = config.reportPeriodMillis();
    if (Math.floorMod(periodStartMillis, periodMillis) != 0) {
      throw new IllegalArgumentException(
          "period start "
              + periodStartMillis
              + " ms should be a multiple of "
              + periodMillis
              + " ms");
    }
    Site from = sites.get(site);
    Conditions conditions = conditionsAt(site, periodStartMillis);
    double phase = (site & 0xff) / 256.0;
    double siteLoad = load.at(periodStartMillis, phase);
    Draws draws = new Draws(seed, site, periodStartMillis);
    List<CellReading> cells = new ArrayList<>(from.cells().size());
    for (SiteCell cell : from.cells()) {
      if (!draws.chance(config.silentRatio())) {
        cells.add(readings.of(cell, conditions, siteLoad, draws));
      }
    }
    return new CellReport(from.origin(), claimedStartMillis, periodMillis, cells);
  }

  private Conditions conditionsAt(int site, long instantMillis) {
    Conditions conditions = Conditions.NORMAL;
    for (ScriptedFault fault : faultsBySite[site]) {
      if (script.isActive(fault, instantMillis - startMillis)) {
        conditions = conditions.with(fault);
      }
    }
    return conditions;
  }

  /**
   * The reports that arrive when a period ends: those of the period itself, and those of earlier
   * ones that are late or come again. Reports without a single reading are not sent.
   *
   * @param periodStartMillis milliseconds since the epoch, a multiple of the report period
   * @param receiver gets each report in the order of the sites
   */
  public void deliver(long periodStartMillis, Consumer<CellReport> receiver) {
    for (int site = 0; site < sites.size(); site++) {
      deliverOf(site, periodStartMillis, receiver);
    }
  }

  private void deliverOf(int site, long periodStartMillis, Consumer<CellReport> receiver) {
    if (sends(site, periodStartMillis)) {
      send(site, periodStartMillis, receiver);
    }
    for (ScriptedFault fault : faultsBySite[site]) {
      if (fault.kind() == Kind.LATE || fault.kind() == Kind.DUPLICATES) {
        long earlier = periodStartMillis - shiftMillis(fault);
        boolean wasHeard =
            fault.kind() == Kind.LATE ? !isHit(site, Kind.SILENCE, earlier) : sends(site, earlier);
        if (wasHeard && script.isActive(fault, earlier - startMillis)) {
          send(site, earlier, receiver);
        }
      }
    }
  }

  /** Whether the report of a period is sent at its end. */
  private boolean sends(int site, long periodStartMillis) {
    return !isHit(site, Kind.SILENCE, periodStartMillis)
        && !isHit(site, Kind.LATE, periodStartMillis);
  }

  private boolean isHit(int site, Kind kind, long instantMillis) {
    for (ScriptedFault fault : faultsBySite[site]) {
      if (fault.kind() == kind && script.isActive(fault, instantMillis - startMillis)) {
        return true;
      }
    }
    return false;
  }

  private void send(int site, long periodStartMillis, Consumer<CellReport> receiver) {
    long claimedStartMillis = periodStartMillis;
    for (ScriptedFault fault : faultsBySite[site]) {
      if (fault.kind() == Kind.CLOCK_AHEAD
          && script.isActive(fault, periodStartMillis - startMillis)) {
        claimedStartMillis += shiftMillis(fault);
      }
    }
    CellReport report = report(site, periodStartMillis, claimedStartMillis);
    if (!report.cells().isEmpty()) {
      receiver.accept(report);
    }
  }

  /** Severity in whole periods, rounded up, so that every report stays aligned. */
  private long shiftMillis(ScriptedFault fault) {
    int periodMillis = config.reportPeriodMillis();
    return (long) Math.ceil(fault.severity() * 1_000 / periodMillis) * periodMillis;
  }

  /**
   * The faults that act in an instant.
   *
   * @param instantMillis milliseconds since the epoch
   * @return in the order of the script
   */
  public List<ScriptedFault> faultsAt(long instantMillis) {
    return script.faults().stream()
        .filter(fault -> script.isActive(fault, instantMillis - startMillis))
        .toList();
  }

  /**
   * The sites that a fault hits when it acts.
   *
   * @param fault one of the script
   * @return in the order of {@link #sites()}
   */
  public List<Site> sitesOf(ScriptedFault fault) {
    return sites.stream()
        .filter(site -> List.of(faultsBySite[site.index()]).contains(fault))
        .toList();
  }
}
