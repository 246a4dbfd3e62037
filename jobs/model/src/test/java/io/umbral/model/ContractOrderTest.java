package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ordinals travel on topics and rest in state: names are added at the end, and never move. */
final class ContractOrderTest {

  private static String namesOf(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(" "));
  }

  @Test
  void keepsTheOrderOfTechnologies() {
    assertEquals("GSM UMTS LTE NR UNKNOWN", namesOf(Technology.values()));
  }

  @Test
  void keepsTheOrderOfRegionLevels() {
    assertEquals("COUNTRY STATE MUNICIPALITY CORRIDOR", namesOf(RegionLevel.values()));
  }

  @Test
  void keepsTheOrderOfRejectionCauses() {
    assertEquals(
        "EMPTY TOO_LARGE UNKNOWN_ENCODING UNKNOWN_SCHEMA MALFORMED INVALID_VALUE UNKNOWN_CELL"
            + " UNKNOWN_REGION LATE FUTURE",
        namesOf(RejectionCause.values()));
  }

  @Test
  void keepsTheOrderOfQuantities() {
    assertEquals(
        "RTT_MICROS JITTER_MICROS DOWNLINK_KBPS UPLINK_KBPS RSRP_DBM SS_RSRP_DBM",
        namesOf(Quantity.values()));
  }

  @Test
  void keepsTheOrderOfTotals() {
    assertEquals(
        "READINGS SUSPECT LATE REPORTING_CELLS PROBES_SENT PROBES_LOST DOWNLINK_BYTES"
            + " DOWNLINK_ACTIVE_MILLIS UPLINK_BYTES UPLINK_ACTIVE_MILLIS OBSERVED_MILLIS"
            + " UNAVAILABLE_MILLIS RRC_ATTEMPTS RRC_SUCCESSES SIGNALLING_ATTEMPTS"
            + " SIGNALLING_SUCCESSES BEARER_ATTEMPTS BEARER_SUCCESSES"
            + " DOWNLINK_PRB_USED_MILLIS DOWNLINK_PRB_AVAILABLE_MILLIS UPLINK_PRB_USED_MILLIS"
            + " UPLINK_PRB_AVAILABLE_MILLIS ABNORMAL_RELEASES SESSION_MILLIS"
            + " DOWNLINK_DELAY_MICRO_SECONDS DOWNLINK_DELAY_MILLIS",
        namesOf(Total.values()));
  }

  @Test
  void keepsTheOrderOfStatusesAndVerdicts() {
    assertEquals("PROVISIONAL FINAL", namesOf(WindowResult.Status.values()));
    assertEquals("MET BREACHED INSUFFICIENT", namesOf(WindowResult.Verdict.values()));
  }
}
