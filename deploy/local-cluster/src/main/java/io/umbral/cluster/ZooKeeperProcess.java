package io.umbral.cluster;

import java.io.File;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;

/** ZooKeeper as a process. */
final class ZooKeeperProcess {

  /** Beats of its clock, milliseconds: a session may be as short as two of them. */
  private static final int TICK_MILLIS = 500;

  private ZooKeeperProcess() {}

  /**
   * Runs until the process ends.
   *
   * @param arguments port and directory, which is kept
   */
  public static void main(String... arguments) throws Exception {
    InstanceSpec spec =
        new InstanceSpec(
            new File(arguments[1]),
            Integer.parseInt(arguments[0]),
            -1,
            -1,
            false,
            1,
            TICK_MILLIS,
            -1,
            Map.of(),
            Ports.HOST);
    try (TestingServer server = new TestingServer(spec, true)) {
      System.out.println("ZooKeeper at " + server.getConnectString());
      new CountDownLatch(1).await();
    }
  }
}
