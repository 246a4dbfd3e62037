package io.umbral.embedded.actions;

import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.Selector;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A time in which nobody is told of some alarms. */
abstract class PlanCommand implements Callable<Integer> {

  private final Plan.Kind kind;

  @Spec private CommandSpec spec;

  @Mixin private Actor actor;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "first instant, such as 2026-03-01T22:00:00Z; of the past, too (default: now)")
  private String from;

  @Option(names = "--until", paramLabel = "INSTANT", description = "first instant after it")
  private String until;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "instead of --until, such as PT2H or 2h")
  private String length;

  @Option(
      names = "--region",
      split = ",",
      paramLabel = "REGION",
      description = "regions and corridors; their parts are meant too")
  private List<String> regions = new ArrayList<>();

  @Option(names = "--operator", split = ",", paramLabel = "OPERATOR", description = "ranHosts")
  private List<String> operators = new ArrayList<>();

  @Option(
      names = "--technology",
      split = ",",
      paramLabel = "TECHNOLOGY",
      description = "such as NR")
  private List<String> technologies = new ArrayList<>();

  @Option(
      names = "--rule",
      split = ",",
      paramLabel = "RULE",
      description = "alarms of these rules alone")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--everything", description = "all alarms: needed where nothing is selected")
  private boolean isEverything;

  PlanCommand(Plan.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    ActionTopics topics = actor.topics();
    refuseWhatIsNotThere(topics);
    long nowMillis = clock.millis();
    long fromMillis = from == null ? nowMillis : instant("--from", from);
    long untilMillis = untilMillis(fromMillis);
    if (untilMillis <= fromMillis) {
      throw new UsageException(
          "it ends at "
              + Instant.ofEpochMilli(untilMillis)
              + " and should end after "
              + Instant.ofEpochMilli(fromMillis));
    }
    Plan plan =
        new Plan(
            Actor.newActionId(),
            actor.by(),
            nowMillis,
            actor.requiredComment(spec.commandLine().getCommandName()),
            kind,
            new Selector(
                Set.copyOf(regions),
                Set.copyOf(operators),
                Set.copyOf(technologies),
                Map.of(),
                Optional.empty()),
            Set.copyOf(rules),
            fromMillis,
            untilMillis);
    topics.write(plan);
    spec.commandLine().getOut().println(ActionText.of(plan));
    spec.commandLine().getOut().flush();
    return Umbral.GOOD;
  }

  private void refuseWhatIsNotThere(ActionTopics topics) {
    boolean isSelected =
        !regions.isEmpty() || !operators.isEmpty() || !technologies.isEmpty() || !rules.isEmpty();
    if (isSelected == isEverything) {
      throw new UsageException(
          isSelected
              ? "--everything and a selection exclude each other"
              : "nothing is selected: name a --region, --operator, --technology or --rule, or say"
                  + " --everything");
    }
    List<String> known =
        new ArrayList<>(Arrays.stream(Technology.values()).map(Enum::name).toList());
    known.add(SeriesKey.ALL);
    requireKnown("--technology", technologies, known);
    if (!rules.isEmpty()) {
      requireKnown("--rule", rules, List.copyOf(topics.ruleIds()));
    }
  }

  private static void requireKnown(String option, List<String> given, List<String> known) {
    for (String one : given) {
      if (!known.contains(one)) {
        throw new UsageException(
            option + " " + one + " is not known; there are " + String.join(", ", known));
      }
    }
  }

  private long untilMillis(long fromMillis) {
    if ((until == null) == (length == null)) {
      throw new UsageException("say when it ends: --until or --for, one of the two");
    }
    return until != null ? instant("--until", until) : fromMillis + duration(length).toMillis();
  }

  private static long instant(String option, String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new UsageException(
          option + " " + text + " should be an instant in UTC, such as 2026-03-01T22:00:00Z", e);
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (DateTimeException e) {
      throw new UsageException("--for " + text + " should be a duration such as 30m or 2h", e);
    }
  }

  /** Planned work. */
  @Command(
      name = "maintenance",
      description = "Planned work: alarms in it are marked as a planned outage; of the past, too.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Maintenance extends PlanCommand {
    Maintenance() {
      super(Plan.Kind.MAINTENANCE);
    }
  }

  /** No word of it. */
  @Command(
      name = "silence",
      description = "Nobody is told of some alarms for a while.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Silence extends PlanCommand {
    Silence() {
      super(Plan.Kind.SILENCE);
    }
  }
}
