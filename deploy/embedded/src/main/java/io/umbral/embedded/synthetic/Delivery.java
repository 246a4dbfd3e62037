package io.umbral.embedded.synthetic;

import io.umbral.model.CellReport;
import java.util.Objects;

/**
 * One record on its way to the {@code cell-reports} topic.
 *
 * @param sourceId key of the record
 * @param arrivalMillis when it arrives, milliseconds since the epoch, by the clock of the scenario
 * @param payload what it holds
 */
public record Delivery(String sourceId, long arrivalMillis, Payload payload) {

  /** What a record holds. */
  public sealed interface Payload {

    /**
     * A report as it should be.
     *
     * @param report to be encoded
     */
    record Whole(CellReport report) implements Payload {}

    /**
     * A report that broke on its way.
     *
     * @param report to be encoded; only the first half of its bytes is sent
     */
    record Truncated(CellReport report) implements Payload {}

    /** Bytes that are no report. */
    final class Garbage implements Payload {

      private final byte[] bytes;

      Garbage(byte[] bytes) {
        this.bytes = bytes.clone();
      }

      /** The bytes, perhaps none. */
      public byte[] bytes() {
        return bytes.clone();
      }
    }
  }

  /** Validates. */
  public Delivery {
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(payload, "payload");
  }
}
