package io.umbral.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand records in a second, by a clock that only moves when it is told to. */
final class SenderTest {

  private static final long MILLI = 1_000_000;
  private static final int RECORDS = 1_000;

  private final Schedule schedule = new Schedule(0, 100, 1_000, RECORDS, RECORDS, 0);
  private long nowNanos;

  private Sender sender() {
    return new Sender(schedule, () -> nowNanos, nanos -> nowNanos += nanos);
  }

  private static void assertNear(long expected, long actual, long tolerance) {
    assertTrue(Math.abs(expected - actual) <= tolerance, actual + " should be about " + expected);
  }

  @Test
  void whoIsNotHeldUpIsNeverLaterThanANap() {
    List<Long> sent = new ArrayList<>();
    Sender sender = sender();
    assertEquals(RECORDS, sender.run(sent::add));
    assertEquals(RECORDS, sent.size());
    assertTrue(sender.delaysMicros().getMaxValue() <= 1_000);
  }

  @Test
  void recordsAreSentInOrderAndOnce() {
    List<Long> sent = new ArrayList<>();
    assertEquals(RECORDS, sender().run(sent::add));
    for (int i = 0; i < RECORDS; i++) {
      assertEquals(i, sent.get(i));
    }
  }

  /** The error of coordinated omission would see one late record and 999 that are on time. */
  @Test
  void aStallIsADelayOfEveryRecordThatWasDueMeanwhile() {
    Sender sender = sender();
    long unused =
        sender.run(
            record -> {
              if (record == 100) {
                nowNanos += 500 * MILLI;
              }
            });
    // Record 100 is late by 500 ms, the next by 499, and so on: the mean of 501 of them is 250 ms.
    assertNear(500_000, sender.delaysMicros().getMaxValue(), 1_000);
    long late =
        sender.delaysMicros().getCountBetweenValues(2_000, sender.delaysMicros().getMaxValue());
    assertNear(499, late, 3);
    assertTrue(sender.delaysMicros().getValueAtPercentile(75) > 200_000);
    assertEquals(RECORDS, sender.delaysMicros().getTotalCount());
  }

  @Test
  void aSenderThatIsSlowerThanTheScheduleFallsBehindItAndDoesNotStretchIt() {
    Sender sender = sender();
    long unused = sender.run(record -> nowNanos += 2 * MILLI);
    // The last one is due after 999 ms and sent after 2,000.
    assertNear(1_001_000, sender.delaysMicros().getMaxValue(), 5_000);
  }

  @Test
  void aSenderThatIsToldToStopSaysHowMuchItSent() {
    Sender sender = sender();
    long sent =
        sender.run(
            record -> {
              if (record == 41) {
                sender.stop();
              }
            });
    assertEquals(42, sent);
  }
}
