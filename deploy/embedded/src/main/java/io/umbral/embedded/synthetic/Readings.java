package io.umbral.embedded.synthetic;

import io.umbral.embedded.synthetic.Site.SiteCell;
import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.Levels;
import io.umbral.model.Log64;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.util.Arrays;

/** Makes the reading of one cell for one period. Pure but for the draws it is handed. */
final class Readings {

  private static final int PROBES = 5;
  private static final int DOWNLINK_SAMPLES = 3;
  private static final int UPLINK_SAMPLES = 2;
  private static final int LEVEL_SAMPLES = 4;

  /** By how much the latency of an unreliable reading is wrong, so that counting it would show. */
  private static final double SUSPECT_FACTOR = 10;

  /** RRC connection attempts of a cell a second at full load. */
  private static final double ATTEMPTS_PER_SECOND = 6;

  private static final double MILLIS_PER_SECOND = 1_000;
  private static final int BITS_PER_BYTE = 8;

  private final int periodMillis;
  private final double suspectRatio;

  Readings(int periodMillis, double suspectRatio) {
    this.periodMillis = periodMillis;
    this.suspectRatio = suspectRatio;
  }

  /**
   * The reading of a cell.
   *
   * @param cell the cell
   * @param conditions what goes wrong at its site
   * @param load 0..1
   * @param draws those of the site and period
   */
  CellReading of(SiteCell cell, Conditions conditions, double load, Draws draws) {
    CellReading reading = CellReading.of(cell.technology(), cell.key().cellId());
    boolean isSuspect = draws.chance(suspectRatio);
    reading.withSuspect(isSuspect);
    if (!conditions.isPowered()) {
      return reading.withUnavailableMillis(periodMillis);
    }
    Profile profile = Profile.of(cell.technology(), cell.population());
    double rttFactor =
        (1 + 0.9 * load * load) * conditions.rttFactor() * (isSuspect ? SUSPECT_FACTOR : 1);
    double lossRatio = Math.min(1, profile.lossRatio + conditions.addedLossRatio());
    probe(reading, profile.rttMicros * rttFactor, lossRatio, draws);
    move(reading, profile, conditions, load, draws);
    receive(reading, profile, conditions, draws);
    connect(reading, conditions, load, draws);
    return reading.withUnavailableMillis(0);
  }

  private static void probe(
      CellReading reading, double medianMicros, double lossRatio, Draws draws) {
    long[] rttMicros = new long[PROBES];
    int answered = 0;
    for (int i = 0; i < PROBES; i++) {
      if (!draws.chance(lossRatio)) {
        rttMicros[answered++] = bounded(medianMicros * draws.from(Profile.RTT_FACTORS));
      }
    }
    reading.withLostProbes(new Ratio(PROBES - answered, PROBES));
    if (answered > 0) {
      long[] samples = answered == PROBES ? rttMicros : Arrays.copyOf(rttMicros, answered);
      reading.withRttMicros(new Values.Samples(samples));
    }
    if (answered > 1) {
      long[] jitterMicros = new long[answered - 1];
      for (int i = 1; i < answered; i++) {
        jitterMicros[i - 1] = Math.abs(rttMicros[i] - rttMicros[i - 1]);
      }
      reading.withJitterMicros(new Values.Samples(jitterMicros));
    }
  }

  private void move(
      CellReading reading, Profile profile, Conditions conditions, double load, Draws draws) {
    if (!conditions.isConnected()) {
      reading.withDownlink(new Volume(0, 0)).withUplink(new Volume(0, 0));
      return;
    }
    double factor = conditions.throughputFactor() / (1 + 2 * load);
    long[] downlink = rates(profile.downlinkKbps * factor, DOWNLINK_SAMPLES, draws);
    long[] uplink = rates(profile.uplinkKbps * factor, UPLINK_SAMPLES, draws);
    reading
        .withDownlinkKbps(new Values.Samples(downlink))
        .withDownlink(volume(downlink, load, draws));
    reading.withUplinkKbps(new Values.Samples(uplink)).withUplink(volume(uplink, load / 3, draws));
  }

  private static long[] rates(double medianKbps, int count, Draws draws) {
    long[] kbps = new long[count];
    for (int i = 0; i < count; i++) {
      kbps[i] = bounded(medianKbps * draws.from(Profile.THROUGHPUT_FACTORS));
    }
    return kbps;
  }

  /** Moves at the mean of the samples during a part of the period that grows with the load. */
  private Volume volume(long[] kbps, double load, Draws draws) {
    long sum = 0;
    for (long rate : kbps) {
      sum += rate;
    }
    long activeMillis = (long) (periodMillis * load * (0.5 + 0.5 * draws.uniform()));
    // kbit/s are bit/ms.
    return new Volume(sum / kbps.length * activeMillis / BITS_PER_BYTE, activeMillis);
  }

  private static void receive(
      CellReading reading, Profile profile, Conditions conditions, Draws draws) {
    boolean isNr = reading.technology() == Technology.NR;
    int lowest = isNr ? Levels.SS_RSRP_LOWEST_DBM : Levels.RSRP_LOWEST_DBM;
    int highest = isNr ? Levels.SS_RSRP_HIGHEST_DBM : Levels.RSRP_HIGHEST_DBM;
    double meanDbm = profile.levelDbm + conditions.levelShiftDb();
    long[] dbm = new long[LEVEL_SAMPLES];
    for (int i = 0; i < LEVEL_SAMPLES; i++) {
      double deviationDb = profile.levelSpreadDb * draws.from(Profile.LEVEL_DEVIATIONS);
      long level = Math.round(meanDbm + deviationDb);
      dbm[i] = Math.max(lowest, Math.min(highest, level));
    }
    if (isNr) {
      reading.withSsRsrpDbm(new Values.Samples(dbm));
    } else {
      reading.withRsrpDbm(new Values.Samples(dbm));
    }
  }

  private void connect(CellReading reading, Conditions conditions, double load, Draws draws) {
    double expected = ATTEMPTS_PER_SECOND * periodMillis / MILLIS_PER_SECOND * load;
    int attempts = (int) (expected * (0.5 + draws.uniform()) + draws.uniform());
    // The radio answers though the way to the core is cut: RRC succeeds, signalling does not.
    double radioFailureRatio = conditions.isConnected() ? conditions.failureRatio() : 0;
    int radio = attempts - draws.failuresOf(attempts, radioFailureRatio);
    int signalling = radio - draws.failuresOf(radio, conditions.failureRatio());
    int bearers = signalling - draws.failuresOf(signalling, conditions.failureRatio());
    reading
        .withRrcSetup(new Ratio(radio, attempts))
        .withSignallingSetup(new Ratio(signalling, radio))
        .withBearerSetup(new Ratio(bearers, signalling));
  }

  private static long bounded(double value) {
    return Math.min(Log64.MAX_VALUE, (long) value);
  }
}
