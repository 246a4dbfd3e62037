package io.umbral.cluster;

import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code umbral cluster logs}. */
@Command(
    name = "logs",
    description = "Shows the last lines that a part has written, and where the file is.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

  @ParentCommand private ClusterCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PART",
      description = "zookeeper, kafka, jobmanager, taskmanager-1 or taskmanager-2")
  private Part part;

  @Option(names = "--lines", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
  private int lines = 40;

  @Override
  public Integer call() throws IOException {
    Path log = parent.cluster().logOf(part);
    PrintWriter out = spec.commandLine().getOut();
    out.println(log);
    if (Files.exists(log)) {
      List<String> all = Files.readAllLines(log);
      all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
    }
    out.flush();
    return Umbral.GOOD;
  }
}
