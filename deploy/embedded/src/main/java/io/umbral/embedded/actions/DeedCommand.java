package io.umbral.embedded.actions;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.OnAlarm.Deed;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Something done to one alarm. */
abstract class DeedCommand implements Callable<Integer> {

  private final Deed deed;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ALERT-ID", description = "name of the alarm")
  private String alertId;

  @Mixin private Actor actor;

  DeedCommand(Deed deed) {
    this.deed = deed;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean isWordy = deed == Deed.COMMENT || deed == Deed.CLEAR;
    String comment =
        isWordy ? actor.requiredComment(spec.commandLine().getCommandName()) : actor.comment();
    ActionTopics topics = actor.topics();
    Alarm alarm =
        topics
            .alarm(alertId)
            .orElseThrow(
                () -> new UsageException("there is no alarm " + alertId + " on alert-state"));
    refuseWhatChangesNothing(alarm);
    OnAlarm action =
        new OnAlarm(
            Actor.newActionId(), actor.by(), Clock.systemUTC().millis(), comment, alertId, deed);
    topics.write(action);
    spec.commandLine().getOut().println(ActionText.of(action));
    spec.commandLine().getOut().flush();
    return Umbral.GOOD;
  }

  private void refuseWhatChangesNothing(Alarm alarm) {
    if (deed != Deed.COMMENT && !alarm.isFiring()) {
      throw new UsageException("alarm " + alertId + " is over: only a comment is possible");
    }
    boolean isAcknowledged = alarm.attention().acknowledgement().isPresent();
    if (deed == Deed.ACKNOWLEDGE && isAcknowledged) {
      throw new UsageException(
          "alarm "
              + alertId
              + " is acknowledged by "
              + alarm.attention().acknowledgement().orElseThrow().by());
    }
    if (deed == Deed.UNACKNOWLEDGE && !isAcknowledged) {
      throw new UsageException("alarm " + alertId + " is not acknowledged");
    }
  }

  /** Looks after it. */
  @Command(
      name = "acknowledge",
      aliases = "ack",
      description = "You look after an alarm: nobody is reminded of it any more.",
      mixinStandardHelpOptions = true)
  static final class Acknowledge extends DeedCommand {
    Acknowledge() {
      super(Deed.ACKNOWLEDGE);
    }
  }

  /** No longer looks after it. */
  @Command(
      name = "unacknowledge",
      description = "Nobody looks after an alarm any more.",
      mixinStandardHelpOptions = true)
  static final class Unacknowledge extends DeedCommand {
    Unacknowledge() {
      super(Deed.UNACKNOWLEDGE);
    }
  }

  /** Remarks something. */
  @Command(
      name = "comment",
      description = "A remark on an alarm, with --comment.",
      mixinStandardHelpOptions = true)
  static final class Comment extends DeedCommand {
    Comment() {
      super(Deed.COMMENT);
    }
  }

  /** Says that it is over. */
  @Command(
      name = "clear",
      description = "An alarm is over, as --comment says why; it is raised again where it worsens.",
      mixinStandardHelpOptions = true)
  static final class Clear extends DeedCommand {
    Clear() {
      super(Deed.CLEAR);
    }
  }
}
