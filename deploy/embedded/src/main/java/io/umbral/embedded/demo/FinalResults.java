package io.umbral.embedded.demo;

import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The results of a job, each in its highest revision, and the watermark that they speak of. */
final class FinalResults {

  private final WindowResultCodec codec;
  private final long latenessMillis;
  private final Map<String, WindowResult> byName = new HashMap<>();
  private long watermarkMillis = Long.MIN_VALUE;

  FinalResults(SlaJobConfig config) {
    codec = new WindowResultCodec(config.threshold());
    latenessMillis = config.allowedLateness().toMillis();
  }

  /**
   * Takes a record of {@code sla-windows}.
   *
   * @throws WireException where it cannot be read
   */
  void record(byte[] key, byte[] value) throws WireException {
    WindowResult result = codec.decode(value);
    byName.merge(
        new String(key, StandardCharsets.UTF_8),
        result,
        (old, next) -> next.supersedes(old) ? next : old);
    if (result.status() == Status.FINAL) {
      long end = result.windowStartMillis() + result.windowMillis();
      watermarkMillis = Math.max(watermarkMillis, end + latenessMillis);
    }
  }

  /**
   * Event time that every subtask has reached: a result is final once no reading of its window is
   * taken any more.
   *
   * @return milliseconds since the epoch; {@link Long#MIN_VALUE} before the first final result
   */
  long watermarkMillis() {
    return watermarkMillis;
  }

  /** The results. */
  List<WindowResult> windows() {
    return new ArrayList<>(byName.values());
  }
}
