package io.umbral.embedded.alarms;

import io.umbral.embedded.Directories;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.alarms.AlertsFile.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral backtest}: what rules would have told of recorded data. */
@Command(
    name = "backtest",
    description = {
      "Runs recorded data through the jobs with the rules given, and says what would have fired,",
      "as a difference from what did: + would have, - did and would not have, = both."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BacktestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "PATH",
      description = "rules to try: a file, or a folder of YAML files")
  private Path rules;

  /** Where the data is. */
  private static final class Origin {

    @Option(
        names = "--input",
        required = true,
        paramLabel = "DIR",
        description = "recorded data: a file, or a folder that is searched to its depth")
    private Path input;

    @Option(
        names = "--bootstrap",
        required = true,
        paramLabel = "HOST:PORT",
        description =
            "what a Kafka still has on the topics cell-reports and cell-inventory; what did fire"
                + " is taken from its topic alerts")
    private String bootstrap;
  }

  @ArgGroup(multiplicity = "1")
  private Origin origin;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "avro",
      description = "as of replay (default: ${DEFAULT-VALUE})")
  private String format;

  @Option(names = "--region", paramLabel = "R", description = "as of replay")
  private String region;

  @Option(names = "--operator-path-element", paramLabel = "K", description = "as of replay")
  private Integer operatorPathElement;

  @Option(names = "--zone", paramLabel = "ZONE", description = "as of replay")
  private String zone;

  @Option(names = "--inventory", paramLabel = "DIR", description = "as of replay")
  private Path inventory;

  @Option(
      names = "--slo",
      paramLabel = "P",
      description = "as of replay: promises, for rules of burn rates and budgets")
  private Path slo;

  @Option(
      names = "--against",
      paramLabel = "PATH",
      description =
          "alerts.jsonl of what did fire (default: the topic alerts with --bootstrap, else"
              + " nothing)")
  private Path against;

  /** An alarm as far as two runs can be compared. */
  private record Fired(String ruleId, String place, String startsAt) {

    static Fired of(Line line) {
      return new Fired(line.text("ruleId"), line.place(), line.text("startsAt"));
    }

    @Override
    public String toString() {
      return startsAt + " " + ruleId + " " + place;
    }
  }

  @Override
  public Integer call() throws IOException {
    Map<Fired, Line> did = fired(before());
    Path out = Files.createTempDirectory("umbral-backtest-");
    try {
      replay(out);
      say(did, fired(AlertsFile.read(out)));
    } finally {
      Directories.delete(out);
    }
    return Umbral.GOOD;
  }

  private List<Line> before() throws IOException {
    if (against != null) {
      return AlertsFile.read(against);
    }
    return origin.bootstrap == null ? List.of() : AlertsFile.readTopic(origin.bootstrap);
  }

  private void replay(Path out) {
    List<String> arguments = new ArrayList<>(List.of("replay", "--out", out.toString()));
    add(arguments, "--rules", rules);
    add(arguments, "--input", origin.input);
    add(arguments, "--bootstrap", origin.bootstrap);
    add(arguments, "--format", format);
    add(arguments, "--region", region);
    add(arguments, "--operator-path-element", operatorPathElement);
    add(arguments, "--zone", zone);
    add(arguments, "--inventory", inventory);
    add(arguments, "--slo", slo);
    CommandLine own = spec.commandLine();
    int code =
        Umbral.commandLine()
            .setOut(own.getErr())
            .setErr(own.getErr())
            .execute(arguments.toArray(String[]::new));
    if (code != Umbral.GOOD) {
      throw new UsageException("the replay ended with exit code " + code);
    }
  }

  private static void add(List<String> arguments, String name, Object value) {
    if (value != null) {
      arguments.add(name);
      arguments.add(value.toString());
    }
  }

  /** The alarms in their last form, without those that never were and those of rules on trial. */
  private static Map<Fired, Line> fired(List<Line> lines) {
    Map<String, Line> last = new LinkedHashMap<>();
    lines.forEach(line -> last.put(line.text("alertId"), line));
    Map<Fired, Line> fired = new LinkedHashMap<>();
    for (Line line : last.values()) {
      if (!line.isTrue("retracted")) {
        fired.put(Fired.of(line), line);
      }
    }
    return fired;
  }

  private void say(Map<Fired, Line> did, Map<Fired, Line> would) {
    Map<String, String> lines = new TreeMap<>();
    would.forEach(
        (alarm, line) ->
            lines.put(
                alarm.toString(), (did.containsKey(alarm) ? "= " : "+ ") + alarm + state(line)));
    did.forEach((alarm, line) -> lines.putIfAbsent(alarm.toString(), "- " + alarm + state(line)));
    PrintWriter out = spec.commandLine().getOut();
    lines.values().forEach(out::println);
    long both = would.keySet().stream().filter(did::containsKey).count();
    long told = would.values().stream().filter(line -> line.isTrue("notified")).count();
    out.println(
        "%d would have fired, %d of them people would have been told of; %d did; %d are in both"
            .formatted(would.size(), told, did.size(), both));
    out.flush();
  }

  private static String state(Line line) {
    String until = line.text("endsAt").isEmpty() ? "still lasts" : "until " + line.text("endsAt");
    return ", " + until + (line.isTrue("notified") ? ", told" : ", not told");
  }
}
