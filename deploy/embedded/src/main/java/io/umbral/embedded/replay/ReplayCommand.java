package io.umbral.embedded.replay;

import io.umbral.embedded.Directories;
import io.umbral.embedded.Progress;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.alarms.AlarmLines;
import io.umbral.embedded.alarms.RuleFiles;
import io.umbral.embedded.readiness.ReadinessLines;
import io.umbral.embedded.readiness.SourceBatches;
import io.umbral.embedded.readiness.SourceLines;
import io.umbral.embedded.reference.CounterFiles;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.InventoryFiles;
import io.umbral.embedded.reference.MethodFiles;
import io.umbral.embedded.reference.ReadinessReference;
import io.umbral.embedded.reference.UnmappedCells;
import io.umbral.embedded.replay.ReplayRun.Inventory;
import io.umbral.embedded.replay.ReplayRun.Results;
import io.umbral.embedded.slo.SloFiles;
import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import io.umbral.model.Region;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.Topology;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import io.umbral.readiness.ReadinessResult;
import io.umbral.sla.Account;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral replay}: recorded data through the same job, bounded. */
@Command(
    name = "replay",
    description = {
      "Runs recorded data through the same job, bounded, and writes what comes out:",
      "sla-windows.jsonl, rejected.jsonl and accounting.json, and with promises slo-status.jsonl.",
      "Two runs give identical bytes,",
      "at any parallelism and in any order of the files."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {

  private static final String CLOCK_SKEW = "sla.clock-skew";

  /** Three centuries: what comes out must not depend on the day of the replay. */
  private static final String ANY_SKEW = "2628000h";

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "F",
      description =
          "ping, gnettrack-csv, pm-xml, ves, ranpm-json or avro (object container files of reports"
              + " or of raw record values)")
  private String format;

  /** Where the data is. */
  private static final class Origin {

    @Option(
        names = "--input",
        required = true,
        paramLabel = "PATH",
        description = "a file, or a folder that is searched to its depth")
    private Path input;

    @Option(
        names = "--bootstrap",
        required = true,
        paramLabel = "HOST:PORT",
        description =
            "what a Kafka still has on the topic cell-reports, with --format avro; without"
                + " --inventory, the topic cell-inventory too")
    private String bootstrap;
  }

  @ArgGroup(multiplicity = "1")
  private Origin origin;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder for the results; made where it is missing")
  private Path out;

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "region of readings whose cell the inventory does not know")
  private String region;

  @Option(
      names = "--operator-path-element",
      paramLabel = "K",
      description =
          "the operator is the K-th element of a file's path, from the file upwards (1 = its"
              + " folder)")
  private Integer operatorPathElement;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "zone of local times (default: ${DEFAULT-VALUE})")
  private String zone;

  @Option(
      names = "--inventory",
      paramLabel = "DIR",
      description =
          "folder with regions.csv and, where there are any, corridors.csv, cells.csv and"
              + " objects.csv; or with inventory.avro")
  private Path inventory;

  @Option(
      names = "--mapping",
      paramLabel = "PATH",
      description =
          "what counters mean: a file or a folder (default: deploy/reference/mappings); see"
              + " jobs/docs/ingest.md")
  private Path mapping;

  @Option(
      names = "--unmapped",
      paramLabel = "WHAT",
      defaultValue = "reject",
      description =
          "cells of counters that objects.csv does not name: reject, or keep in region UNMAPPED"
              + " or --region (default: ${DEFAULT-VALUE})")
  private UnmappedCells unmapped;

  @Option(
      names = "--slo",
      paramLabel = "P",
      description = "promises: a file of OpenSLO documents, or a folder of them")
  private Path slo;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "rules of alarms: a file, or a folder of YAML files; writes alerts.jsonl too")
  private Path rules;

  @Option(
      names = "--corridors",
      paramLabel = "DIR",
      description =
          "scores corridors too: folder with regions.csv, corridors.csv and, where there are any,"
              + " places.csv and vendor-shares.csv; writes readiness.jsonl"
              + " and readiness-sources.jsonl")
  private Path corridors;

  @Option(
      names = "--method",
      paramLabel = "PATH",
      description = "method of the scores (default: deploy/reference/methods/cnri-0.1.0.yaml)")
  private Path method;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "subtasks of each operator, 1..4 (default: ${DEFAULT-VALUE})")
  private int parallelism;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "a setting of the job, for example sla.windows=1m,5m/1m or sla.coverage.rsrp-dbm=-105")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() throws Exception {
    SlaJobConfig config = config();
    if (parallelism < 1 || parallelism > ReplayRun.PARTITIONS) {
      throw new UsageException(
          "--parallelism " + parallelism + " should be in 1.." + ReplayRun.PARTITIONS);
    }
    Optional<ReadinessJobConfig> readiness =
        corridors == null ? Optional.empty() : Optional.of(readiness(config));
    InventoryFiles known = CounterFiles.inventory(Optional.ofNullable(inventory));
    if (origin.bootstrap != null && !format.equals(ReplayInput.AVRO)) {
      throw new UsageException("--bootstrap holds records: add --format " + ReplayInput.AVRO);
    }
    Inventory reference = reference(known);
    List<Slo> slos =
        slo == null ? List.of() : SloFiles.forRegions(SloFiles.read(slo), regions(known));
    List<Written> alertRules = rules == null ? List.of() : RuleFiles.read(rules);
    Path work = Files.createTempDirectory("umbral-replay-");
    try (Progress progress = new Progress("replay", spec.commandLine().getErr(), System::nanoTime);
        Spool spool = new Spool()) {
      ReplayInput read = read(spool, config, known, progress);
      Results results =
          new ReplayRun(config, parallelism, work, alertRules)
              .run(spool, reference, slos, progress);
      if (readiness.isPresent()) {
        ReadinessReplay scores =
            new ReadinessReplay(
                readiness.get(), config.threshold(), parallelism, work.resolve("readiness"));
        writeScores(scores.run(results.windows(), progress), spool, reference);
      }
      return write(read, results, config);
    } finally {
      Directories.delete(work);
    }
  }

  /** The scores, and the records behind the windows that they name. */
  private void writeScores(List<ReadinessResult> scores, Spool reports, Inventory reference)
      throws IOException, WireException {
    Topology topology = new Topology();
    InventoryCodec codec = new InventoryCodec();
    for (InventoryCodec.Entry fact : reference.facts()) {
      codec.applyTo(fact.value(), topology);
    }
    SourceBatches sources = new SourceBatches(topology, SourceBatches.named(scores));
    reports.forEach((key, value) -> sources.add(value, Place.NO_PARTITION, 0));
    Files.createDirectories(out);
    Files.write(out.resolve("readiness.jsonl"), ReadinessLines.linesOf(scores));
    Files.write(out.resolve(SourceLines.FILE), SourceLines.linesOf(sources.found()));
  }

  private SlaJobConfig config() {
    if (settings.containsKey(CLOCK_SKEW)) {
      throw new UsageException(
          "--set "
              + CLOCK_SKEW
              + " has no meaning here: recorded data does not say when it arrived");
    }
    Map<String, String> all = new HashMap<>(settings);
    all.put(CLOCK_SKEW, ANY_SKEW);
    try {
      return SlaJobConfig.from(all);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--set: " + e.getMessage());
    }
  }

  private ReadinessJobConfig readiness(SlaJobConfig config) throws IOException {
    SlaJobConfig.Window needed =
        new SlaJobConfig.Window(ReadinessJobConfig.QUARTER_HOUR, ReadinessJobConfig.QUARTER_HOUR);
    if (!config.windows().contains(needed)) {
      throw new UsageException("--corridors needs windows of 15m in --set sla.windows");
    }
    try {
      return ReadinessJobConfig.of(
          method == null ? MethodFiles.current() : MethodFiles.read(method),
          ReadinessReference.read(corridors).corridors(),
          config.coverage());
    } catch (NoSuchFileException e) {
      throw new UsageException(e.getMessage() + " is missing: see --corridors and --method");
    } catch (InvalidReferenceException e) {
      throw new UsageException(
          "--corridors " + corridors + " is not right:" + System.lineSeparator() + e.getMessage());
    }
  }

  private Inventory reference(InventoryFiles known) throws WireException {
    if (origin.bootstrap != null && inventory == null) {
      List<InventoryCodec.Entry> facts = new ArrayList<>();
      readTopic(
          Topics.DEFAULT.cellInventory(),
          record -> facts.add(new InventoryCodec.Entry(record.key(), record.value())));
      return new Inventory(facts);
    }
    return Inventory.of(regions(known), known.corridors(), known.cells());
  }

  private void readTopic(String topic, TopicContents.RecordTaker taker) throws WireException {
    try {
      TopicContents.forEachSince(origin.bootstrap, topic, Long.MIN_VALUE, taker);
    } catch (KafkaException e) {
      throw new UsageException(
          "the topic " + topic + " at " + origin.bootstrap + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private List<Region> regions(InventoryFiles known) {
    List<Region> regions = new ArrayList<>(known.regions());
    for (Optional<String> other : List.of(Optional.ofNullable(region), unmappedRegion())) {
      if (other.isPresent() && regions.stream().noneMatch(one -> one.id().equals(other.get()))) {
        regions.add(Region.root(other.get()));
      }
    }
    return regions;
  }

  private Optional<String> unmappedRegion() {
    return ReportReader.hasCounters(format)
        ? CounterFiles.unmappedRegion(unmapped, Optional.ofNullable(region))
        : Optional.empty();
  }

  private ReplayInput read(
      Spool spool, SlaJobConfig config, InventoryFiles known, Progress progress)
      throws IOException, WireException {
    ReplayInput read = new ReplayInput(spool, config.largestReportBytes());
    if (origin.bootstrap != null) {
      try (Progress.Step step = progress.begin("reading the topic at " + origin.bootstrap)) {
        readTopic(Topics.DEFAULT.cellReports(), record -> read.record(record.value()));
        step.done();
      }
      return read;
    }
    List<Path> files = InputFiles.under(origin.input);
    Optional<ReportReader> reader =
        format.equals(ReplayInput.AVRO) ? Optional.empty() : Optional.of(reader(known));
    int done = 0;
    try (Progress.Step step = progress.begin("reading " + files.size() + " files as " + format)) {
      for (Path file : files) {
        String path = file.toString().replace(file.getFileSystem().getSeparator(), "/");
        if (reader.isPresent()) {
          read.readText(reader.get(), path, file);
        } else {
          read.readAvro(path, file);
        }
        done++;
        step.note(done + " files, " + spool.size() + " reports");
      }
      step.done();
    }
    return read;
  }

  private ReportReader reader(InventoryFiles known) throws IOException {
    try {
      ReadingOptions options =
          new ReadingOptions(
              Optional.ofNullable(region),
              Optional.ofNullable(operatorPathElement),
              ZoneId.of(zone));
      return ReportReader.forFormat(
          format,
          ReportReader.hasCounters(format)
              ? options.withCounters(
                  CounterFiles.options(known, Optional.ofNullable(mapping), unmappedRegion()))
              : options);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone " + zone + " is no time zone; name one such as Europe/Dublin or UTC");
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private int write(ReplayInput read, Results results, SlaJobConfig config) throws IOException {
    Files.createDirectories(out);
    Account account = results.account().plus(read.account());
    List<Rejected> rejected = new ArrayList<>(read.rejected());
    rejected.addAll(results.rejected());
    Files.write(
        out.resolve("sla-windows.jsonl"),
        new WindowLines(config.threshold(), results.standings()).linesOf(results.windows()));
    if (slo != null) {
      Files.write(out.resolve("slo-status.jsonl"), SloStatusLines.linesOf(results.standings()));
    }
    Files.write(out.resolve("rejected.jsonl"), RejectedLines.linesOf(rejected));
    if (rules != null) {
      Files.write(out.resolve("alerts.jsonl"), AlarmLines.linesOf(results.alarms()));
    }
    Files.writeString(out.resolve("accounting.json"), accounting(account));
    if (ReportReader.hasCounters(format)) {
      Files.writeString(out.resolve("counters.json"), CounterLines.textOf(read.counters()));
      Files.write(out.resolve("events.jsonl"), read.events());
    }
    PrintWriter console = spec.commandLine().getOut();
    console.println(
        results.windows().size() + " windows, " + rejected.size() + " refusals in " + out);
    console.println("readings: " + accounting(account).strip());
    if (ReportReader.hasCounters(format)) {
      console.println(CounterLines.sentenceOf(read.counters()));
      NetworkTable.linesOf(results.windows()).forEach(console::println);
    }
    console.flush();
    if (!account.balances()) {
      spec.commandLine()
          .getErr()
          .println("the account does not balance: this is a fault of Umbral itself");
      return Umbral.CHECK_FAILED;
    }
    return Umbral.GOOD;
  }

  private static String accounting(Account account) {
    return "{\"received\":%d,\"aggregated\":%d,\"duplicate\":%d,\"late\":%d,\"rejected\":%d}%n"
        .formatted(
            account.received(),
            account.aggregated(),
            account.duplicate(),
            account.late(),
            account.rejected())
        .replace(System.lineSeparator(), "\n");
  }
}
