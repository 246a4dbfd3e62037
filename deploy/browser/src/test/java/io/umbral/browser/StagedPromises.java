package io.umbral.browser;

import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.SloStatus.Method;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Promises that nobody made, in every standing. */
final class StagedPromises {

  private static final long MINUTE = 60_000;
  private static final long HUNDRED_HOURS_MILLIS = 100 * 60 * MINUTE;
  private static final int DAYS_MINUTES = 30 * 24 * 60;
  private static final Rational TARGET = new Rational(95, 100);
  private static final List<String> STATES = List.of("19", "20", "25", "07", "09", "14");
  private static final List<String> OPERATORS = List.of("TELCEL", "ATT");

  private StagedPromises() {}

  /** Some that are broken, burning, kept and unknown, and one whose name is meant to do harm. */
  static List<SloStatus> at(long atMillis, String evil) {
    List<SloStatus> all = new ArrayList<>();
    int i = 0;
    for (String slo : List.of("latency-nr-urban", "coverage-lte-rural", "throughput-lte-urban")) {
      for (String state : STATES) {
        for (String operator : OPERATORS) {
          // From nothing bad to a budget that is overdrawn by half.
          long bad = DAYS_MINUTES * (i * 7L % 30) / 400;
          all.add(of(slo, new SeriesKey(state, operator, SeriesKey.ALL), atMillis, bad));
          i++;
        }
      }
    }
    all.add(of("coverage-nr-urban", new SeriesKey("evil", "EVIL", SeriesKey.ALL), atMillis, -1));
    all.add(of(evil, new SeriesKey("evil", "EVIL", SeriesKey.ALL), atMillis, 40));
    return all;
  }

  /** Of minutes some were bad; below 0 for nothing counted at all. */
  private static SloStatus of(String slo, SeriesKey key, long atMillis, long bad) {
    boolean isKnown = bad >= 0;
    double budgetLeft = 1 - (double) bad / DAYS_MINUTES / TARGET.complement().value();
    return new SloStatus(
        slo,
        "1",
        Optional.empty(),
        "mobile-data",
        key,
        RegionLevel.STATE,
        atMillis,
        atMillis - DAYS_MINUTES * MINUTE,
        atMillis,
        isKnown ? DAYS_MINUTES : 0,
        Status.PROVISIONAL,
        !isKnown ? Verdict.INSUFFICIENT : budgetLeft < 0 ? Verdict.BREACHED : Verdict.MET,
        Method.TIMESLICES,
        TARGET,
        isKnown ? DAYS_MINUTES - bad : 0,
        isKnown ? bad : 0,
        isKnown
            ? OptionalDouble.of((double) (DAYS_MINUTES - bad) / DAYS_MINUTES)
            : OptionalDouble.empty(),
        isKnown ? OptionalDouble.of(budgetLeft) : OptionalDouble.empty(),
        List.of(burn(5, bad), burn(60, bad), burn(360, bad)),
        isKnown && budgetLeft > 0 && budgetLeft < 0.3
            ? OptionalLong.of(atMillis + Math.round(budgetLeft * HUNDRED_HOURS_MILLIS))
            : OptionalLong.empty(),
        isKnown ? DAYS_MINUTES : 0,
        DAYS_MINUTES,
        false,
        "an engineering choice of this test");
  }

  private static Burn burn(int minutes, long bad) {
    int present = bad < 0 ? 0 : minutes;
    return new Burn(
        minutes,
        bad < 0 ? 0 : Math.min(present, bad * minutes / DAYS_MINUTES * 2),
        present,
        present);
  }
}
