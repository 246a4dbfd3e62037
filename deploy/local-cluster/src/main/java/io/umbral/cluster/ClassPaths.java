package io.umbral.cluster;

import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the processes are made of, as the build has left it.
 *
 * @param own of ZooKeeper and Kafka: that of this process
 * @param flink of Flink: nothing of ours is on it
 * @param jobJar what Flink runs
 */
record ClassPaths(String own, String flink, Path jobJar) {

  private static final Path JOB_JAR = Path.of("job", "target", "umbral-job.jar");
  private static final Path FLINK = Path.of("local-cluster", "flink", "target", "classpath.txt");

  /**
   * Finds them.
   *
   * @throws UsageException where something was not built
   */
  static ClassPaths find() {
    Path deploy = deploy();
    try {
      return new ClassPaths(
          System.getProperty("java.class.path"),
          Files.readString(there(deploy.resolve(FLINK))).strip(),
          there(deploy.resolve(JOB_JAR)));
    } catch (IOException e) {
      throw new UncheckedIOException("the class path of Flink cannot be read", e);
    }
  }

  private static Path there(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          file
              + " is missing: build it with mvn package -pl deploy/local-cluster/flink,deploy/job"
              + " -am -Dmaven.test.skip=true");
    }
    return file;
  }

  /** The folder {@code deploy} that this program was built in. */
  static Path deploy() {
    Path code;
    try {
      code = Path.of(ClassPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the program is no path", e);
    }
    for (Path place = code; place != null; place = place.getParent()) {
      if (place.endsWith(Path.of("deploy", "local-cluster"))) {
        return place.getParent();
      }
    }
    throw new UsageException(
        "the local cluster is run from the project that it was built in, not from " + code);
  }
}
