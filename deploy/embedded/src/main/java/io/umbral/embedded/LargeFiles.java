package io.umbral.embedded;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;

/** Files that are not read, as they would have to be held in memory as a whole. */
public final class LargeFiles {

  /** Largest file, packed or not, that is read. */
  public static final long LARGEST_BYTES = 256L << 20;

  private LargeFiles() {}

  /**
   * The refusal of a file.
   *
   * @param path as people know it
   * @param bytes its size, more than {@link #LARGEST_BYTES}
   */
  public static Rejected refusal(String path, long bytes) {
    return new Rejected(
        RejectionCause.TOO_LARGE,
        "file has " + bytes + " bytes, should have at most " + LARGEST_BYTES,
        Place.line(path, 0),
        1,
        new byte[0]);
  }
}
