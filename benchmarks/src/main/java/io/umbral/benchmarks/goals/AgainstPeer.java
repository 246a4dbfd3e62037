package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;
import io.umbral.benchmarks.replay.Contender;
import java.util.Locale;

/**
 * What an engine of others needs beside what the job needs.
 *
 * @param peer the engine
 * @param name of it, for people
 * @param isBatched whether ten readings are in a record, or one
 * @param times how many times as much it should need at least
 */
record AgainstPeer(Contender peer, String name, boolean isBatched, double times) implements Goal {

  @Override
  public String id() {
    return "%s-%s"
        .formatted(
            peer.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            isBatched ? "batched" : "one-by-one");
  }

  @Override
  public String what() {
    return "CPU per reading against %s, %s"
        .formatted(name, isBatched ? "ten readings per record" : "one reading per record");
  }

  @Override
  public String target() {
    return "at least %.0f times better".formatted(times);
  }

  @Override
  public String how() {
    return "CPU time per reading of the engine over that of the job, steady state, bounded replay";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    if (!peer.isBuilt()) {
      return Finding.notMeasured("the engine is not built");
    }
    ComparisonResult result = parts.peers(isBatched).get();
    String job = Contender.JOB.name();
    return Figure.failureOf(result, peer.name(), job).orElseGet(() -> judge(result, job));
  }

  private Finding judge(ComparisonResult result, String job) {
    Statistics ratio = result.ratio(peer.name(), job, ComparisonResult.CPU_MICROS);
    Statistics cpu = result.of(peer.name(), ComparisonResult.CPU_MICROS);
    Statistics own = result.of(job, ComparisonResult.CPU_MICROS);
    return Finding.judge(
        Limit.atLeast(times),
        result.isAgreed(peer.name()) && result.isAgreed(job),
        ratio.median(),
        Figure.of("%s (%.2f against %.2f us)", Figure.times(ratio), cpu.median(), own.median()));
  }
}
