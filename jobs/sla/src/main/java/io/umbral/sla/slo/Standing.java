package io.umbral.sla.slo;

/** One version of a promise about one series: the minutes that it judges, and what it counted. */
final class Standing {

  private static final long OPEN = Long.MAX_VALUE;

  final SloBook.Entry entry;
  final SliceHistory history;

  /** Counted up to the first minute that late data may still revise. */
  final Sums settled;

  /** Counted up to the newest minute. */
  final Sums newest;

  private final long fromMinute;
  private long untilMinute = OPEN;

  Standing(SloBook.Entry entry, SliceHistory history, long fromMinute) {
    this.entry = entry;
    this.history = history;
    this.fromMinute = fromMinute;
    this.settled = new Sums(entry.slo(), entry.span(), history);
    this.newest = new Sums(entry.slo(), entry.span(), history);
  }

  boolean isOpen() {
    return untilMinute == OPEN;
  }

  /** Leaves a minute and those after it to another version. */
  void closeAt(long minute) {
    untilMinute = minute;
  }

  boolean judges(long minute) {
    return fromMinute <= minute && minute < untilMinute;
  }

  boolean isDoneAt(long finalEnd) {
    return untilMinute <= finalEnd;
  }

  boolean isOf(Slo slo) {
    return entry.slo().name().equals(slo.name()) && entry.slo().version().equals(slo.version());
  }

  void write(Octets octets) {
    octets.writeText(entry.slo().name());
    octets.writeText(entry.slo().version());
    Octets own = Octets.toWrite();
    own.write(history.number);
    history.write(own);
    own.writeSigned(fromMinute);
    own.writeSigned(untilMinute);
    settled.write(own);
    newest.write(own);
    octets.writeBytes(own.written());
  }

  /** Reads what is after the history's number. */
  static Standing read(Octets own, SloBook.Entry entry, SliceHistory history) {
    Standing standing = new Standing(entry, history, own.readSigned());
    standing.untilMinute = own.readSigned();
    standing.settled.read(own);
    standing.newest.read(own);
    return standing;
  }
}
