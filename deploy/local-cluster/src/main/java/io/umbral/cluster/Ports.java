package io.umbral.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the parts listen, all on the loopback address. They are kept in a file: a part that starts
 * again is found where it was.
 */
record Ports(int zooKeeper, int kafka, int rest) {

  static final String HOST = "127.0.0.1";

  /** Reads the ports of a cluster that was there before, or chooses free ones. */
  static Ports of(Path file) {
    try {
      if (Files.exists(file)) {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
          kept.load(reader);
        }
        return new Ports(number(kept, "zookeeper"), number(kept, "kafka"), number(kept, "rest"));
      }
      Ports chosen = free();
      try (Writer writer = Files.newBufferedWriter(file)) {
        chosen.properties().store(writer, "Ports of the local cluster on " + HOST);
      }
      return chosen;
    } catch (IOException e) {
      throw new UncheckedIOException("the ports in " + file + " cannot be kept", e);
    }
  }

  private static int number(Properties kept, String name) {
    return Integer.parseInt(kept.getProperty(name));
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("zookeeper", Integer.toString(zooKeeper));
    properties.setProperty("kafka", Integer.toString(kafka));
    properties.setProperty("rest", Integer.toString(rest));
    return properties;
  }

  private static Ports free() throws IOException {
    // All held at once, so that none is chosen twice.
    try (ServerSocket one = socket();
        ServerSocket two = socket();
        ServerSocket three = socket()) {
      return new Ports(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
    }
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  String bootstrap() {
    return HOST + ":" + kafka;
  }
}
