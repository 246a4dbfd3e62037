package io.umbral.benchmarks.engine;

/**
 * Reads the bytes of a report from front to back. It knows the contract by heart and trusts it: no
 * field is checked, samples are expected where there might be histograms.
 */
public abstract class UncheckedBytes {

  /** Single-object header: marker and fingerprint. */
  private static final int HEADER_BYTES = 10;

  private byte[] bytes = {};
  private int at;

  /** For subclasses. */
  protected UncheckedBytes() {}

  /** Begins with a record, after its header. */
  protected final void begin(byte[] value) {
    bytes = value;
    at = HEADER_BYTES;
  }

  /** A number. */
  protected final long readLong() {
    long next = bytes[at++];
    long raw = next & 0x7f;
    for (int shift = 7; next < 0; shift += 7) {
      next = bytes[at++];
      raw |= (next & 0x7f) << shift;
    }
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** A truth value. */
  protected final boolean readBoolean() {
    return bytes[at++] == 1;
  }

  /** Passes over a text. */
  protected final void skipText() {
    int length = (int) readLong(); // moves the place, so it comes first
    at += length;
  }

  /** Passes over a text that may be absent. */
  protected final void skipOptionalText() {
    if (readLong() == 1) {
      skipText();
    }
  }

  /** A text of digits as their number. */
  protected final int readDigits() {
    int length = (int) readLong();
    int number = 0;
    for (int end = at + length; at < end; at++) {
      number = 10 * number + bytes[at] - '0';
    }
    return number;
  }

  /** Whether samples follow. */
  protected final boolean hasSamples() {
    long branch = readLong();
    if (branch > 1) {
      throw new IllegalStateException("this reader reads samples, not histograms");
    }
    return branch == 1;
  }

  /** Passes over samples that may be absent. */
  protected final void skipSamples() {
    if (hasSamples()) {
      for (long count = readLong(); count > 0; count = readLong()) {
        for (long left = count; left > 0; left--) {
          readLong();
        }
      }
    }
  }

  /** Passes over attempts and successes that may be absent. */
  protected final void skipAttempts() {
    if (readLong() == 1) {
      readLong();
      readLong();
    }
  }

  /** Skips what only network elements count: three pairs and one number, each of them or none. */
  protected final void skipRadio() {
    if (readLong() == 1) {
      skipAttempts(); // downlink blocks
      skipAttempts(); // uplink blocks
      skipAttempts(); // releases
      if (readLong() == 1) {
        readLong(); // delay
      }
    }
  }
}
