package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Canary;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One session: sends rates as they are given, then looks for the rate that is sustained, where that
 * is asked for, and sends shares of it.
 *
 * @param plan what is put under load
 * @param search how the sustained rate is looked for; empty where it is not
 * @param rates sent one after the other, before the search, which learns from them
 * @param shares sent after it, as shares of the sustained rate
 * @param pace of the rates and shares
 */
public record LoadTrial(
    LoadPlan plan, Optional<Search> search, List<Long> rates, List<Double> shares, Pace pace) {

  private static final long WARM_UP_RATE = 500_000;

  /** Warm-ups after which a job that still does not sustain one is measured as it is. */
  private static final int WARM_UPS = 3;

  /**
   * How the sustained rate is looked for.
   *
   * @param first rate that is tried first, readings per second
   * @param resolution how near the bounds must come, as a share
   * @param pace of each try
   */
  public record Search(long first, double resolution, Pace pace) {}

  /**
   * What a search found.
   *
   * @param readingsPerSecond largest rate that was sustained; 0 where none was
   * @param isBounded whether a larger one was seen to fail
   * @param tries in their order
   */
  public record Found(long readingsPerSecond, boolean isBounded, List<Phase> tries) {}

  /** Validates. */
  public LoadTrial {
    if (!shares.isEmpty() && search.isEmpty()) {
      throw new IllegalArgumentException("shares of the sustained rate need a search for it");
    }
    for (long rate : rates) {
      if (rate < 1 || rate > plan.largestRate()) {
        throw new IllegalArgumentException(
            "%d readings/s should be 1 to %d, which %d cells can send in periods of %d ms"
                .formatted(
                    rate,
                    plan.largestRate(),
                    plan.workload().cells(),
                    plan.workload().periodMillis()));
      }
    }
  }

  /**
   * Runs.
   *
   * @param lab where
   * @param warmUpSeconds for the compilers, before anything is looked at
   */
  public LoadResult run(Lab lab, int warmUpSeconds)
      throws IOException, InterruptedException, WireException {
    Say.line(
        "%,d cells in %,d municipalities under load",
        plan.workload().cells(), plan.workload().municipalities());
    Canary canary = new Canary();
    double before = canary.sing();
    try (LoadSession session = LoadSession.open(lab, plan)) {
      session.startGenerator();
      session.startJob(Optional.empty());
      warmUp(session, warmUpSeconds);
      List<Phase> phases = new ArrayList<>();
      for (long rate : rates) {
        phases.add(PhaseRun.run(session, rate, pace));
      }
      Optional<Found> found = Optional.empty();
      if (search.isPresent()) {
        found = Optional.of(find(session, search.get(), phases));
      }
      for (long rate : sharesOf(found)) {
        phases.add(PhaseRun.run(session, rate, pace));
      }
      boolean isAgreed = session.isAgreed();
      return new LoadResult(plan, found, phases, before, canary.sing(), isAgreed);
    }
  }

  /** Until a low rate is sustained: what a cold job cannot do says nothing. */
  private static void warmUp(LoadSession session, int seconds)
      throws IOException, InterruptedException {
    Phase warm = PhaseRun.run(session, WARM_UP_RATE, new Pace(0, seconds));
    for (int tries = 1; !warm.isSustained() && tries < WARM_UPS; tries++) {
      warm = PhaseRun.run(session, WARM_UP_RATE, new Pace(0, seconds));
    }
  }

  private Found find(LoadSession session, Search how, List<Phase> known)
      throws IOException, InterruptedException {
    List<Phase> tries = new ArrayList<>();
    Bisection bisection = new Bisection(how.first(), plan.largestRate(), how.resolution());
    known.forEach(phase -> bisection.tell(phase.readingsPerSecond(), phase.isSustained()));
    for (OptionalLong next = bisection.next(); next.isPresent(); next = bisection.next()) {
      Phase phase = PhaseRun.run(session, next.getAsLong(), how.pace());
      tries.add(phase);
      bisection.tell(next.getAsLong(), phase.isSustained());
    }
    return new Found(bisection.sustained(), bisection.isBounded(), tries);
  }

  /** Shares of the rate that was found, if any was. */
  private List<Long> sharesOf(Optional<Found> found) {
    return found
        .filter(of -> of.readingsPerSecond() > 0)
        .map(
            of -> shares.stream().map(share -> Math.round(share * of.readingsPerSecond())).toList())
        .orElse(List.of());
  }
}
