package io.umbral.sla;

import io.umbral.model.Levels;
import java.util.Objects;

/**
 * The signal level from which on a sample counts as covered. No legal value is known for Mexico;
 * what ships is an engineering default and says so.
 *
 * @param rsrpDbm for E-UTRA, -140..-44 dBm
 * @param ssRsrpDbm for NR, -156..-31 dBm
 * @param source where the value comes from
 * @param legal whether a law or licence demands it
 */
public record CoverageThreshold(int rsrpDbm, int ssRsrpDbm, String source, boolean legal) {

  /**
   * -110 dBm for both, the level that operators commonly plan outdoor LTE coverage with; not a
   * legal minimum.
   */
  public static final CoverageThreshold ENGINEERING_DEFAULT =
      new CoverageThreshold(-110, -110, "engineering default of Umbral", false);

  /** Validates. */
  public CoverageThreshold {
    requireRange("rsrpDbm", rsrpDbm, Levels.RSRP_LOWEST_DBM, Levels.RSRP_HIGHEST_DBM);
    requireRange("ssRsrpDbm", ssRsrpDbm, Levels.SS_RSRP_LOWEST_DBM, Levels.SS_RSRP_HIGHEST_DBM);
    Objects.requireNonNull(source, "source");
  }

  private static void requireRange(String name, int dbm, int lowest, int highest) {
    if (dbm < lowest || dbm > highest) {
      throw new IllegalArgumentException(
          "coverage threshold "
              + name
              + " of "
              + dbm
              + " dBm should be in "
              + lowest
              + ".."
              + highest);
    }
  }
}
