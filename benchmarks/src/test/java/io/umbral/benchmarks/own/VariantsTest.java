package io.umbral.benchmarks.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VariantsTest {

  @Test
  void aJobIsReadAsItWasWritten() {
    JobVariant sliding = JobVariant.MINUTES.with(Map.of("sla.windows", "1m/1s", "sla.slice", "1s"));
    assertEquals(sliding, JobVariant.parse(sliding.toString()));
    JobVariant bare = sliding.with("checkpoints", "none");
    assertEquals(Optional.empty(), bare.checkpoints());
    assertEquals(bare, JobVariant.parse(bare.toString()));
  }

  @Test
  void whatTheJobDoesNotKnowIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> JobVariant.MINUTES.with("sla.nonsense", "1"));
  }

  @Test
  void aLoopIsReadAsItWasWritten() {
    LoopVariant variant = LoopVariant.MINUTES.slices(5_000, 100).snapshots(10_000);
    assertEquals(variant, LoopVariant.parse(variant.toString()));
  }

  @Test
  void aSliceThatTheLoopCannotCountIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LoopVariant.MINUTES.slices(60_000, 900));
    assertThrows(IllegalArgumentException.class, () -> LoopVariant.MINUTES.slices(1_000, 300));
  }

  @Test
  void snapshotsAreDueWhenTheirTimeHasPassed() {
    LoopVariant variant = LoopVariant.MINUTES.snapshots(10);
    assertFalse(variant.isSnapshotDue(9_999_999));
    assertTrue(variant.isSnapshotDue(10_000_000));
    assertFalse(LoopVariant.MINUTES.isSnapshotDue(Long.MAX_VALUE));
  }
}
