package io.umbral.benchmarks.peers.spark;

import io.umbral.benchmarks.engine.LeafTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Totals as a bean with one column, their bytes. Spark keeps the object while it adds, and asks for
 * the column only where a group goes to the shuffle or to the state.
 */
public final class TotalsBuffer {

  private LeafTotals totals = new LeafTotals();

  LeafTotals totals() {
    return totals;
  }

  /** The totals as bytes. */
  public byte[] getBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      totals.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes whatever is written", e);
    }
    return bytes.toByteArray();
  }

  /** Takes totals from {@link #getBytes}. */
  public void setBytes(byte[] bytes) {
    try {
      totals = LeafTotals.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(bytes.length + " bytes of totals should be more", e);
    }
  }
}
