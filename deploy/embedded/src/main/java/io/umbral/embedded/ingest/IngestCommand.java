package io.umbral.embedded.ingest;

import io.umbral.embedded.Progress;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.CounterFiles;
import io.umbral.embedded.reference.UnmappedCells;
import io.umbral.embedded.settings.ClientFile;
import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral ingest}: what is recorded or arrives, into a Kafka topic. */
@Command(
    name = "ingest",
    description = {
      "Sends recorded or arriving data into the topic cell-reports: files of a folder, events over",
      "HTTP, or reports of a topic. One record for each source and period, also when a file comes",
      "again under another name, and after a restart."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class IngestCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_POLLS = Duration.ofMillis(500);

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "F",
      description = "pm-xml, ves, ranpm-json, ping or gnettrack-csv")
  private String format;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "where Kafka is")
  private String bootstrap;

  @Mixin private ClientFile clientFile;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "a file, or a folder that is searched to its depth")
  private Path input;

  @Option(names = "--watch", description = "go on looking at the folder of --input until Ctrl-C")
  private boolean watch;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "take events of VES by POST under /eventListener/, until Ctrl-C")
  private String listen;

  @Option(
      names = "--from-topic",
      paramLabel = "TOPIC",
      description = "take the records of a topic at --bootstrap, until Ctrl-C")
  private String fromTopic;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "name of this run among those that write to the same topics (default:"
              + " ${DEFAULT-VALUE}); a second one of the same name ends the first")
  private String name;

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
      description = "what counters mean (default: deploy/reference/mappings)")
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
      names = "--region",
      paramLabel = "R",
      description = "region of readings whose cell the inventory does not know")
  private String region;

  @Option(
      names = "--operator-path-element",
      paramLabel = "K",
      description =
          "the operator is the K-th element of a file's path, from the file upwards (1 = its folder)")
  private Integer operatorPathElement;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "zone of local times (default: ${DEFAULT-VALUE})")
  private String zone;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() throws Exception {
    requireOneSource();
    ReportReader reader = reader();
    IngestCounts counts = new IngestCounts();
    long begin = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
    try (Progress progress = new Progress("ingest", spec.commandLine().getErr(), System::nanoTime);
        ReportGate gate = new ReportGate(bootstrap, clientFile.read(), name, progress::say);
        Progress.Step step = progress.begin("taking " + format + " into " + bootstrap)) {
      run(reader, gate, counts, step, begin);
      step.done();
      spec.commandLine().getOut().println(counts.sentence(seconds(begin)));
      spec.commandLine().getOut().flush();
    } finally {
      stopped.countDown();
    }
    return Umbral.GOOD;
  }

  private void requireOneSource() {
    int sources = (input == null ? 0 : 1) + (listen == null ? 0 : 1) + (fromTopic == null ? 0 : 1);
    if (sources != 1) {
      throw new UsageException("name one of --input, --listen and --from-topic, not " + sources);
    }
    if (input != null && !Files.exists(input)) {
      throw new UsageException("--input " + input + " does not exist; name a file or a folder");
    }
    if (listen != null && !format.equals(ReportReader.VES)) {
      throw new UsageException("--listen takes events of --format ves, not of " + format);
    }
  }

  private ReportReader reader() throws IOException {
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
                  CounterFiles.options(
                      CounterFiles.inventory(Optional.ofNullable(inventory)),
                      Optional.ofNullable(mapping),
                      CounterFiles.unmappedRegion(unmapped, Optional.ofNullable(region))))
              : options);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone " + zone + " is no time zone; name one such as Europe/Dublin or UTC");
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void run(
      ReportReader reader, ReportGate gate, IngestCounts counts, Progress.Step step, long begin)
      throws IOException, InterruptedException {
    if (listen != null) {
      try (VesEndpoint endpoint = new VesEndpoint(address(), reader, gate, counts)) {
        spec.commandLine().getErr().println("ingest: listening at " + endpoint.address());
        spec.commandLine().getErr().flush();
        while (!stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
          step.note(counts.note(seconds(begin)));
        }
      }
    } else if (fromTopic != null) {
      try (TopicFeed feed =
          new TopicFeed(bootstrap, clientFile.read(), fromTopic, name, reader, gate, counts)) {
        while (stop.getCount() > 0) {
          int unused = feed.take(BETWEEN_POLLS);
          step.note(counts.note(seconds(begin)));
        }
      }
    } else {
      FolderFeed feed = new FolderFeed(input, reader, gate, counts, System::currentTimeMillis);
      int waiting = feed.look(!watch);
      while (watch && !stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        step.note(counts.note(seconds(begin)) + ", " + waiting + " not whole yet");
        waiting = feed.look(false);
      }
    }
  }

  private static double seconds(long beginNanos) {
    return (System.nanoTime() - beginNanos) / 1e9;
  }

  private InetSocketAddress address() {
    int colon = listen.lastIndexOf(':');
    try {
      int port = Integer.parseInt(listen.substring(colon + 1));
      return new InetSocketAddress(colon < 1 ? "localhost" : listen.substring(0, colon), port);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--listen " + listen + " should be HOST:PORT, for example localhost:8443");
    }
  }

  private void stopAndWait() {
    stop.countDown();
    try {
      boolean unused = stopped.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
