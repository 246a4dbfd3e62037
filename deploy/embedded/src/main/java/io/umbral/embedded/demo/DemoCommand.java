package io.umbral.embedded.demo;

import io.umbral.embedded.Progress;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.delivery.SinkConfiguration;
import io.umbral.embedded.synthetic.CheckScenario;
import io.umbral.embedded.synthetic.NationConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral demo}. */
@Command(
    name = "demo",
    description = {
      "Kafka, Flink and an invented Mexico in one process; a table of the worst regions.",
      "SYNTHETIC DATA: nothing that it shows was measured anywhere."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:seen, or checked and found right",
      "1:a figure of --check differs from what it should be, or a fault of Umbral",
      "2:bad usage, for example a busy port",
      "130:stopped with Ctrl-C"
    })
public final class DemoCommand implements Callable<Integer> {

  /** More than one machine can play. */
  private static final int MOST_SITES = 100_000;

  @Option(
      names = "--check",
      description = "Run a bounded scenario, compare every figure with what it should be, and end.")
  private boolean isCheck;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Another number, another nation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--sites",
      paramLabel = "N",
      description = "Number of sites, of about 3.4 cells each (default: 3000; with --check 300).")
  private Integer sites;

  @Option(
      names = "--period",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "How often every cell reports, a divisor of 10s; sets the speed (default: 1s).")
  private Duration period;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "Stop by itself after so long, for example 90s (default: at Ctrl-C).")
  private Duration length;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where Kafka listens on the loopback address (default: any free port).")
  private int port;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where Prometheus finds the metrics (default: any free port).")
  private int metricsPort;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where browsers find the console (default: 8480, or any free port).")
  private int consolePort;

  @Option(names = "--no-console", description = "Without the console: the terminal alone.")
  private boolean isWithoutConsole;

  @Option(
      names = "--sinks",
      paramLabel = "FILE",
      description =
          "Tells receivers of the alarms, such as a webhook; a file as of umbral deliver.")
  private Path sinks;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Regions, corridors, operators and faults (default: the Mexico that ships).")
  private Path referenceDirectory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    refuseWhatDoesNotGoTogether();
    Ports ports = Ports.choose(port, metricsPort, consolePort);
    ReferenceFiles files = ReferenceFiles.read(Optional.ofNullable(referenceDirectory));
    PrintWriter out = spec.commandLine().getOut();
    StopSignal stop = StopSignal.onShutdown();
    try (Progress progress = new Progress("demo", out, System::nanoTime)) {
      progress.say(
          "SYNTHETIC DATA of seed " + seed + ": an invented Mexico, nothing here was measured");
      return isCheck ? check(ports, files, progress, stop) : show(ports, files, progress, stop);
    } catch (Exception | LinkageError e) {
      // Kafka and Flink do not start in a process that ends, and each says so in its own way.
      if (!stop.isRaised()) {
        throw e;
      }
      out.println("demo: stopped");
      return Umbral.CHECK_FAILED;
    } finally {
      stop.finished();
    }
  }

  private void refuseWhatDoesNotGoTogether() {
    if (isCheck && length != null) {
      throw new UsageException("--check ends by itself: leave --for out");
    }
    if (isCheck && period != null) {
      throw new UsageException("--check has a speed of its own: leave --period out");
    }
    if (isCheck && sinks != null) {
      throw new UsageException("--check tells nobody: leave --sinks out");
    }
    int wanted = sites == null ? 1 : sites;
    if (wanted < 1 || wanted > MOST_SITES) {
      throw new UsageException("--sites is %d and should be 1..%d".formatted(wanted, MOST_SITES));
    }
    if (period != null && LiveDemo.WINDOW.toMillis() % period.toMillis() != 0) {
      throw new UsageException(
          "--period is " + period.toMillis() + " ms and should be a divisor of 10 s");
    }
  }

  private int show(Ports ports, ReferenceFiles files, Progress progress, StopSignal stop)
      throws Exception {
    LiveDemo.Options options =
        new LiveDemo.Options(
            seed,
            nation(),
            Optional.ofNullable(length),
            ports,
            !isWithoutConsole,
            sinks == null ? List.of() : SinkConfiguration.read(sinks));
    Terminal terminal = Terminal.of(spec.commandLine().getOut());
    new LiveDemo(options, files, terminal, progress, stop, Clock.systemUTC()).run();
    return Umbral.GOOD;
  }

  private int check(Ports ports, ReferenceFiles files, Progress progress, StopSignal stop)
      throws Exception {
    int number = sites == null ? DemoCheck.USUAL_SITES : sites;
    // One clock: the scenario and what is expected of it are of one year.
    Clock clock = Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC);
    CheckScenario scenario = DemoCheck.scenario(seed, number, files, clock);
    Observed observed = new DemoCheck(files, scenario, ports, progress, stop).observe();
    return CheckReport.say(Expectation.of(scenario, files, clock), observed, progress);
  }

  private NationConfig nation() {
    NationConfig usual = NationConfig.demo();
    return usual
        .withSites(sites == null ? usual.sites() : sites)
        .withReportPeriodMillis(
            period == null ? usual.reportPeriodMillis() : Math.toIntExact(period.toMillis()));
  }
}
