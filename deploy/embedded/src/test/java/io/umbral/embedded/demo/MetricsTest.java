package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.sla.Account;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  private static final String SCRAPE =
      """
      # HELP umbral_readings_received
      # TYPE umbral_readings_received gauge
      umbral_readings_received{operator_name="combine: decode, count once, place, add up",subtask_index="0"} 70.0
      umbral_readings_received{operator_name="combine: decode, count once, place, add up",subtask_index="1"} 30.0
      umbral_readings_aggregated{subtask_index="0"} 60.0
      umbral_readings_aggregated{subtask_index="1"} 2.5E1
      umbral_readings_duplicate{subtask_index="0"} 10.0
      umbral_readings_duplicate{subtask_index="1"} 2.0
      umbral_readings_late{subtask_index="1"} 1.0
      umbral_readings_rejected{subtask_index="1"} 2.0
      umbral_source_lag_records{subtask_index="0"} NaN
      umbral_source_lag_records{subtask_index="1"} 4.0
      umbral_watermark_age_millis{subtask_index="0"} 2500.0
      umbral_watermark_age_millis{subtask_index="1"} 2300.0
      umbral_job_restarts 3.0
      jvm_memory_max_bytes{area="heap"} +Inf
      """;

  @Test
  void addsTheAccountsOfAllSubtasksUp() {
    Account account = Metrics.parse(SCRAPE).account();
    assertEquals(new Account(100, 85, 12, 1, 2), account);
  }

  @Test
  void passesOverWhatIsNoNumber() {
    assertEquals(OptionalLong.of(4), Metrics.parse(SCRAPE).lagRecords());
    assertEquals(OptionalLong.empty(), Metrics.parse(SCRAPE).sum("jvm_memory_max_bytes"));
    assertEquals(3, Metrics.parse(SCRAPE).restarts());
  }

  @Test
  void theOldestWatermarkCounts() {
    assertEquals(OptionalLong.of(2_500), Metrics.parse(SCRAPE).watermarkAgeMillis());
  }

  @Test
  void thereIsNoWatermarkBeforeEverySubtaskHasOne() {
    String without = SCRAPE + "umbral_watermark_age_millis{subtask_index=\"2\"} -1.0\n";
    assertEquals(OptionalLong.empty(), Metrics.parse(without).watermarkAgeMillis());
    assertEquals(OptionalLong.empty(), Metrics.parse("").watermarkAgeMillis());
  }

  @Test
  void anEmptyScrapeKnowsNothing() {
    assertEquals(Account.EMPTY, Metrics.parse("").account());
    assertEquals(OptionalLong.empty(), Metrics.parse("garbage\n{} \n").lagRecords());
  }
}
