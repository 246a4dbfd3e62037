package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets every engine run once over little, and compares nothing but results. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs every engine once over a few hundred thousand readings and compares their results: the",
      "harness and the engines work. It measures nothing. Engines of others that are not built are",
      "passed over, and said."
    })
public final class Check implements Callable<Integer> {

  private static final long SEED = 7;
  private static final int SITES = 100;
  private static final int MUNICIPALITIES = 10;
  private static final int PARTITIONS = 2;

  /** Five minutes of a thousand cells: three of them are compared. */
  private static final long READINGS = 300_000;

  @Option(
      names = "--engines",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; all of them unless told.")
  private List<Contender> engines = List.of(Contender.values());

  @Option(
      names = "--directory",
      description = "Topics, kept for the next time; state (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("benchmarks", "target", "check");

  @Override
  public Integer call() throws Exception {
    List<Contender> built = engines.stream().filter(Contender::isBuilt).toList();
    engines.stream()
        .filter(engine -> !engine.isBuilt())
        .forEach(engine -> Say.line("%s is not built and not checked", engine));
    try (Lab lab = Lab.open(directory)) {
      List<String> wrong = new ArrayList<>();
      for (boolean isBatched : new boolean[] {false, true}) {
        wrong.addAll(differing(lab, built, isBatched));
      }
      if (!wrong.isEmpty()) {
        Say.line("FAILED: the results of %s are not those of the loop", wrong);
        return 1;
      }
      Say.line("%d engines, one reading per record and ten: all results are equal", built.size());
      return 0;
    }
  }

  private static List<String> differing(Lab lab, List<Contender> engines, boolean isBatched)
      throws Exception {
    Workload workload = Workload.of(SEED, SITES, MUNICIPALITIES).batched(isBatched);
    // The loop is counted apart where it is not among them; engines of others end the comparison
    // before the last minutes, for themselves and for all.
    List<Contender> shown = isBatched ? firstOfEach(engines) : engines;
    ComparisonResult result =
        new Comparison(lab, Entries.of(shown, workload, READINGS, READINGS), PARTITIONS).run(1);
    return result.entries().stream()
        .map(Entry::name)
        .filter(name -> !result.isAgreed(name))
        .toList();
  }

  /** Batches change what is read, and not where state is kept: once for each engine is enough. */
  private static List<Contender> firstOfEach(List<Contender> engines) {
    List<Contender> passed =
        List.of(
            Contender.LOOP_SNAPSHOTS,
            Contender.JOB_AS_SHIPPED,
            Contender.FLINK_ROCKSDB,
            Contender.FLINK_SQL_ROCKSDB);
    return engines.stream()
        .flatMap(engine -> passed.contains(engine) ? Stream.empty() : Stream.of(engine))
        .toList();
  }
}
