package io.umbral.console;

import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.SloStatus.Method;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Standings of promises for tests. */
public final class Promises {

  private static final Rational TARGET = new Rational(9, 10);

  private Promises() {}

  /**
   * One that is broken, one that is kept, and one of which nothing is known, with a hostile name.
   */
  public static List<SloStatus> all() {
    return List.of(
        of("latency", "19", "TELCEL", Windows.NOON, 70, 30),
        of("latency", "19", "ATT", Windows.NOON, 98, 2),
        of(Alarms.EVIL, "evil", Alarms.EVIL, Windows.NOON, 0, 0));
  }

  /** A promise of nine in ten, with what was counted; its revision is all of it. */
  public static SloStatus of(
      String slo, String region, String operator, long atMillis, long good, long bad) {
    long total = good + bad;
    double budgetLeft = total == 0 ? 0 : 1 - (double) bad / total / 0.1;
    return new SloStatus(
        slo,
        "1",
        Optional.empty(),
        "mobile data",
        new SeriesKey(region, operator, SeriesKey.ALL),
        RegionLevel.STATE,
        atMillis,
        atMillis - 30 * Windows.MINUTE,
        atMillis,
        total,
        Status.PROVISIONAL,
        verdict(total, budgetLeft),
        Method.TIMESLICES,
        TARGET,
        good,
        bad,
        total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) good / total),
        total == 0 ? OptionalDouble.empty() : OptionalDouble.of(budgetLeft),
        List.of(new Burn(5, bad, total, total == 0 ? 0 : 5)),
        OptionalLong.empty(),
        total == 0 ? 0 : 30,
        30,
        false,
        slo.equals(Alarms.EVIL) ? Alarms.EVIL : "a test");
  }

  private static Verdict verdict(long total, double budgetLeft) {
    if (total == 0) {
      return Verdict.INSUFFICIENT;
    }
    return budgetLeft < 0 ? Verdict.BREACHED : Verdict.MET;
  }
}
