package io.umbral.embedded.readiness;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.readiness.SourceBatches.Batches;
import io.umbral.embedded.readiness.SourceBatches.Window;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReadinessReference;
import io.umbral.embedded.reference.ReadinessReference.ContextFact;
import io.umbral.embedded.replay.TopicContents;
import io.umbral.model.Topology;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.ReadinessCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code umbral readiness}: scores of corridors, with their error and what they are made of. */
@Command(
    name = "readiness",
    description = {
      "Shows how ready the networks of corridors are: score, margin of error, rank as far as it",
      "is known; with --explain what a score is made of."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ReadinessCommand implements Callable<Integer> {

  /** More than any clock is tolerated to be ahead. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CORRIDOR",
      description = "identifier of one corridor; without it, all of them")
  private String corridor;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "readiness.jsonl that replay has written")
  private Path input;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka with the topic readiness-history")
  private String bootstrap;

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "what was known at this instant, for example 2026-11-24T12:00:00Z")
  private String asOf;

  @Option(
      names = "--cadence",
      paramLabel = "C",
      description = "QUARTER_HOUR, HOUR, DAY or MONTH; without it, the longest that there is")
  private Cadence cadence;

  @Option(names = "--explain", description = "what the scores are made of")
  private boolean explain;

  @Option(
      names = "--sources",
      description = {
        "with --explain: the records of every source behind the named windows; with --bootstrap",
        "reads the topics cell-inventory and, from the first of these windows on, cell-reports"
      })
  private boolean sources;

  @Option(names = "--csv", description = "a table for other programs")
  private boolean csv;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "folder with corridors.csv and context.csv, for names and context")
  private Path reference;

  @Override
  public Integer call() throws Exception {
    if ((input == null) == (bootstrap == null)) {
      throw new UsageException("give either --input PATH or --bootstrap HOST:PORT");
    }
    List<ReadinessResult> shown = shown(input == null ? fromTopic() : fromFile());
    Optional<ReadinessReference> known = reference();
    Map<String, String> names = known.map(ReadinessReference::names).orElse(Map.of());
    PrintWriter out = spec.commandLine().getOut();
    ReadinessText text = new ReadinessText(names, explain ? batches(shown) : Map.of(), sources);
    if (csv) {
      ReadinessText.csv(shown).forEach(out::println);
    } else if (explain) {
      shown.forEach(result -> text.explanation(result).forEach(out::println));
      known.ifPresent(facts -> context(facts, out));
    } else {
      text.table(shown).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  /** The batches behind the windows that scores name, as far as they are asked for or known. */
  private Map<Window, List<Batches>> batches(List<ReadinessResult> results)
      throws IOException, WireException {
    if (input != null) {
      Path file = input.resolveSibling(SourceLines.FILE);
      return Files.exists(file)
          ? SourceLines.read(file.toString(), Files.readAllLines(file))
          : Map.of();
    }
    Set<Window> named = SourceBatches.named(results);
    if (!sources || named.isEmpty()) {
      return Map.of();
    }
    Topology topology = new Topology();
    InventoryCodec inventory = new InventoryCodec();
    TopicContents.forEach(
        bootstrap, Topics.DEFAULT.cellInventory(), value -> inventory.applyTo(value, topology));
    SourceBatches found = new SourceBatches(topology, named);
    // A report arrives when its period is over, or a little before by a clock that is ahead.
    long first = named.stream().mapToLong(Window::startMillis).min().orElseThrow();
    TopicContents.forEachSince(
        bootstrap,
        Topics.DEFAULT.cellReports(),
        first - CLOCK_SKEW.toMillis(),
        record -> found.add(record.value(), record.partition(), record.offset()));
    return found.found();
  }

  private static void context(ReadinessReference known, PrintWriter out) {
    if (!known.brands().isEmpty()) {
      out.println();
      out.println("brands: their customers are measured as those of the host network");
      known
          .brands()
          .forEach(
              brand ->
                  out.println(
                      "     %s on %s, %s (%s)"
                          .formatted(
                              brand.brand(), brand.ranHost(), brand.asOf(), brand.source())));
    }
    if (!known.context().isEmpty()) {
      out.println();
      out.println("context: facts of the whole country, no part of any score");
      known
          .context()
          .forEach(
              fact ->
                  out.println(
                      "     %s: %s, %s, %s (%s)"
                          .formatted(
                              fact.what(),
                              valueOf(fact),
                              fact.scope(),
                              fact.asOf(),
                              fact.source())));
    }
  }

  /** A month, a year or a word needs no unit to be read. */
  private static String valueOf(ContextFact fact) {
    return Set.of("month", "year", "status").contains(fact.unit())
        ? fact.value()
        : fact.value() + " " + fact.unit();
  }

  private Optional<ReadinessReference> reference() throws IOException {
    if (reference == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReadinessReference.read(reference));
    } catch (InvalidReferenceException e) {
      throw new UsageException(
          "--reference " + reference + " is not right:" + System.lineSeparator() + e.getMessage());
    }
  }

  private List<ReadinessResult> fromFile() throws IOException {
    List<ReadinessResult> results = new ArrayList<>();
    for (String line : Files.readAllLines(input)) {
      results.add(ReadinessLineReader.read(input.toString(), line));
    }
    return results;
  }

  private List<ReadinessResult> fromTopic() throws WireException {
    ReadinessCodec codec = new ReadinessCodec();
    List<ReadinessResult> results = new ArrayList<>();
    TopicContents.forEach(
        bootstrap, ReadinessJobOnKafka.HISTORY, value -> results.add(codec.decode(value)));
    return results;
  }

  /** Of each corridor the latest window that was known, in its latest revision. */
  private List<ReadinessResult> shown(List<ReadinessResult> all) {
    long until = asOfMillis();
    List<ReadinessResult> known =
        all.stream()
            .filter(result -> result.asOfMillis() <= until)
            .filter(result -> corridor == null || result.corridor().equals(corridor))
            .toList();
    Optional<Cadence> wanted =
        Optional.ofNullable(cadence)
            .or(() -> known.stream().map(ReadinessResult::cadence).max(Comparator.naturalOrder()));
    Map<String, ReadinessResult> latest = new LinkedHashMap<>();
    known.stream()
        .filter(result -> result.cadence() == wanted.orElseThrow())
        .forEach(
            result ->
                latest.merge(
                    result.corridor(), result, (kept, next) -> isLater(next, kept) ? next : kept));
    if (latest.isEmpty()) {
      throw new UsageException(
          "there is no score"
              + (corridor == null ? "" : " of " + corridor)
              + (asOf == null ? "" : " as of " + asOf)
              + (cadence == null ? "" : " by " + cadence));
    }
    return new ArrayList<>(latest.values());
  }

  private static boolean isLater(ReadinessResult candidate, ReadinessResult kept) {
    if (candidate.validToMillis() != kept.validToMillis()) {
      return candidate.validToMillis() > kept.validToMillis();
    }
    return candidate.asOfMillis() != kept.asOfMillis()
        ? candidate.asOfMillis() > kept.asOfMillis()
        : candidate.supersedes(kept);
  }

  private long asOfMillis() {
    if (asOf == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Instant.parse(asOf).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "--as-of " + asOf + " should be an instant such as 2026-11-24T12:00:00Z");
    }
  }
}
