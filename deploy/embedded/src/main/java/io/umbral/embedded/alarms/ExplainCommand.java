package io.umbral.embedded.alarms;

import io.umbral.alerting.rule.AlertRule;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.alarms.AlertsFile.Line;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.wire.AlertRuleCodec.Written;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code umbral explain}: why there is an alarm, from its first event to its last. */
@Command(
    name = "explain",
    description = {
      "Says why an alarm was raised, changed and cleared: what was measured, the cells that drove"
          + " it,",
      "the level of the rule and its version, who was told and why not, and what to do."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ALERT-ID", description = "name of the alarm, as in alerts.jsonl")
  private String alertId;

  /** Where the events are. */
  private static final class Origin {

    @Option(
        names = "--alerts",
        required = true,
        paramLabel = "PATH",
        description = "alerts.jsonl of a replay, or the folder that holds it")
    private Path alerts;

    @Option(
        names = "--bootstrap",
        required = true,
        paramLabel = "HOST:PORT",
        description = "Kafka with the topic alerts of a running job")
    private String bootstrap;
  }

  @ArgGroup(multiplicity = "1")
  private Origin origin;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "rules of the replay, for what to do (default: those that ship)")
  private Path rules;

  @Override
  public Integer call() throws IOException {
    List<Line> all =
        origin.alerts == null
            ? AlertsFile.readTopic(origin.bootstrap)
            : AlertsFile.read(origin.alerts);
    List<Line> events = all.stream().filter(line -> line.text("alertId").equals(alertId)).toList();
    if (events.isEmpty()) {
      throw new UsageException(
          "there is no alarm "
              + alertId
              + (origin.alerts == null
                  ? " on the topic at " + origin.bootstrap
                  : " in " + origin.alerts));
    }
    PrintWriter out = spec.commandLine().getOut();
    Line last = events.get(events.size() - 1);
    out.println("alarm " + alertId + " of rule " + last.text("ruleId") + ": " + last.place());
    for (Line event : events) {
      out.println(head(event));
      out.println("    " + evidence(event));
      contributors(event).forEach(line -> out.println("      " + line));
      told(event).ifPresent(line -> out.println("    " + line));
    }
    ruleOf(last).ifPresent(rule -> advise(rule, out));
    out.flush();
    return Umbral.GOOD;
  }

  private static String head(Line event) {
    StringBuilder head = new StringBuilder("  ");
    head.append(event.text("at"))
        .append("  ")
        .append(event.text("eventType"))
        .append(' ')
        .append(event.text("perceivedSeverity"))
        .append(", version ")
        .append(event.text("ruleVersion"))
        .append(", since ")
        .append(event.text("startsAt"));
    if (!event.text("endsAt").isEmpty()) {
      head.append(" until ").append(event.text("endsAt"));
    }
    if (!event.text("reason").equals("MEASURED")) {
      head.append(", because of ").append(event.text("reason"));
    }
    return head.toString();
  }

  private static String evidence(Line event) {
    StringBuilder text = new StringBuilder(event.text("observed", "watched"));
    append(text, " ", event.text("observed", "value"));
    append(text, ", level ", event.text("observed", "level"));
    append(text, ", budget left ", event.text("observed", "budgetLeft"));
    append(text, ", n ", event.text("observed", "n"));
    append(text, ", completeness ", event.text("observed", "completeness"));
    append(text, ", window of ", event.text("observed", "windowSeconds"));
    append(text, " s to ", event.text("observed", "windowEnd"));
    return text.toString();
  }

  private static List<String> contributors(Line event) {
    List<String> lines = new ArrayList<>();
    String total = event.text("observed", "contributors", "total");
    String of = event.text("observed", "contributors", "of");
    for (Line one : event.contributors()) {
      long percent = Math.round(100 * Double.parseDouble(one.text("share")));
      String cell = one.text("cell").isEmpty() ? "" : "cell " + one.text("cell") + " of site ";
      lines.add(
          "%3d %% of %s %s: %s%s (%s)"
              .formatted(percent, total, of, cell, one.text("site"), one.text("amount")));
    }
    return lines;
  }

  private static void append(StringBuilder text, String before, String value) {
    if (!value.isEmpty()) {
      text.append(before).append(value);
    }
  }

  private static Optional<String> told(Line event) {
    if (event.isTrue("notify")) {
      return Optional.of("people were told");
    }
    if (event.isTrue("shadow")) {
      return Optional.of("nobody was told: the rule is on trial");
    }
    if (!event.text("inhibitedBy").isEmpty()) {
      return Optional.of("nobody was told: alarm " + event.text("inhibitedBy") + " explains it");
    }
    if (event.isTrue("plannedOutage")) {
      return Optional.of("nobody was told: a planned outage");
    }
    if (event.isTrue("silenced")) {
      return Optional.of("nobody was told: silenced");
    }
    return Optional.empty();
  }

  private Optional<AlertRule> ruleOf(Line event) throws IOException {
    Path path = rules == null ? ShippedFiles.rules() : rules;
    return RuleFiles.read(path).stream()
        .map(Written::rule)
        .filter(rule -> rule.id().equals(event.text("ruleId")))
        .filter(rule -> Integer.toString(rule.head().version()).equals(event.text("ruleVersion")))
        .findFirst();
  }

  private static void advise(AlertRule rule, PrintWriter out) {
    out.println("what to do:");
    rule.head().runbook().lines().forEach(line -> out.println("  " + line));
    out.println("where the level comes from:");
    out.println("  " + rule.head().source());
  }
}
