package io.umbral.embedded.synthetic;

import io.umbral.model.CellReport;

/**
 * Size and manners of a synthetic nation.
 *
 * @param sites number of sites, 1..{@value #MOST_SITES}
 * @param reportPeriodMillis time in milliseconds that one report speaks of
 * @param nrSiteRatio share of the sites with NR where NR is, 0..1
 * @param silentRatio share of the readings that are never sent, 0..1
 * @param suspectRatio share of the readings that their source marks as unreliable, 0..1
 */
public record NationConfig(
    int sites,
    int reportPeriodMillis,
    double nrSiteRatio,
    double silentRatio,
    double suspectRatio) {

  /** Number of eNodeB identities of a network: 20 bits (TS 36.413, 9.2.1.37). */
  static final int MOST_SITES = (1 << 20) - 1;

  /** Validates. */
  public NationConfig {
    if (sites < 1 || sites > MOST_SITES) {
      throw new IllegalArgumentException(sites + " sites should be 1.." + MOST_SITES);
    }
    if (reportPeriodMillis < 1 || reportPeriodMillis > CellReport.LONGEST_PERIOD_MILLIS) {
      throw new IllegalArgumentException(
          "report period of "
              + reportPeriodMillis
              + " ms should be 1.."
              + CellReport.LONGEST_PERIOD_MILLIS);
    }
    requireRatio("nrSiteRatio", nrSiteRatio);
    requireRatio("silentRatio", silentRatio);
    requireRatio("suspectRatio", suspectRatio);
  }

  /**
   * What a laptop shows: about ten thousand cells that report every second. That is as many
   * readings as a country of 600,000 cells sends when each reports every minute.
   */
  public static NationConfig demo() {
    return new NationConfig(3_000, 1_000, 0.8, 0.02, 0.01);
  }

  /** The same with another number of sites. */
  public NationConfig withSites(int number) {
    return new NationConfig(number, reportPeriodMillis, nrSiteRatio, silentRatio, suspectRatio);
  }

  /** The same with another report period in milliseconds. */
  public NationConfig withReportPeriodMillis(int millis) {
    return new NationConfig(sites, millis, nrSiteRatio, silentRatio, suspectRatio);
  }

  private static void requireRatio(String name, double ratio) {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException(name + " " + ratio + " should be in 0..1");
    }
  }
}
