package io.umbral.embedded.actions;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.embedded.Umbral;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code umbral act log}: who did what, and when. */
@Command(
    name = "log",
    description = "Who did what, and when, the oldest first.",
    mixinStandardHelpOptions = true)
final class LogCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9092",
      description = "Kafka with the topic operator-actions (default: ${DEFAULT-VALUE})")
  private String bootstrap;

  @Option(names = "--alarm", paramLabel = "ALERT-ID", description = "what was done to this one")
  private String alertId;

  @Override
  public Integer call() {
    List<OperatorAction> actions = new ActionTopics(bootstrap).actions();
    PrintWriter out = spec.commandLine().getOut();
    actions.stream().filter(this::isAsked).map(ActionText::of).forEach(out::println);
    out.flush();
    return Umbral.GOOD;
  }

  private boolean isAsked(OperatorAction action) {
    return alertId == null || (action instanceof OnAlarm deed && deed.alertId().equals(alertId));
  }
}
