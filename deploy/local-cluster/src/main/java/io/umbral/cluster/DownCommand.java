package io.umbral.cluster;

import io.umbral.embedded.Directories;
import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code umbral cluster down}. */
@Command(
    name = "down",
    description = {
      "Ends all parts. What they keep stays: up goes on from the last checkpoint, with what is on",
      "the topics."
    },
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

  @ParentCommand private ClusterCommand parent;

  @Option(names = "--delete", description = "topics, state and logs as well")
  private boolean delete;

  @Override
  public Integer call() throws IOException {
    parent.cluster().stop();
    if (delete) {
      Directories.delete(parent.directory());
    }
    return Umbral.GOOD;
  }
}
