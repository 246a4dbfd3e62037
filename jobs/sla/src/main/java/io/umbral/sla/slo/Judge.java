package io.umbral.sla.slo;

import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.SloStatus.Method;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Says how a promise stands, from what was counted. */
final class Judge {

  /**
   * What a result is about.
   *
   * @param key the series
   * @param level level of its region
   * @param endMinute first minute that is not counted
   * @param revision readings counted
   * @param status whether late data may still revise it
   */
  record About(SeriesKey key, RegionLevel level, long endMinute, long revision, Status status) {}

  private static final long MINUTE_MILLIS = 60_000;
  private static final long LARGEST_QUICK = 1L << 31;

  private final Slo slo;
  private final Counting counting;
  private final Span span;

  Judge(Slo slo, Counting counting, Span span) {
    this.slo = slo;
    this.counting = counting;
    this.span = span;
  }

  /** Gives the whole first, then each objective where there are several; none before the window. */
  void judge(Sums sums, About about, Consumer<SloStatus> out) {
    if (span.startOf(about.endMinute()) == Span.NONE) {
      return;
    }
    List<SloStatus> ofObjectives = new ArrayList<>();
    for (int lane = 0; lane < slo.objectives().size(); lane++) {
      ofObjectives.add(ofObjective(sums, lane, about));
    }
    if (slo.isComposite()) {
      out.accept(
          counting.tracks() > counting.lanes()
              ? ofJoinedSlices(sums, about, ofObjectives)
              : ofWeights(about, ofObjectives));
    }
    ofObjectives.forEach(out);
  }

  private SloStatus ofObjective(Sums sums, int lane, About about) {
    Objective objective = slo.objectives().get(lane);
    Rational target = objective.target();
    long bad = sums.bad(lane);
    long total = sums.total(lane);
    boolean isMet = total > 0 && target.compareRatio(total - bad, total) >= 0;
    return statusOf(
        about,
        slo.isComposite() ? Optional.of(objective.name()) : Optional.empty(),
        target,
        bad,
        total,
        sums.present(lane),
        isEnough(total, sums.present(lane), about) ? verdict(isMet) : Verdict.INSUFFICIENT,
        budgetLeft(bad, total, target),
        burnsOf(sums, lane));
  }

  /** A slice that is bad for one objective is bad for the whole, which has the highest target. */
  private SloStatus ofJoinedSlices(Sums sums, About about, List<SloStatus> ofObjectives) {
    int track = counting.lanes();
    Rational target = highestTarget();
    long bad = sums.bad(track);
    long total = sums.total(track);
    boolean isMet = total > 0 && target.compareRatio(total - bad, total) >= 0;
    return statusOf(
        about,
        Optional.empty(),
        target,
        bad,
        total,
        sums.present(track),
        worstOf(ofObjectives).orElse(verdict(isMet)),
        budgetLeft(bad, total, target),
        burnsOf(sums, track));
  }

  /**
   * The whole burns as fast as its objectives together, each times its weight; counted in parts of
   * one, and judged by the highest target (OpenSLO v1, notes on composite SLOs).
   */
  private SloStatus ofWeights(About about, List<SloStatus> ofObjectives) {
    Rational target = highestTarget();
    WeightedErrors all = new WeightedErrors(target, slo, counting.budgeting().method());
    List<Burn> burns = new ArrayList<>();
    for (int window = 0; window < slo.burnWindows().size(); window++) {
      WeightedErrors ofWindow = new WeightedErrors(target, slo, counting.budgeting().method());
      int present = slo.burnWindows().get(window);
      for (SloStatus one : ofObjectives) {
        Burn burn = one.burns().get(window);
        ofWindow.add(burn.bad(), burn.total());
        present = Math.min(present, burn.presentMinutes());
      }
      burns.add(new Burn(slo.burnWindows().get(window), ofWindow.bad(), ofWindow.total(), present));
    }
    long present = Long.MAX_VALUE;
    for (SloStatus one : ofObjectives) {
      all.add(one.bad(), one.total());
      present = Math.min(present, one.presentMinutes());
    }
    return statusOf(
        about,
        Optional.empty(),
        target,
        all.bad(),
        all.total(),
        present,
        worstOf(ofObjectives).orElse(verdict(all.isWithinBudget())),
        all.budgetLeft(),
        burns);
  }

  /** What one objective alone decides: a breach, or else that too little is known. */
  private static Optional<Verdict> worstOf(List<SloStatus> ofObjectives) {
    for (Verdict verdict : List.of(Verdict.BREACHED, Verdict.INSUFFICIENT)) {
      if (ofObjectives.stream().anyMatch(one -> one.verdict() == verdict)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  private Rational highestTarget() {
    return slo.objectives().stream()
        .map(Objective::target)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<Burn> burnsOf(Sums sums, int track) {
    List<Burn> burns = new ArrayList<>(slo.burnWindows().size());
    for (int window = 0; window < slo.burnWindows().size(); window++) {
      burns.add(sums.burn(window, track));
    }
    return burns;
  }

  private boolean isEnough(long total, long present, About about) {
    long ofOne = counting.budgeting().method() == Method.RATIO_TIMESLICES ? Counting.PARTS : 1;
    long elapsed = about.endMinute() - span.startOf(about.endMinute());
    return total > 0
        && total / ofOne >= slo.minimumSamples()
        && slo.minimumCompleteness().compareRatio(present, elapsed) >= 0;
  }

  private static Verdict verdict(boolean isMet) {
    return isMet ? Verdict.MET : Verdict.BREACHED;
  }

  /** 1 - (bad/total) / (1 - target), divided once and last, so that nought is nought. */
  private static OptionalDouble budgetLeft(long bad, long total, Rational target) {
    if (total == 0) {
      return OptionalDouble.empty();
    }
    Rational budget = target.complement();
    if (total < LARGEST_QUICK && budget.denominator() < LARGEST_QUICK) {
      long whole = total * budget.numerator();
      return OptionalDouble.of((double) (whole - bad * budget.denominator()) / whole);
    }
    BigInteger whole = BigInteger.valueOf(total).multiply(BigInteger.valueOf(budget.numerator()));
    BigInteger used = BigInteger.valueOf(bad).multiply(BigInteger.valueOf(budget.denominator()));
    return OptionalDouble.of(
        new BigDecimal(whole.subtract(used))
            .divide(new BigDecimal(whole), MathContext.DECIMAL64)
            .doubleValue());
  }

  private SloStatus statusOf(
      About about,
      Optional<String> objective,
      Rational target,
      long bad,
      long total,
      long present,
      Verdict verdict,
      OptionalDouble budgetLeft,
      List<Burn> burns) {
    long end = about.endMinute();
    long start = span.startOf(end);
    OptionalDouble attainment =
        total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (total - bad) / total);
    return new SloStatus(
        slo.name(),
        slo.version(),
        objective,
        slo.service(),
        about.key(),
        about.level(),
        end * MINUTE_MILLIS,
        start * MINUTE_MILLIS,
        span.endOf(end) * MINUTE_MILLIS,
        about.revision(),
        about.status(),
        verdict,
        counting.budgeting().method(),
        target,
        total - bad,
        bad,
        attainment,
        budgetLeft,
        burns,
        exhaustion(end, budgetLeft, pace(burns, bad, total, target)),
        present,
        end - start,
        slo.legal(),
        slo.source());
  }

  /** How fast the budget is used now: in the longest burn window, or else in the whole window. */
  private static OptionalDouble pace(List<Burn> burns, long bad, long total, Rational target) {
    return burns.isEmpty()
        ? new Burn(1, bad, total, 0).rate(target)
        : burns.get(burns.size() - 1).rate(target);
  }

  private OptionalLong exhaustion(long end, OptionalDouble budgetLeft, OptionalDouble pace) {
    if (budgetLeft.isEmpty()) {
      return OptionalLong.empty();
    }
    long start = span.startOf(end);
    double window = span.endOf(end) - start;
    // A calendar window that still runs has used up only so much of what it has in all.
    double left = 1 - (1 - budgetLeft.getAsDouble()) * (end - start) / window;
    if (left <= 0) {
      return OptionalLong.of(end * MINUTE_MILLIS);
    }
    double minutes =
        pace.isEmpty() ? Double.MAX_VALUE : Math.ceil(left * window / pace.getAsDouble());
    double within = span.isRolling() ? window : window - (end - start);
    return minutes > within
        ? OptionalLong.empty()
        : OptionalLong.of((end + (long) minutes) * MINUTE_MILLIS);
  }
}
