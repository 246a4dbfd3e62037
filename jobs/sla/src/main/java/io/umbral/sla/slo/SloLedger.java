package io.umbral.sla.slo;

import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.slo.Judge.About;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All promises about one series, kept minute by minute. It takes the results of windows of one
 * minute as they come, on time or late, and says how each promise stands at the end of the minute;
 * what late data changes it says again.
 *
 * <p>Two sums are kept of each promise: up to the newest minute, and up to the newest that is
 * final. Late data is put into the history, and the newer sum is made anew from the older one.
 *
 * <p>A version judges from its {@code effectiveFromMillis}, or from the first minute that no other
 * version has judged yet, whichever is later. A minute that was judged is revised by the same
 * version. Not safe for use by several threads.
 */
public final class SloLedger {

  /** Stands for a minute of which no result came. */
  private static final long SILENT = -1;

  private static final long MINUTE_MILLIS = 60_000;

  private final SloBook book;
  private final SliceStore store;
  private final Settings settings;
  private final Map<Integer, SliceHistory> histories = new HashMap<>();
  private final List<Standing> standings = new ArrayList<>();

  /** Readings of each minute from the first that is not final, or {@link #SILENT}. */
  private final List<Long> pending = new ArrayList<>();

  private SeriesKey key;
  private RegionLevel level;
  private Consumer<SloStatus> out;
  private boolean isEmpty = true;
  private long firstMinute;
  private long finalEnd;
  private long readingsAtFinal;
  private long oldestMeasured;
  private long newestMeasured;
  private int nextHistory;

  /**
   * What can be set.
   *
   * @param latenessMinutes for how long late data may come, in whole minutes, rounded up
   * @param backfillMinutes for how long what was measured is kept for promises that are yet to
   *     come, at least the lateness
   */
  public record Settings(int latenessMinutes, int backfillMinutes) {

    /** Validates. */
    public Settings {
      if (latenessMinutes < 0 || backfillMinutes < latenessMinutes) {
        throw new IllegalArgumentException(
            "lateness of "
                + latenessMinutes
                + " min should be 0 or more, backfill of "
                + backfillMinutes
                + " min at least as much");
      }
    }
  }

  /**
   * Makes an empty one.
   *
   * @param book the known promises, which may grow meanwhile
   * @param store keeps what rests of the series
   * @param settings what can be set
   */
  public SloLedger(SloBook book, SliceStore store, Settings settings) {
    this.book = book;
    this.store = store;
    this.settings = settings;
  }

  /**
   * Becomes what another one was. A version that the book does not know is dropped.
   *
   * @param written by {@link #write}
   */
  public void read(byte[] written) {
    Octets octets = Octets.toRead(written);
    isEmpty = false;
    firstMinute = octets.readSigned();
    finalEnd = octets.readSigned();
    readingsAtFinal = octets.read();
    oldestMeasured = octets.readSigned();
    newestMeasured = octets.readSigned();
    nextHistory = (int) octets.read();
    for (long left = octets.read(); left > 0; left--) {
      pending.add(octets.readSigned());
    }
    while (!octets.isAtEnd()) {
      Optional<SloBook.Entry> entry = book.find(octets.readText(), octets.readText());
      Octets own = Octets.toRead(octets.readBytes());
      entry.ifPresent(known -> standings.add(standingOf(known, own)));
    }
  }

  private Standing standingOf(SloBook.Entry entry, Octets own) {
    int number = (int) own.read();
    SliceHistory written = SliceHistory.read(own, number, entry.counting(), store);
    SliceHistory earlier = histories.putIfAbsent(number, written);
    return Standing.read(own, entry, earlier == null ? written : earlier);
  }

  /**
   * Writes what does not rest with the store.
   *
   * @return for {@link #read}
   */
  public byte[] write() {
    Octets octets = Octets.toWrite();
    octets.writeSigned(firstMinute);
    octets.writeSigned(finalEnd);
    octets.write(readingsAtFinal);
    octets.writeSigned(oldestMeasured);
    octets.writeSigned(newestMeasured);
    octets.write(nextHistory);
    octets.write(pending.size());
    pending.forEach(octets::writeSigned);
    standings.forEach(standing -> standing.write(octets));
    return octets.written();
  }

  /**
   * Takes the result of a window of one minute.
   *
   * @param result of the series; one that comes after its minute was final changes nothing
   * @param statuses takes how each promise stands: at the end of the minute, and of later ones
   *     where the result is late
   */
  public void observe(WindowResult result, Consumer<SloStatus> statuses) throws Exception {
    long minute = Math.floorDiv(result.windowStartMillis(), MINUTE_MILLIS);
    key = result.key();
    level = result.level();
    out = statuses;
    if (!isEmpty && minute >= uselessFromMinute()) {
      forgetEverything();
    }
    if (isEmpty) {
      begin(minute);
    }
    if (minute < finalEnd) {
      return;
    }
    if (minute >= newestEnd()) {
      passSilence(minute);
      enter(minute, result);
    } else if (pending.get((int) (minute - finalEnd)) != result.revision()) {
      revise(minute, result);
    }
    if (result.status() == Status.FINAL) {
      settleUntil(minute + 1);
    }
    for (SliceHistory history : histories.values()) {
      history.flush();
    }
  }

  private void begin(long minute) {
    isEmpty = false;
    firstMinute = minute;
    oldestMeasured = minute;
    newestMeasured = minute;
    // Minutes before the first that is heard of may still be told of late.
    finalEnd = minute - settings.latenessMinutes();
    for (int i = 0; i < settings.latenessMinutes(); i++) {
      pending.add(SILENT);
    }
  }

  /** A series that was silent for longer than any window begins anew. */
  private void forgetEverything() throws Exception {
    for (; oldestMeasured <= newestMeasured; oldestMeasured++) {
      store.forgetMeasured(oldestMeasured);
    }
    for (SliceHistory history : histories.values()) {
      history.forget(newestEnd());
    }
    histories.clear();
    standings.clear();
    pending.clear();
    readingsAtFinal = 0;
    isEmpty = true;
  }

  private long newestEnd() {
    return finalEnd + pending.size();
  }

  /** Lets the minutes before one pass of which no result came; those that are final settle. */
  private void passSilence(long minute) throws Exception {
    while (newestEnd() < minute) {
      advance(SILENT);
      while (pending.size() > settings.latenessMinutes() && pending.get(0) == SILENT) {
        settleOne();
      }
    }
  }

  private void advance(long readings) throws Exception {
    long minute = newestEnd();
    pending.add(readings);
    for (Standing standing : standings) {
      standing.newest.advance(minute);
    }
  }

  private void enter(long minute, WindowResult result) throws Exception {
    openVersions(minute);
    setMeasured(minute, result);
    advance(result.revision());
    if (result.status() == Status.PROVISIONAL) {
      for (Standing standing : standings) {
        tell(standing, standing.newest, minute, readingsUntil(minute + 1), Status.PROVISIONAL);
      }
    }
  }

  private void setMeasured(long minute, WindowResult result) throws Exception {
    if (result.revision() == 0) {
      return;
    }
    KpiTotals totals = result.totals();
    store.keepMeasured(minute, totals);
    oldestMeasured = Math.min(oldestMeasured, minute);
    newestMeasured = Math.max(newestMeasured, minute);
    for (SliceHistory history : histories.values()) {
      history.set(minute, totals, book.measure());
    }
  }

  private long readingsUntil(long endMinute) {
    long readings = readingsAtFinal;
    for (int i = 0; i < endMinute - finalEnd; i++) {
      readings += Math.max(0, pending.get(i));
    }
    return readings;
  }

  private void tell(Standing standing, Sums sums, long minute, long readings, Status status) {
    if (standing.judges(minute)) {
      About about = new About(key, level, minute + 1, readings, status);
      standing.entry.judge().judge(sums, about, out);
    }
  }

  /** Counts late data, and says again what it changes. */
  private void revise(long minute, WindowResult result) throws Exception {
    pending.set((int) (minute - finalEnd), result.revision());
    firstMinute = Math.min(firstMinute, minute);
    for (SliceHistory history : histories.values()) {
      history.knowFrom(minute);
    }
    setMeasured(minute, result);
    for (Standing standing : standings) {
      standing.newest.copyFrom(standing.settled);
      for (long later = finalEnd; later < newestEnd(); later++) {
        standing.newest.advance(later);
        if (later >= minute && pending.get((int) (later - finalEnd)) != SILENT) {
          tell(standing, standing.newest, later, readingsUntil(later + 1), Status.PROVISIONAL);
        }
      }
    }
  }

  private void settleUntil(long endMinute) throws Exception {
    while (finalEnd < endMinute) {
      settleOne();
    }
  }

  private void settleOne() throws Exception {
    long minute = finalEnd;
    long readings = pending.remove(0);
    readingsAtFinal += Math.max(0, readings);
    finalEnd++;
    for (Standing standing : standings) {
      standing.settled.advance(minute);
      if (readings != SILENT) {
        tell(standing, standing.settled, minute, readingsAtFinal, Status.FINAL);
      }
    }
    forgetWhatIsPast();
  }

  private void forgetWhatIsPast() throws Exception {
    long keptFrom = finalEnd - settings.backfillMinutes();
    for (; oldestMeasured < keptFrom && oldestMeasured <= newestMeasured; oldestMeasured++) {
      store.forgetMeasured(oldestMeasured);
    }
    standings.removeIf(standing -> standing.isDoneAt(finalEnd));
    for (SliceHistory history : List.copyOf(histories.values())) {
      if (standings.stream().noneMatch(standing -> standing.history == history)) {
        histories.remove(history.number);
        history.forget(newestEnd());
      } else {
        history.settle(finalEnd, keptFrom(history));
      }
    }
  }

  /** First minute that a window needs of which hours are kept. */
  private long keptFrom(SliceHistory history) {
    long from = finalEnd;
    for (Standing standing : standings) {
      if (standing.history == history && standing.entry.span().isByHours()) {
        from = Math.min(from, standing.entry.span().startOf(finalEnd));
      }
    }
    return from;
  }

  /** Lets the versions that are in force judge from a minute on. */
  private void openVersions(long minute) throws Exception {
    for (SloBook.Entry entry : book.inForceAt(minute * MINUTE_MILLIS)) {
      Optional<Standing> current = openOf(entry.slo().name());
      if (current.isPresent() && current.get().isOf(entry.slo())) {
        continue;
      }
      current.ifPresent(standing -> standing.closeAt(minute));
      // The stream knows no tags: whoever sends a promise puts the regions in their place.
      if (entry.slo().isEnabled() && entry.slo().selector().matches(key, level, Map.of())) {
        standings.add(open(entry, minute, current));
      }
    }
  }

  private Optional<Standing> openOf(String name) {
    for (Standing standing : standings) {
      if (standing.isOpen() && standing.entry.slo().name().equals(name)) {
        return Optional.of(standing);
      }
    }
    return Optional.empty();
  }

  /** A version that counts as the one before it goes on with the same history. */
  private Standing open(SloBook.Entry entry, long minute, Optional<Standing> before)
      throws Exception {
    Optional<Standing> alike =
        before.filter(standing -> standing.history.counting.equals(entry.counting()));
    SliceHistory history =
        alike.isPresent() ? alike.get().history : backfilled(entry.counting(), minute);
    Standing opened = new Standing(entry, history, minute);
    opened.settled.countBurns(finalEnd);
    if (alike.filter(one -> one.entry.slo().window().equals(entry.slo().window())).isPresent()) {
      opened.settled.takeOwn(alike.get().settled);
    } else {
      opened.settled.countOwn(finalEnd);
    }
    opened.newest.copyFrom(opened.settled);
    for (long later = finalEnd; later < newestEnd(); later++) {
      opened.newest.advance(later);
    }
    return opened;
  }

  private SliceHistory backfilled(Counting counting, long minute) throws Exception {
    long from = Math.max(firstMinute, minute - settings.backfillMinutes());
    SliceHistory history = new SliceHistory(nextHistory++, counting, from, store);
    histories.put(history.number, history);
    for (long past = Math.max(from, oldestMeasured); past < newestEnd(); past++) {
      Optional<KpiTotals> measured = store.measured(past);
      if (measured.isPresent()) {
        history.set(past, measured.get(), book.measure());
      }
    }
    return history;
  }

  /**
   * First minute after which nothing of what is kept matters, if nothing comes any more.
   *
   * @return minutes since the epoch
   */
  public long uselessFromMinute() {
    long longest = Math.max(Slo.LONGEST_BURN_MINUTES, settings.backfillMinutes());
    for (Standing standing : standings) {
      longest = Math.max(longest, standing.entry.slo().window().length().longestMinutes());
    }
    return newestEnd() + longest;
  }
}
