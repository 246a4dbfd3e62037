package io.umbral.ingest;

import io.umbral.model.Log64;
import io.umbral.model.RejectionCause;
import java.util.List;

/** Reads the lines of one probe run after its first. */
final class PingLog {

  /** How lines begin that say nothing about a single round trip. */
  private static final List<String> REMARKS =
      List.of(
          "PING ",
          "--- ",
          "rtt min/",
          "round-trip min/",
          "pipe ",
          "no answer yet for icmp_seq=",
          "Request timeout for icmp_seq",
          // Someone on the way answers: Destination Host Unreachable, Time to live exceeded.
          "From ",
          "ping: ",
          "connect: ",
          "End time: ");

  /**
   * When a line was written.
   *
   * @param micros microseconds since the epoch, or {@link PingRun#UNDATED}
   * @param cause why it is undated, if it is
   * @param fault what is wrong with its time, if it is undated, and what would be right
   */
  private record Moment(long micros, RejectionCause cause, String fault) {}

  private final SourceFile file;
  private final long startMicros;
  private final PingRun run = new PingRun();
  private long anchorMicros = WallTime.UNREADABLE;

  PingLog(SourceFile file, long startMicros) {
    this.file = file;
    this.startMicros = startMicros;
  }

  PingRun run() {
    return run;
  }

  void read(Lines line) {
    if (line.isTooLong()) {
      file.rejectTooLong(line);
      return;
    }
    Cursor cursor = line.cursor();
    String found = cursor.quote();
    if (!cursor.startsWith("[")) {
      readBody(
          line, cursor, new Moment(PingRun.UNDATED, RejectionCause.MALFORMED, notBracketed(found)));
      return;
    }
    long wallMicros = readBracket(cursor);
    if (wallMicros == WallTime.UNREADABLE) {
      readUndated(line, found);
      return;
    }
    if (anchorMicros == WallTime.UNREADABLE) {
      anchorMicros = wallMicros;
    }
    long micros = startMicros + (wallMicros - anchorMicros);
    boolean isBelievable = WallTime.isBelievable(micros);
    readBody(
        line,
        cursor,
        new Moment(
            isBelievable ? micros : PingRun.UNDATED,
            RejectionCause.INVALID_VALUE,
            "time of " + found + " should be " + WallTime.RANGE));
  }

  private static String notBracketed(String found) {
    return "line begins with " + found + ", should begin with [yyyy-MM-dd HH:mm:ss.SSSSSS]";
  }

  /** Microseconds since 1970 on the wall clock, or {@link WallTime#UNREADABLE}. */
  private static long readBracket(Cursor cursor) {
    cursor.skip("[");
    long seconds = WallTime.readSeconds(cursor, "-", " ", ":");
    long fraction = cursor.skip(".") ? readMicrosOfSecond(cursor) : 0;
    if (seconds == WallTime.UNREADABLE || fraction < 0 || !cursor.skip("]")) {
      return WallTime.UNREADABLE;
    }
    cursor.skip(" ");
    return seconds * 1_000_000 + fraction;
  }

  /** The digits after the point, cut to microseconds; negative where there are none. */
  private static int readMicrosOfSecond(Cursor cursor) {
    int micros = 0;
    int read = 0;
    for (int digit = cursor.digits(1); digit >= 0; digit = cursor.digits(1)) {
      micros = read < 6 ? micros * 10 + digit : micros;
      read++;
    }
    for (int missing = read; missing < 6; missing++) {
      micros *= 10;
    }
    return read == 0 ? -1 : micros;
  }

  /** A line whose time cannot be read is refused; its probe, if it names one, was not lost. */
  private void readUndated(Lines line, String found) {
    file.rejectLine(line, RejectionCause.MALFORMED, notBracketed(found));
    Cursor cursor = line.cursor();
    if (cursor.skipPast(" bytes from ")) {
      long sequence = readSequence(cursor);
      if (PingRun.isSequence(sequence)) {
        run.answered(sequence, PingRun.UNDATED);
      }
    }
  }

  private void readBody(Lines line, Cursor cursor, Moment moment) {
    if (cursor.rest().isBlank() || REMARKS.stream().anyMatch(cursor::startsWith)) {
      return;
    }
    String found = cursor.quote();
    boolean isCounted = cursor.wholeNumber() != Cursor.NO_NUMBER;
    if (isCounted && cursor.skip(" packets transmitted")) {
      return;
    }
    if (!isCounted || !cursor.skip(" bytes from ")) {
      file.rejectLine(
          line,
          RejectionCause.MALFORMED,
          found + " is no line of ping, a reply should be '<n> bytes from <address>: ...'");
      return;
    }
    readReply(line, cursor, moment);
  }

  private void readReply(Lines line, Cursor cursor, Moment moment) {
    long micros = moment.micros();
    long sequence = readSequence(cursor);
    if (!PingRun.isSequence(sequence)) {
      refuseSequence(line, sequence);
      return;
    }
    String afterSequence = cursor.quote();
    long rttMicros = readRttMicros(cursor);
    if (micros == PingRun.UNDATED) {
      file.rejectLine(line, moment.cause(), moment.fault());
      run.answered(sequence, PingRun.UNDATED);
    } else if (rttMicros == Cursor.NO_NUMBER) {
      file.rejectLine(
          line,
          RejectionCause.MALFORMED,
          "round-trip time in " + afterSequence + " should be 'time=<milliseconds> ms'");
      run.answered(sequence, micros);
    } else if (rttMicros > Log64.MAX_VALUE) {
      file.rejectLine(
          line,
          RejectionCause.INVALID_VALUE,
          "round-trip time in " + afterSequence + " should be 0.." + Log64.MAX_VALUE + " us");
      run.answered(sequence, micros);
    } else {
      run.reply(sequence, micros, rttMicros);
    }
  }

  private void refuseSequence(Lines line, long sequence) {
    boolean isAbsent = sequence == Cursor.NO_NUMBER;
    file.rejectLine(
        line,
        isAbsent ? RejectionCause.MALFORMED : RejectionCause.INVALID_VALUE,
        (isAbsent ? "reply has no icmp_seq" : "icmp_seq is out of range")
            + ", should be icmp_seq=0.."
            + PingRun.LARGEST_SEQUENCE);
  }

  private static long readSequence(Cursor cursor) {
    long sequence = cursor.skipPast(" icmp_seq=") ? cursor.wholeNumber() : Cursor.NO_NUMBER;
    // Without a space behind it, the number may be cut off.
    return cursor.startsWith(" ") ? sequence : Cursor.NO_NUMBER;
  }

  /**
   * Milliseconds as written, in microseconds. {@code time<1 ms} is no value and is refused: to take
   * it as 0 or as 1 ms would invent one.
   */
  private static long readRttMicros(Cursor cursor) {
    long micros = cursor.skipPast(" time=") ? cursor.decimalNumber(3) : Cursor.NO_NUMBER;
    boolean isWhole = cursor.skip(" ms");
    String behind = cursor.rest().strip();
    return isWhole && (behind.isEmpty() || behind.equals("(DUP!)")) ? micros : Cursor.NO_NUMBER;
  }
}
