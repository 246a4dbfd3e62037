package io.umbral.sla.slo;

import io.umbral.model.KpiTotals;
import io.umbral.model.Ratio;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was counted of one series, minute by minute for {@link Slo#LONGEST_BURN_MINUTES}, then hour
 * by hour. A piece of time counts in the minute that it ends with. Minutes before the first known
 * one count for nothing, not even as empty.
 */
final class SliceHistory {

  private static final int DAY_TIER = 1;

  /** Names the history among those of the series. */
  final int number;

  final Counting counting;

  private final SliceStore store;
  private final Map<Long, HourBlock> hours = new HashMap<>();
  private final Map<Long, HourBlock> changed = new HashMap<>();
  private final long[] totals;
  private final long[] bads;

  /** First minute of which something is known, or that was silent after it. */
  private long firstMinute;

  private long oldestHour;
  private long oldestDay;

  SliceHistory(int number, Counting counting, long firstMinute, SliceStore store) {
    this.number = number;
    this.counting = counting;
    this.firstMinute = firstMinute;
    this.oldestHour = hourOf(firstMinute);
    this.oldestDay = Math.floorDiv(oldestHour, DayBlock.HOURS);
    this.store = store;
    this.totals = new long[counting.lanes()];
    this.bads = new long[counting.lanes()];
  }

  static SliceHistory read(Octets octets, int number, Counting counting, SliceStore store) {
    SliceHistory history = new SliceHistory(number, counting, octets.readSigned(), store);
    history.oldestHour = octets.readSigned();
    history.oldestDay = octets.readSigned();
    return history;
  }

  void write(Octets octets) {
    octets.writeSigned(firstMinute);
    octets.writeSigned(oldestHour);
    octets.writeSigned(oldestDay);
  }

  long firstMinute() {
    return firstMinute;
  }

  /** Numbers that are kept of a stretch of time: of each track the total, the bad, the minutes. */
  int sumsLength() {
    return 3 * counting.tracks();
  }

  static long hourOf(long minute) {
    return Math.floorDiv(minute, HourBlock.MINUTES);
  }

  private long nameOf(int tier, long index) {
    // Hours since the epoch need 31 bits for 245,000 years either way.
    return ((long) number << 33) | ((long) tier << 32) | (index & 0xFFFF_FFFFL);
  }

  private HourBlock hour(long hour) throws Exception {
    HourBlock block = hours.get(hour);
    if (block == null) {
      Optional<byte[]> written = store.load(nameOf(0, hour));
      block =
          written.isPresent()
              ? HourBlock.read(written.get(), counting.lanes())
              : new HourBlock(counting.lanes());
      hours.put(hour, block);
    }
    return block;
  }

  /** Knows that a minute and those after it were silent where nothing is set. */
  void knowFrom(long minute) {
    if (minute < firstMinute) {
      firstMinute = minute;
      oldestHour = Math.min(oldestHour, hourOf(minute));
      oldestDay = Math.min(oldestDay, Math.floorDiv(oldestHour, DayBlock.HOURS));
    }
  }

  /** Sets what a known minute counts; what is not measured is no sample. */
  void set(long minute, KpiTotals measured, Measure measure) throws Exception {
    long hour = hourOf(minute);
    HourBlock block = hour(hour);
    changed.put(hour, block);
    int index = Math.floorMod(minute, HourBlock.MINUTES);
    for (int lane = 0; lane < counting.lanes(); lane++) {
      Optional<Ratio> bad = measure.of(counting.indicators().get(lane), measured);
      if (bad.isPresent()) {
        block.set(lane, index, bad.get().whole(), bad.get().part());
      } else {
        block.clear(lane, index);
      }
    }
  }

  /** Adds what a minute counts, times a sign, to sums from an index on. */
  void add(long minute, int sign, long[] sums, int from, long[] scratch) throws Exception {
    if (minute < firstMinute) {
      return;
    }
    HourBlock block = hour(hourOf(minute));
    int index = Math.floorMod(minute, HourBlock.MINUTES);
    int tracks = counting.tracks();
    int lanes = counting.lanes();
    boolean isAllPresent = true;
    for (int lane = 0; lane < lanes; lane++) {
      boolean isPresent = block.isPresent(lane, index);
      isAllPresent &= isPresent;
      sums[from + 2 * tracks + lane] += isPresent ? sign : 0;
    }
    if (tracks > lanes) {
      sums[from + 2 * tracks + lanes] += isAllPresent ? sign : 0;
    }
    if (count(block, minute, scratch)) {
      for (int i = 0; i < 2 * tracks; i++) {
        sums[from + i] += sign * scratch[i];
      }
    }
  }

  /** Counts the piece of time that ends with a minute, where one does. */
  private boolean count(HourBlock block, long minute, long[] counted) {
    int length = counting.budgeting().pieceMinutes();
    int last = Math.floorMod(minute, HourBlock.MINUTES);
    if ((last + 1) % length != 0 || minute - length + 1 < firstMinute) {
      return false;
    }
    for (int lane = 0; lane < counting.lanes(); lane++) {
      totals[lane] = 0;
      bads[lane] = 0;
      for (int i = last - length + 1; i <= last; i++) {
        totals[lane] += block.total(lane, i);
        bads[lane] += block.bad(lane, i);
      }
    }
    counting.count(totals, bads, counted);
    return true;
  }

  /** Adds what a whole hour counts, times a sign. */
  void addHour(long hour, int sign, long[] sums, int from, long[] scratch) throws Exception {
    if (hour >= oldestHour) {
      for (long minute = hour * HourBlock.MINUTES;
          minute < (hour + 1) * HourBlock.MINUTES;
          minute++) {
        add(minute, sign, sums, from, scratch);
      }
      return;
    }
    dayOf(hour).copy(Math.floorMod(hour, DayBlock.HOURS), scratch);
    for (int i = 0; i < sumsLength(); i++) {
      sums[from + i] += sign * scratch[i];
    }
  }

  private DayBlock dayOf(long hour) throws Exception {
    Optional<byte[]> written = store.load(nameOf(DAY_TIER, Math.floorDiv(hour, DayBlock.HOURS)));
    return written.isPresent()
        ? DayBlock.read(written.get(), sumsLength())
        : new DayBlock(sumsLength());
  }

  /**
   * Keeps of minutes that are past use as such what their hours count, and forgets what is past any
   * use.
   *
   * @param endMinute first minute that late data may still revise
   * @param keptFromMinute first minute that a window which ends there, or later, needs
   */
  void settle(long endMinute, long keptFromMinute) throws Exception {
    long firstWhole = hourOf(endMinute - Slo.LONGEST_BURN_MINUTES);
    while (oldestHour < firstWhole) {
      if ((oldestHour + 1) * HourBlock.MINUTES > keptFromMinute) {
        fold(oldestHour);
      }
      hours.remove(oldestHour);
      changed.remove(oldestHour);
      store.forget(nameOf(0, oldestHour));
      oldestHour++;
    }
    while ((oldestDay + 1) * DayBlock.HOURS * HourBlock.MINUTES <= keptFromMinute) {
      store.forget(nameOf(DAY_TIER, oldestDay));
      oldestDay++;
    }
  }

  private void fold(long hour) throws Exception {
    long[] sums = new long[sumsLength()];
    addHour(hour, 1, sums, 0, new long[sumsLength()]);
    if (Arrays.stream(sums).anyMatch(sum -> sum != 0)) {
      DayBlock day = dayOf(hour);
      day.set(Math.floorMod(hour, DayBlock.HOURS), sums);
      store.store(nameOf(DAY_TIER, Math.floorDiv(hour, DayBlock.HOURS)), day.write());
    }
  }

  /** Stores what was set. */
  void flush() throws Exception {
    for (Map.Entry<Long, HourBlock> one : changed.entrySet()) {
      store.store(nameOf(0, one.getKey()), one.getValue().write());
    }
    changed.clear();
    hours.clear();
  }

  /**
   * Forgets everything.
   *
   * @param endMinute first minute of which nothing was counted
   */
  void forget(long endMinute) throws Exception {
    hours.clear();
    changed.clear();
    for (; oldestHour <= hourOf(endMinute); oldestHour++) {
      store.forget(nameOf(0, oldestHour));
    }
    for (; oldestDay <= Math.floorDiv(oldestHour, DayBlock.HOURS); oldestDay++) {
      store.forget(nameOf(DAY_TIER, oldestDay));
    }
  }
}
