package io.umbral.sla.slo;

import io.umbral.model.Log64;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * Judges a promise of one objective by going through every raw reading of its window, with no
 * history, no sums that move and no minutes of anything: what {@link SloLedger} is compared with.
 */
final class PlainCount {

  /** A probe run as it was heard. */
  record Run(List<Integer> rttMicros, int lost) {}

  private static final BigInteger PARTS = BigInteger.ONE.shiftLeft(40);

  private final Slo slo;
  private final Objective objective;
  private final Map<Long, List<Run>> byMinute;
  private final long firstMinute;

  PlainCount(Slo slo, Map<Long, List<Run>> byMinute, long firstMinute) {
    this.slo = slo;
    this.objective = slo.objectives().get(0);
    this.byMinute = byMinute;
    this.firstMinute = firstMinute;
  }

  /** Total and bad of a minute; null where nobody spoke. */
  private long[] sampleOf(long minute) {
    List<Run> runs = byMinute.get(minute);
    if (runs == null) {
      return null;
    }
    long answered = 0;
    long lost = 0;
    long slow = 0;
    List<Integer> all = new java.util.ArrayList<>();
    for (Run run : runs) {
      answered += run.rttMicros().size();
      lost += run.lost();
      all.addAll(run.rttMicros());
    }
    if (objective.indicator() instanceof Indicator.Ratio) {
      return new long[] {answered + lost, lost};
    }
    Indicator.Threshold asked = (Indicator.Threshold) objective.indicator();
    if (all.isEmpty()) {
      return null;
    }
    if (asked.statistic() instanceof Statistic.Each) {
      for (int micros : all) {
        slow += isSlow(asked, micros) ? 1 : 0;
      }
      return new long[] {answered, slow};
    }
    all.sort(null);
    Rational q = ((Statistic.Quantile) asked.statistic()).q();
    int rank =
        new BigDecimal(q.numerator())
            .multiply(BigDecimal.valueOf(all.size()))
            .divide(new BigDecimal(q.denominator()), 0, java.math.RoundingMode.CEILING)
            .intValueExact();
    return new long[] {1, isSlow(asked, all.get(rank - 1)) ? 1 : 0};
  }

  private static boolean isSlow(Indicator.Threshold asked, int micros) {
    int known = Log64.representativeOf(Log64.bucketOf(micros));
    BigDecimal limit =
        new BigDecimal(asked.threshold().toString())
            .multiply(BigDecimal.valueOf(asked.kpi().scale()));
    return BigDecimal.valueOf(known).compareTo(limit) > 0;
  }

  /** Bad, total and minutes with a sample of a stretch of minutes. */
  BigInteger[] count(long from, long end) {
    BigInteger bad = BigInteger.ZERO;
    BigInteger total = BigInteger.ZERO;
    long present = 0;
    int length = slo.budgeting().pieceMinutes();
    for (long minute = Math.max(from, firstMinute); minute < end; minute++) {
      present += sampleOf(minute) == null ? 0 : 1;
      long pieceStart = minute - length + 1;
      if ((minute + 1) % length != 0 || pieceStart < firstMinute) {
        continue;
      }
      long ofPiece = 0;
      long badOfPiece = 0;
      for (long one = pieceStart; one <= minute; one++) {
        long[] sample = sampleOf(one);
        ofPiece += sample == null ? 0 : sample[0];
        badOfPiece += sample == null ? 0 : sample[1];
      }
      BigInteger[] counted = pieceOf(ofPiece, badOfPiece);
      bad = bad.add(counted[0]);
      total = total.add(counted[1]);
    }
    return new BigInteger[] {bad, total, BigInteger.valueOf(present)};
  }

  private BigInteger[] pieceOf(long total, long bad) {
    if (slo.budgeting() instanceof Budgeting.Occurrences) {
      return new BigInteger[] {BigInteger.valueOf(bad), BigInteger.valueOf(total)};
    }
    BigInteger whole = slo.budgeting() instanceof Budgeting.Timeslices ? BigInteger.ONE : PARTS;
    if (total == 0) {
      BigInteger ofEmpty = slo.emptySlices() == EmptySlices.BAD ? whole : BigInteger.ZERO;
      return new BigInteger[] {ofEmpty, ofEmpty};
    }
    if (slo.budgeting() instanceof Budgeting.RatioTimeslices) {
      return new BigInteger[] {
        whole.multiply(BigInteger.valueOf(bad)).divide(BigInteger.valueOf(total)), whole
      };
    }
    BigDecimal share =
        BigDecimal.valueOf(total - bad).divide(BigDecimal.valueOf(total), MathContext.DECIMAL128);
    boolean isGood =
        share.compareTo(new BigDecimal(objective.sliceTarget().orElseThrow().toString())) >= 0;
    return new BigInteger[] {isGood ? BigInteger.ZERO : whole, whole};
  }

  private long startOf(long end) {
    if (slo.window() instanceof TimeWindow.Rolling rolling) {
      long start = end - rolling.minutes();
      return rolling.minutes() > 4_320 ? Math.floorDiv(start, 60) * 60 : start;
    }
    long millis =
        ((TimeWindow.Calendar) slo.window()).at((end - 1) * 60_000).orElseThrow().startMillis();
    return (millis + 59_999) / 60_000;
  }

  /** What is wrong with a result, or nothing. */
  String differenceTo(SloStatus found) {
    long end = found.atMillis() / 60_000;
    BigInteger[] own = count(startOf(end), end);
    StringBuilder wrong = new StringBuilder();
    compare(wrong, "start", startOf(end) * 60_000, found.windowStartMillis());
    compare(wrong, "bad", own[0], BigInteger.valueOf(found.bad()));
    compare(wrong, "total", own[1], BigInteger.valueOf(found.total()));
    compare(wrong, "present", own[2].longValueExact(), found.presentMinutes());
    compare(wrong, "verdict", verdictOf(own, end), found.verdict());
    for (SloStatus.Burn burn : found.burns()) {
      BigInteger[] ofBurn = count(end - burn.windowMinutes(), end);
      String name = "burn " + burn.windowMinutes() + " ";
      compare(wrong, name + "bad", ofBurn[0], BigInteger.valueOf(burn.bad()));
      compare(wrong, name + "total", ofBurn[1], BigInteger.valueOf(burn.total()));
      compare(wrong, name + "present", ofBurn[2].intValueExact(), burn.presentMinutes());
    }
    return wrong.toString();
  }

  private Verdict verdictOf(BigInteger[] own, long end) {
    BigInteger unit = slo.budgeting() instanceof Budgeting.RatioTimeslices ? PARTS : BigInteger.ONE;
    BigDecimal complete =
        new BigDecimal(own[2])
            .divide(BigDecimal.valueOf(end - startOf(end)), MathContext.DECIMAL128);
    if (own[1].signum() == 0
        || own[1].divide(unit).compareTo(BigInteger.valueOf(slo.minimumSamples())) < 0
        || complete.compareTo(new BigDecimal(slo.minimumCompleteness().toString())) < 0) {
      return Verdict.INSUFFICIENT;
    }
    BigDecimal target = new BigDecimal(objective.target().toString());
    BigDecimal good = new BigDecimal(own[1].subtract(own[0]));
    return good.compareTo(target.multiply(new BigDecimal(own[1]))) >= 0
        ? Verdict.MET
        : Verdict.BREACHED;
  }

  private static void compare(StringBuilder wrong, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      wrong
          .append(what)
          .append(' ')
          .append(found)
          .append(" should be ")
          .append(expected)
          .append("; ");
    }
  }
}
