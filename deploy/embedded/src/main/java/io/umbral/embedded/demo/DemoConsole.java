package io.umbral.embedded.demo;

import io.umbral.console.Catalog;
import io.umbral.console.Console;
import io.umbral.console.ConsoleConfig;
import io.umbral.console.Metric;
import io.umbral.console.Target;
import io.umbral.embedded.console.ReferenceCatalog;
import io.umbral.embedded.reference.MethodFiles;
import io.umbral.embedded.reference.ShippedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The console beside a demo: on the loopback address, over a history that goes with the demo. */
final class DemoConsole {

  private static final String SIMULATION =
      "Synthetic data of seed %d: nothing of it was measured anywhere.";
  private static final String SOURCE = "lines of this demo, not legal ones";
  private static final double WHOLE_PERCENT = 100;

  private DemoConsole() {}

  static Console start(
      String bootstrap, Path directory, LiveDemo.Options options, ReferenceFiles files, Clock clock)
      throws IOException {
    ConsoleConfig config =
        ConsoleConfig.from(
            Map.of(
                "console.bootstrap",
                bootstrap,
                "console.port",
                Integer.toString(options.ports().console()),
                "console.history.file",
                directory.resolve("history.duckdb").toString(),
                "console.history.retention",
                "PT24H",
                "console.history.memory-mebibytes",
                "256",
                "console.reports",
                ShippedFiles.reports().map(Path::toString).orElse(""),
                "console.job-metrics",
                options.ports().metricsUrl()));
    Catalog catalog =
        ReferenceCatalog.of(
            files.reference(),
            files.map(),
            targets(),
            Optional.of(MethodFiles.currentMethod()),
            Optional.of(SIMULATION.formatted(options.seed())));
    return Console.start(config, catalog, clock);
  }

  /** The lines of the table on the terminal. */
  static List<Target> targets() {
    return Arrays.stream(ReferenceLine.values()).map(DemoConsole::target).toList();
  }

  private static Target target(ReferenceLine line) {
    return switch (line) {
      case RTT_P95 -> new Target(Metric.RTT_P95_MILLIS, line.line(), SOURCE, false);
      case LOSS -> ratio(Metric.LOSS_RATIO, line);
      case COVERAGE -> ratio(Metric.COVERAGE_RATIO, line);
      case AVAILABILITY -> ratio(Metric.AVAILABILITY_RATIO, line);
    };
  }

  private static Target ratio(Metric metric, ReferenceLine line) {
    return new Target(metric, line.line() / WHOLE_PERCENT, SOURCE, false);
  }
}
