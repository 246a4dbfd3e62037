package io.umbral.cluster;

import io.umbral.embedded.Umbral;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code umbral cluster kill}. */
@Command(
    name = "kill",
    description = "Kills a part, to see what becomes of the job; up brings it back.",
    mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

  @ParentCommand private ClusterCommand parent;

  @Parameters(
      paramLabel = "PART",
      description = "zookeeper, kafka, jobmanager, taskmanager-1 or taskmanager-2")
  private Part part;

  @Override
  public Integer call() {
    parent.cluster().kill(part);
    return Umbral.GOOD;
  }
}
