package io.umbral.cluster;

import io.umbral.embedded.Umbral;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code umbral cluster status}. */
@Command(
    name = "status",
    description = "Says which parts are alive, and how the job stands.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all are, and the job runs",
      "1:one is not, or the job does not",
      "2:bad usage"
    })
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private ClusterCommand parent;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LocalCluster cluster = parent.cluster();
    PrintWriter out = spec.commandLine().getOut();
    boolean isGood = true;
    for (Part part : Part.OF_EVERY_CLUSTER) {
      Optional<Long> pid = cluster.pidOf(part);
      isGood &= pid.isPresent();
      out.println(
          String.format(
              Locale.ROOT, "%-14s %s", part, pid.map(one -> "process " + one).orElse("DOWN")));
    }
    Optional<JobStanding> job = cluster.job();
    out.println(String.format(Locale.ROOT, "%-14s %s", "job", words(job)));
    out.println(
        String.format(
            Locale.ROOT, "%-14s kafka %s, flink %s", "", cluster.bootstrap(), cluster.flink()));
    out.flush();
    return isGood && job.map(JobStanding::isWhole).orElse(false)
        ? Umbral.GOOD
        : Umbral.CHECK_FAILED;
  }

  static String words(Optional<JobStanding> job) {
    return job.map(
            one ->
                "%s is %s, %d of %d tasks run"
                    .formatted(one.name(), one.state(), one.running(), one.total()))
        .orElse("NONE, or the JobManager does not answer");
  }
}
