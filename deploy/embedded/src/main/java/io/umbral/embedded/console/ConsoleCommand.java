package io.umbral.embedded.console;

import io.umbral.console.Catalog;
import io.umbral.console.Console;
import io.umbral.console.ConsoleConfig;
import io.umbral.console.Metric;
import io.umbral.console.Target;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.MapFile;
import io.umbral.embedded.reference.MethodFiles;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.embedded.settings.ClientFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral console}. */
@Command(
    name = "console",
    description = {
      "The pages and the HTTP interface alone, over the result topics of a Kafka.",
      "Listens on the loopback address, unless console.tokens names who may come in."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"1:a fault of Umbral", "2:bad usage", "130:stopped with Ctrl-C"})
public final class ConsoleCommand implements Callable<Integer> {

  private static final String SHIPPED = "mexico";

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka with the topics of the jobs.")
  private String bootstrap;

  @Mixin private ClientFile clientFile;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where browsers find it, 0 for any free port (default: 8480).")
  private Integer port;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Names and map of regions and operators (default: the Mexico that ships).")
  private Path referenceDirectory;

  @Option(
      names = "--target",
      paramLabel = "METRIC=LINE",
      description =
          "A line that values are held against, for example rttP95Millis=100; ratios are 0..1.")
  private Map<String, Double> targets = Map.of();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, for example console.history.file=/var/lib/umbral/history.duckdb")
  private Map<String, String> settings = Map.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Catalog catalog = catalog();
    CountDownLatch stopped = new CountDownLatch(1);
    try (Console console = start(catalog)) {
      spec.commandLine().getOut().println("console: " + console.url());
      spec.commandLine().getOut().println("console: Ctrl-C stops");
      spec.commandLine().getOut().flush();
      Thread closer = new Thread(console::close, "console-closer");
      Runtime.getRuntime().addShutdownHook(closer);
      stopped.await();
    }
    return Umbral.GOOD;
  }

  private Console start(Catalog catalog) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("console.bootstrap", bootstrap);
    if (port != null) {
      all.put("console.port", Integer.toString(port));
    }
    ShippedFiles.reports()
        .ifPresent(folder -> all.putIfAbsent("console.reports", folder.toString()));
    Map<String, String> client = new HashMap<>();
    clientFile.read().forEach((key, value) -> client.put((String) key, (String) value));
    try {
      return Console.start(ConsoleConfig.from(all), client, catalog, Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--set: " + e.getMessage(), e);
    }
  }

  private Catalog catalog() {
    Path directory =
        Optional.ofNullable(referenceDirectory).orElseGet(() -> ShippedFiles.directory(SHIPPED));
    try {
      return ReferenceCatalog.of(
          ReferenceData.read(directory),
          MapFile.read(directory),
          targets(),
          Optional.of(MethodFiles.currentMethod()),
          Optional.empty());
    } catch (IOException e) {
      throw new UsageException("the reference data in " + directory + " cannot be read: " + e, e);
    } catch (InvalidReferenceException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private List<Target> targets() {
    List<Target> lines = new ArrayList<>();
    targets.forEach((metric, line) -> lines.add(target(metric, line)));
    return lines;
  }

  private static Target target(String name, double line) {
    Metric metric =
        Metric.named(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--target: '"
                            + name
                            + "' should be one of "
                            + Arrays.stream(Metric.values()).map(Metric::apiName).toList()));
    try {
      return new Target(metric, line, "a --target of this console", false);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--target: " + e.getMessage(), e);
    }
  }
}
