package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.RegionTags;
import io.umbral.model.Technology;

/**
 * How a cell measures when all is well, by where it stands and what it is. The figures are
 * assumptions with the shape of public measurements: NR answers sooner than LTE, the country has
 * weaker signals than the city.
 */
enum Profile {
  /** LTE in a city. */
  CITY_LTE(42_000, 28_000, 9_000, -88, 8, 0.004),
  /** LTE in a town. */
  TOWN_LTE(48_000, 22_000, 7_000, -93, 9, 0.006),
  /** LTE in the country. */
  RURAL_LTE(61_000, 13_000, 4_500, -102, 10, 0.014),
  /** NR in a city. */
  CITY_NR(21_000, 140_000, 22_000, -89, 9, 0.003),
  /** NR in a town. */
  TOWN_NR(24_000, 110_000, 18_000, -94, 10, 0.004),
  /** NR in the country. */
  RURAL_NR(29_000, 70_000, 12_000, -104, 11, 0.008);

  /** Inhabitants from which on a municipality counts as a city. */
  private static final long CITY_POPULATION = 500_000;

  /** Inhabitants from which on a municipality counts as a town. */
  private static final long TOWN_POPULATION = RegionTags.URBAN_POPULATION;

  /** Deviations of the received power from its mean, in standard deviations. */
  static final double[] LEVEL_DEVIATIONS = Quantiles.normal(0, 1);

  /** Factors on the median round-trip time. */
  static final double[] RTT_FACTORS = Quantiles.logNormal(0.42);

  /** Factors on the median throughput. */
  static final double[] THROUGHPUT_FACTORS = Quantiles.logNormal(0.55);

  /** Median round-trip time in microseconds without load. */
  final int rttMicros;

  /** Median downlink throughput in kbit/s without load. */
  final int downlinkKbps;

  /** Median uplink throughput in kbit/s without load. */
  final int uplinkKbps;

  /** Share of the probes that are lost, 0..1. */
  final double lossRatio;

  /** Mean of the received power in dBm. */
  final double levelDbm;

  /** Standard deviation of the received power in dB. */
  final double levelSpreadDb;

  Profile(
      int rttMicros,
      int downlinkKbps,
      int uplinkKbps,
      double levelDbm,
      double levelSpreadDb,
      double lossRatio) {
    this.rttMicros = rttMicros;
    this.downlinkKbps = downlinkKbps;
    this.uplinkKbps = uplinkKbps;
    this.lossRatio = lossRatio;
    this.levelDbm = levelDbm;
    this.levelSpreadDb = levelSpreadDb;
  }

  /**
   * The profile of a cell.
   *
   * @param technology LTE or NR
   * @param population inhabitants of its municipality
   */
  static Profile of(Technology technology, long population) {
    boolean isNr = technology == Technology.NR;
    if (population >= CITY_POPULATION) {
      return isNr ? CITY_NR : CITY_LTE;
    }
    if (population >= TOWN_POPULATION) {
      return isNr ? TOWN_NR : TOWN_LTE;
    }
    return isNr ? RURAL_NR : RURAL_LTE;
  }

  /**
   * Number of LTE cells of a site.
   *
   * @param population inhabitants of its municipality
   */
  static int lteCells(long population) {
    return population >= TOWN_POPULATION ? 3 : 2;
  }
}
