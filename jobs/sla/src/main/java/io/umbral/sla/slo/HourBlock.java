package io.umbral.sla.slo;

/**
 * The minutes of one hour: of each lane and minute whether there was a sample, how much was counted
 * and how much of it was bad. Written as differences to the least of the hour in as many bits as
 * the largest needs, for the minutes of an hour are much alike.
 */
final class HourBlock {

  static final int MINUTES = 60;

  private static final long ALL_PRESENT = (1L << MINUTES) - 1;

  private final long[] present;
  private final long[][] totals;
  private final long[][] bads;

  HourBlock(int lanes) {
    present = new long[lanes];
    totals = new long[lanes][MINUTES];
    bads = new long[lanes][MINUTES];
  }

  static HourBlock read(byte[] written, int lanes) {
    HourBlock block = new HourBlock(lanes);
    Octets octets = Octets.toRead(written);
    for (int lane = 0; lane < lanes; lane++) {
      block.present[lane] = octets.read() ^ ALL_PRESENT;
      block.readRow(octets, lane, block.totals[lane]);
      block.readRow(octets, lane, block.bads[lane]);
    }
    return block;
  }

  private void readRow(Octets octets, int lane, long[] row) {
    if (present[lane] == 0) {
      return;
    }
    long least = octets.read();
    int width = (int) octets.read();
    for (int minute = 0; minute < MINUTES; minute++) {
      if (isPresent(lane, minute)) {
        row[minute] = least + octets.readBits(width);
      }
    }
    octets.endBits();
  }

  byte[] write() {
    Octets octets = Octets.toWrite();
    for (int lane = 0; lane < present.length; lane++) {
      octets.write(present[lane] ^ ALL_PRESENT);
      writeRow(octets, lane, totals[lane]);
      writeRow(octets, lane, bads[lane]);
    }
    return octets.written();
  }

  private void writeRow(Octets octets, int lane, long[] row) {
    if (present[lane] == 0) {
      return;
    }
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      if (isPresent(lane, minute)) {
        least = Math.min(least, row[minute]);
        most = Math.max(most, row[minute]);
      }
    }
    int width = Long.SIZE - Long.numberOfLeadingZeros(most - least);
    octets.write(least);
    octets.write(width);
    for (int minute = 0; minute < MINUTES; minute++) {
      if (isPresent(lane, minute)) {
        octets.writeBits(row[minute] - least, width);
      }
    }
    octets.endBits();
  }

  boolean isPresent(int lane, int minute) {
    return (present[lane] >>> minute & 1) != 0;
  }

  long total(int lane, int minute) {
    return totals[lane][minute];
  }

  long bad(int lane, int minute) {
    return bads[lane][minute];
  }

  void set(int lane, int minute, long total, long bad) {
    present[lane] |= 1L << minute;
    totals[lane][minute] = total;
    bads[lane][minute] = bad;
  }

  void clear(int lane, int minute) {
    present[lane] &= ~(1L << minute);
    totals[lane][minute] = 0;
    bads[lane][minute] = 0;
  }
}
