package io.umbral.cluster;

import io.umbral.embedded.Umbral;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code umbral cluster up}. */
@Command(
    name = "up",
    description = {
      "Starts what does not run, creates the topics, and waits until the job runs. After a part was",
      "killed, it brings that part back."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the job runs", "1:it does not within two minutes", "2:bad usage"})
final class UpCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParentCommand private ClusterCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      defaultValue = "sla",
      description = "sla or alert (default: ${DEFAULT-VALUE})")
  private String job;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting of the job, as of umbral job")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() {
    LocalCluster cluster = parent.cluster();
    PrintWriter out = spec.commandLine().getOut();
    cluster.startKafka();
    cluster.startFlink(arguments());
    boolean isWhole =
        LocalCluster.await(PATIENCE, () -> cluster.job().map(JobStanding::isWhole).orElse(false));
    out.println("kafka:  " + cluster.bootstrap());
    out.println("flink:  " + cluster.flink());
    out.println("job:    " + StatusCommand.words(cluster.job()));
    out.flush();
    return isWhole ? Umbral.GOOD : Umbral.CHECK_FAILED;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(job));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }
}
