package io.umbral.embedded.actions;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code umbral act end}: ends maintenance or a silence early. */
@Command(
    name = "end",
    description = "Ends maintenance or a silence now; one that has not begun never does.",
    mixinStandardHelpOptions = true)
final class EndCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ACTION-ID", description = "name of the plan, as act log shows it")
  private String actionId;

  @Mixin private Actor actor;

  @Override
  public Integer call() throws InterruptedException {
    ActionTopics topics = actor.topics();
    long nowMillis = Clock.systemUTC().millis();
    Plan plan = latestPlan(topics);
    if (plan.untilMillis() <= nowMillis) {
      throw new UsageException(
          "plan " + actionId + " ended at " + Instant.ofEpochMilli(plan.untilMillis()));
    }
    Plan ended =
        new Plan(
            plan.id(),
            actor.by(),
            nowMillis,
            actor.comment(),
            plan.kind(),
            plan.selector(),
            plan.rules(),
            plan.fromMillis(),
            Math.max(plan.fromMillis(), nowMillis));
    topics.write(ended);
    spec.commandLine().getOut().println(ActionText.of(ended));
    spec.commandLine().getOut().flush();
    return Umbral.GOOD;
  }

  private Plan latestPlan(ActionTopics topics) {
    Optional<Plan> found = Optional.empty();
    for (OperatorAction action : topics.actions()) {
      if (action instanceof Plan plan && plan.id().equals(actionId)) {
        found = Optional.of(plan);
      }
    }
    return found.orElseThrow(
        () -> new UsageException("there is no maintenance or silence " + actionId));
  }
}
