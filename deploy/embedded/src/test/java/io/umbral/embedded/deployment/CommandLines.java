package io.umbral.embedded.deployment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.console.ConsoleConfig;
import io.umbral.embedded.Commands;
import java.util.List;
import java.util.regex.Pattern;

/** Arguments that stand in files of others, held to the help of the commands. */
final class CommandLines {

  private static final String SETTING = "--set=";

  private CommandLines() {}

  /** Requires that the command, its options and its settings exist. */
  static void requireKnown(List<String> arguments) {
    int options = 0;
    while (!arguments.get(options).startsWith("-")) {
      options++;
    }
    String[] help = arguments.subList(0, options + 1).toArray(String[]::new);
    help[options] = "--help";
    Commands.Outcome said = Commands.run(help);
    assertTrue(said.exitCode() == 0, () -> arguments + ": " + said.err());
    for (String argument : arguments.subList(options, arguments.size())) {
      if (argument.startsWith("--")) {
        String option = argument.replaceFirst("=.*", "");
        assertTrue(
            Pattern.compile("(?<![\\w-])" + option + "(?![\\w-])").matcher(said.out()).find(),
            () -> option + " is no option of " + arguments);
      }
      if (argument.startsWith(SETTING)) {
        String key = argument.substring(SETTING.length()).replaceFirst("=.*", "");
        assertTrue(ConsoleConfig.keys().contains(key), () -> key + " is no setting");
      }
    }
  }
}
