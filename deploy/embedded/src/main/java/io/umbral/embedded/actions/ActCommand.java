package io.umbral.embedded.actions;

import picocli.CommandLine.Command;

/** {@code umbral act}: what people do about alarms. */
@Command(
    name = "act",
    description = {
      "Acknowledges, comments and clears alarms, plans maintenance and silences, and shows who did",
      "what. Each action is a record of the topic operator-actions, with who did it and when."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeedCommand.Acknowledge.class,
      DeedCommand.Unacknowledge.class,
      DeedCommand.Comment.class,
      DeedCommand.Clear.class,
      PlanCommand.Maintenance.class,
      PlanCommand.Silence.class,
      EndCommand.class,
      LogCommand.class
    })
public final class ActCommand {}
