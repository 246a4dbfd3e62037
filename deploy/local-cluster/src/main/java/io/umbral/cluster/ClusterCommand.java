package io.umbral.cluster;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code umbral cluster}: a cluster of several processes on this machine. */
@Command(
    name = "umbral cluster",
    description = {
      "ZooKeeper, Kafka, a JobManager and two TaskManagers, each in a process of its own, with a",
      "job of Umbral on them. They run until they are taken down, and take about 2.5 GB of memory."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      KillCommand.class,
      DownCommand.class
    })
final class ClusterCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "state, logs and ports (default: deploy/local-cluster/target/cluster)")
  private Path directory;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "umbral cluster: no command given; name one of those below");
  }

  /** The cluster that is meant. */
  LocalCluster cluster() {
    return LocalCluster.in(directory());
  }

  /** Where its state is. */
  Path directory() {
    return directory == null
        ? ClassPaths.deploy().resolve(Path.of("local-cluster", "target", "cluster"))
        : directory;
  }
}
