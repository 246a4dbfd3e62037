package io.umbral.benchmarks.peers.spark;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/** Readings to totals, and totals to the value of a result. */
final class TotalsAggregator extends Aggregator<ReadingRow, TotalsBuffer, byte[]> {

  @Override
  public TotalsBuffer zero() {
    return new TotalsBuffer();
  }

  @Override
  public TotalsBuffer reduce(TotalsBuffer buffer, ReadingRow row) {
    buffer.totals().add(row.reading());
    return buffer;
  }

  @Override
  public TotalsBuffer merge(TotalsBuffer buffer, TotalsBuffer other) {
    buffer.totals().merge(other.totals());
    return buffer;
  }

  @Override
  public byte[] finish(TotalsBuffer buffer) {
    return buffer.totals().result();
  }

  @Override
  public Encoder<TotalsBuffer> bufferEncoder() {
    return Encoders.bean(TotalsBuffer.class);
  }

  @Override
  public Encoder<byte[]> outputEncoder() {
    return Encoders.BINARY();
  }
}
