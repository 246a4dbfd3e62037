package io.umbral.benchmarks.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.benchmarks.harness.Compared;
import io.umbral.benchmarks.own.LoopVariant;
import io.umbral.benchmarks.workload.Workload;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VariantTest {

  private final Entry base = Entry.of(Contender.JOB, Workload.of(7, 100, 10), 1_000);

  @Test
  void aNameAloneIsTheJobAsItStands() {
    assertEquals("plain", Variant.parse("plain", base).name());
    assertEquals(base.variant(), Variant.parse("plain", base).variant());
  }

  @Test
  void slidingWindowsAreCountedBySlices() {
    Entry entry = Variant.parse("sliding sla.windows=1m/1s sla.slice=1s", base);
    assertEquals(new Compared(60_000, 1_000, Long.MAX_VALUE, true), entry.compared());
    assertEquals(new LoopVariant(1_000, 1_000, 0), entry.count());
  }

  @Test
  void checkpointsMayBeLeftOut() {
    assertTrue(Variant.parse("bare checkpoints=none", base).variant().contains("checkpoints=none"));
  }

  @Test
  void whatIsReadCanBeVaried() {
    Entry entry =
        Variant.parse("big sites=500 municipalities=20 skewed=true batched=true heap=3000", base);
    assertEquals(Workload.of(7, 500, 20).skewed(true).batched(true), entry.workload());
    assertEquals(3_000, entry.heapMebibytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a sla.slice", "a nonsense=1", "a sla.slice=7", "a sites=many"})
  void whatCannotBeUsedIsSaid(String text) {
    assertTrue(
        Optional.ofNullable(
                assertThrows(IllegalArgumentException.class, () -> Variant.parse(text, base))
                    .getMessage())
            .isPresent());
  }
}
