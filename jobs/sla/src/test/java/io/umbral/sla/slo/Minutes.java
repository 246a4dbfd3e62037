package io.umbral.sla.slo;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.CoverageThreshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Feeds a ledger with minutes of one series, and keeps what it says. */
final class Minutes {

  static final SeriesKey KEY = new SeriesKey("19039", "Telcel", "NR");

  final MemoryStore store = new MemoryStore();
  final SloBook book = new SloBook(CoverageThreshold.ENGINEERING_DEFAULT);
  final List<SloStatus> told = new ArrayList<>();

  private final SloLedger.Settings settings;
  private SloLedger ledger;

  Minutes(int latenessMinutes, int backfillMinutes, Slo... slos) {
    settings = new SloLedger.Settings(latenessMinutes, backfillMinutes);
    List.of(slos).forEach(book::add);
    ledger = new SloLedger(book, store, settings);
  }

  static KpiTotals nothing() {
    return new KpiTotals();
  }

  /** One reading with probes. */
  static KpiTotals probes(long sent, long lost) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 1);
    totals.add(Total.PROBES_SENT, sent);
    totals.add(Total.PROBES_LOST, lost);
    return totals;
  }

  static void addRtt(KpiTotals totals, int micros) {
    int bucket = Quantity.RTT_MICROS.bucketOf(micros);
    totals.of(Quantity.RTT_MICROS).add(bucket, 1, micros);
  }

  void take(long minute, KpiTotals totals, Status status) throws Exception {
    ledger.observe(
        new WindowResult(
            KEY,
            RegionLevel.MUNICIPALITY,
            minute * 60_000,
            60_000,
            status,
            totals,
            Optional.empty()),
        told::add);
  }

  /** As after a crash: all that is left is what was written. */
  void restart() {
    byte[] written = ledger.write();
    ledger = new SloLedger(book, store, settings);
    ledger.read(written);
  }

  int writtenBytes() {
    return ledger.write().length;
  }

  SloStatus last() {
    return told.get(told.size() - 1);
  }

  /** Of each name the result that wins. */
  Optional<SloStatus> winner(String slo, Optional<String> objective, long endMinute) {
    return told.stream()
        .filter(
            one ->
                one.slo().equals(slo)
                    && one.objective().equals(objective)
                    && one.atMillis() == endMinute * 60_000)
        .reduce((a, b) -> a.supersedes(b) ? a : b);
  }

  static OptionalLong millis(long minute) {
    return OptionalLong.of(minute * 60_000);
  }
}
