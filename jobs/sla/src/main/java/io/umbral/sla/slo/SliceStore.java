package io.umbral.sla.slo;

import io.umbral.model.KpiTotals;
import java.util.Optional;

/** Keeps what rests of one series. */
public interface SliceStore {

  /**
   * Gives back a block.
   *
   * @param name of the block
   * @return the bytes that were stored last; empty where there are none
   */
  Optional<byte[]> load(long name) throws Exception;

  /**
   * Keeps a block, in place of an earlier one of the same name.
   *
   * @param name of the block
   * @param block any bytes
   */
  void store(long name, byte[] block) throws Exception;

  /**
   * Forgets a block.
   *
   * @param name of the block
   */
  void forget(long name) throws Exception;

  /**
   * Gives back what was measured in a minute.
   *
   * @param minute since the epoch
   * @return empty where nothing is kept of it
   */
  Optional<KpiTotals> measured(long minute) throws Exception;

  /**
   * Keeps what was measured in a minute, in place of what was kept of it before.
   *
   * @param minute since the epoch
   * @param totals not changed by the call, used again after it
   */
  void keepMeasured(long minute, KpiTotals totals) throws Exception;

  /**
   * Forgets what was measured in a minute.
   *
   * @param minute since the epoch
   */
  void forgetMeasured(long minute) throws Exception;
}
