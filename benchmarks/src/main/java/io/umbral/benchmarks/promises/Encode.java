package io.umbral.benchmarks.promises;

import io.umbral.model.SloStatus;
import io.umbral.wire.SloStatusCodec;
import org.apache.flink.api.common.functions.MapFunction;

/** Encodes a standing as for its topic. */
final class Encode implements MapFunction<SloStatus, Integer> {

  private static final long serialVersionUID = 1L;

  private transient SloStatusCodec codec;

  @Override
  public Integer map(SloStatus status) {
    if (codec == null) {
      codec = new SloStatusCodec();
    }
    return codec.encode(status).length + SloStatusCodec.encodeKey(status).length;
  }
}
