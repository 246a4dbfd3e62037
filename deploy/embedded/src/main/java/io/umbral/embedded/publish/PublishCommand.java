package io.umbral.embedded.publish;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.alarms.RuleFiles;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.InventoryFiles;
import io.umbral.embedded.slo.SloFiles;
import io.umbral.sla.slo.Slo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral publish}: promises, rules and the inventory, from files onto their topics. */
@Command(
    name = "publish",
    description = {
      "Writes what people decide from files onto the compacted topics that running jobs follow: all of",
      "it is checked first, and only what differs from the topics is written. Promises and rules",
      "judge from their own event time on; a change of one needs a version of its own."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PublishCommand implements Callable<Integer> {

  private static final int MOST_SHOWN = 40;

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka with the topics cell-inventory, slos and alert-rules")
  private String bootstrap;

  @Option(
      names = "--inventory",
      paramLabel = "DIR",
      description = "regions.csv, corridors.csv and cells.csv, for cell-inventory")
  private Path inventory;

  @Option(
      names = "--slo",
      paramLabel = "PATH",
      description = "promises, for slos; those that are about tags of regions need --inventory")
  private Path slo;

  @Option(names = "--rules", paramLabel = "PATH", description = "rules of alarms, for alert-rules")
  private Path rules;

  @Option(names = "--dry-run", description = "say what would be written, and write nothing")
  private boolean isDryRun;

  @Override
  public Integer call() throws IOException {
    if (inventory == null && slo == null && rules == null) {
      throw new UsageException("nothing to publish; name --inventory, --slo or --rules");
    }
    List<Fact> facts = facts();
    FactTopics topics = new FactTopics(bootstrap);
    Map<String, Map<ByteBuffer, ByteBuffer>> known = new HashMap<>();
    facts.stream().map(Fact::topic).distinct().forEach(one -> known.put(one, topics.read(one)));
    Changes changes = Changes.between(facts, known);
    if (!changes.edited().isEmpty()) {
      throw new UsageException(
          changes.edited().stream()
                  .map(fact -> fact.title() + " is on " + fact.topic() + " with other content")
                  .collect(Collectors.joining(System.lineSeparator()))
              + System.lineSeparator()
              + "results name their version: give each change one of its own; nothing was written");
    }
    // In the order of the files: regions before what stands in them.
    Set<Fact> differing = new HashSet<>(changes.added());
    differing.addAll(changes.changed());
    if (!isDryRun) {
      topics.write(facts.stream().filter(differing::contains).toList());
    }
    PrintWriter out = spec.commandLine().getOut();
    tell(changes, out);
    out.flush();
    return Umbral.GOOD;
  }

  private List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    InventoryFiles tables = InventoryFiles.NONE;
    if (inventory != null) {
      try {
        tables = InventoryFiles.read(inventory);
      } catch (InvalidReferenceException e) {
        throw new UsageException(e.getMessage(), e);
      }
    }
    tables.regions().forEach(one -> facts.add(Fact.of(one)));
    tables.corridors().forEach(one -> facts.add(Fact.of(one)));
    tables.cells().forEach(one -> facts.add(Fact.of(one)));
    if (slo != null) {
      promises(tables).forEach(one -> facts.add(Fact.of(one)));
    }
    if (rules != null) {
      RuleFiles.read(rules).forEach(one -> facts.add(Fact.of(one)));
    }
    return facts;
  }

  private List<Slo> promises(InventoryFiles tables) throws IOException {
    List<Slo> read = SloFiles.read(slo);
    List<String> tagged =
        read.stream()
            .filter(one -> !one.selector().tags().isEmpty())
            .map(one -> one.name() + " " + one.version())
            .toList();
    if (inventory == null && !tagged.isEmpty()) {
      throw new UsageException(
          "about tags of regions are the promises "
              + String.join(", ", tagged)
              + "; name the regions with --inventory");
    }
    List<Slo> placed = SloFiles.forRegions(read, tables.regions());
    Set<String> names = placed.stream().map(Slo::name).collect(Collectors.toSet());
    String nowhere =
        read.stream()
            .map(Slo::name)
            .filter(name -> !names.contains(name))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!nowhere.isEmpty()) {
      throw new UsageException(
          "no region of " + inventory + " has the tags of the promises " + nowhere);
    }
    return placed;
  }

  private void tell(Changes changes, PrintWriter out) {
    Stream<String> lines =
        Stream.concat(
            changes.added().stream().map(fact -> "new      " + fact.title()),
            changes.changed().stream().map(fact -> "changed  " + fact.title()));
    lines.limit(MOST_SHOWN).forEach(out::println);
    int differing = changes.added().size() + changes.changed().size();
    if (differing > MOST_SHOWN) {
      out.println("and " + (differing - MOST_SHOWN) + " more");
    }
    out.printf(
        "%d new, %d changed, %d as before: %s%n",
        changes.added().size(),
        changes.changed().size(),
        changes.unchanged(),
        isDryRun ? "nothing was written (--dry-run)" : "written to " + bootstrap);
  }
}
