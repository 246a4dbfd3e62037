package io.umbral.model;

import java.util.Objects;

/**
 * Bad data as a value: what was refused, why, where it stood, and its bytes.
 *
 * @param cause why
 * @param detail what is wrong and what would be right, one line for people
 * @param where the place it came from
 * @param readings number of readings lost with it, at least 1; 1 where the bytes cannot say
 * @param size number of bytes that were refused, at least as many as are kept
 * @param bytes the refused bytes or the first of them, not copied
 */
public record Rejected(
    RejectionCause cause, String detail, Place where, int readings, int size, byte[] bytes) {

  /**
   * A refusal with all of its bytes.
   *
   * @param cause why
   * @param detail what is wrong and what would be right
   * @param where the place it came from
   * @param readings number of readings lost with it
   * @param bytes the refused bytes, not copied
   */
  public Rejected(RejectionCause cause, String detail, Place where, int readings, byte[] bytes) {
    this(cause, detail, where, readings, bytes.length, bytes);
  }

  /**
   * A place in the input.
   *
   * @param origin topic or file
   * @param partition partition of the topic, or {@link #NO_PARTITION} for a file
   * @param position offset in the partition, or line of the file from 1; 0 is the file as a whole
   */
  public record Place(String origin, int partition, long position) {

    /** Stands in for the partition of something that is not a topic. */
    public static final int NO_PARTITION = -1;

    /** Validates. */
    public Place {
      Objects.requireNonNull(origin, "origin");
      if (partition < NO_PARTITION) {
        throw new IllegalArgumentException(
            "partition " + partition + " of " + origin + " is negative");
      }
      if (position < 0) {
        throw new IllegalArgumentException(
            "position " + position + " in " + origin + " is negative");
      }
    }

    /**
     * A line of a file.
     *
     * @param file path as people know it
     * @param line from 1; 0 for the file as a whole
     * @return the place
     */
    public static Place line(String file, long line) {
      return new Place(file, NO_PARTITION, line);
    }
  }

  /** Validates. */
  public Rejected {
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(bytes, "bytes");
    if (readings < 1) {
      throw new IllegalArgumentException(
          "readings " + readings + " lost at " + where + " should be at least 1");
    }
    if (size < bytes.length) {
      throw new IllegalArgumentException(
          "size " + size + " at " + where + " should be at least its " + bytes.length + " bytes");
    }
  }
}
