package io.umbral.sla.slo;

import io.umbral.model.KpiTotals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what rests in memory. */
final class MemoryStore implements SliceStore {

  final Map<Long, byte[]> blocks = new HashMap<>();
  final Map<Long, KpiTotals> measured = new HashMap<>();

  @Override
  public Optional<byte[]> load(long name) {
    return Optional.ofNullable(blocks.get(name));
  }

  @Override
  public void store(long name, byte[] block) {
    blocks.put(name, block);
  }

  @Override
  public void forget(long name) {
    blocks.remove(name);
  }

  @Override
  public Optional<KpiTotals> measured(long minute) {
    return Optional.ofNullable(measured.get(minute));
  }

  @Override
  public void keepMeasured(long minute, KpiTotals totals) {
    KpiTotals copy = new KpiTotals();
    copy.merge(totals);
    measured.put(minute, copy);
  }

  @Override
  public void forgetMeasured(long minute) {
    measured.remove(minute);
  }
}
