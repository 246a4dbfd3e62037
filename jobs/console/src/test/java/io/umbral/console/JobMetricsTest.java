package io.umbral.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class JobMetricsTest {

  @Test
  void samplesAreAddedUpOverTagsAndNonsenseIsPassedOver() {
    JobMetrics.Reading reading =
        JobMetrics.parse(
            """
            # HELP umbral_readings_received readings
            umbral_readings_received{subtask_index="0"} 5.0
            umbral_readings_received{subtask_index="1"} 7.0
            umbral_job_restarts NaN
            nonsense
            """);
    assertEquals(OptionalDouble.of(12), reading.sum("umbral_readings_received"));
    assertEquals(OptionalDouble.of(7), reading.largestOf("umbral_readings_received"));
    assertEquals(OptionalDouble.empty(), reading.sum("umbral_job_restarts"));
  }

  @Test
  void aJobThatDoesNotAnswerSaysNothing() {
    assertEquals(Optional.empty(), new JobMetrics(Optional.empty()).read());
    assertEquals(
        Optional.empty(),
        new JobMetrics(Optional.of(URI.create("http://127.0.0.1:1/metrics"))).read());
  }
}
