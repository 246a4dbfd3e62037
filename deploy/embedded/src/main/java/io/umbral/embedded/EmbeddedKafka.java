package io.umbral.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker (KRaft, its own controller) inside this process, reachable from this machine
 * only. It is up when {@code start} returns, in 3 to 5 s on two cores.
 *
 * <p>Topics come into being by {@link #createTopic} alone: a misspelt name is an error, not a new
 * topic. A broker in a given directory finds its topics again; one in a directory of its own
 * deletes it when closed.
 */
public final class EmbeddedKafka implements AutoCloseable {

  /** Ask for any free port. */
  public static final int ANY_PORT = 0;

  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final int NODE_ID = 1;

  /** The same in every directory, so that a directory can be opened again. */
  private static final String CLUSTER_ID = "VW1icmFsRW1iZWRkZWQwMQ";

  private final KafkaRaftServer server;
  private final Admin admin;
  private final String bootstrap;
  private final Optional<Path> ownDirectory;
  private boolean closed;

  private EmbeddedKafka(KafkaRaftServer server, int port, Optional<Path> ownDirectory) {
    this.server = server;
    this.bootstrap = HOST + ":" + port;
    this.ownDirectory = ownDirectory;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /**
   * Starts a broker on a free port, in a temporary directory of its own.
   *
   * @return the broker, up
   */
  public static EmbeddedKafka start() {
    return start(ANY_PORT);
  }

  /**
   * Starts a broker in a temporary directory of its own.
   *
   * @param port where it listens, or {@link #ANY_PORT}
   * @return the broker, up
   * @throws UsageException if the port is in use
   */
  public static EmbeddedKafka start(int port) {
    Path directory;
    try {
      directory = Files.createTempDirectory("umbral-kafka-");
    } catch (IOException fault) {
      throw new UncheckedIOException("Kafka has no temporary directory", fault);
    }
    try {
      return start(port, directory, Optional.of(directory));
    } catch (RuntimeException fault) {
      delete(directory);
      throw fault;
    }
  }

  /**
   * Starts a broker that keeps its topics in a directory.
   *
   * @param port where it listens, or {@link #ANY_PORT}
   * @param directory new, empty, or of an earlier embedded broker; kept when the broker is closed
   * @return the broker, up
   * @throws UsageException if the port is in use
   */
  public static EmbeddedKafka start(int port, Path directory) {
    return start(port, directory, Optional.empty());
  }

  private static EmbeddedKafka start(int port, Path directory, Optional<Path> ownDirectory) {
    Ports ports = Ports.choose(port);
    format(directory);
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(configuration(ports, directory), false), Time.SYSTEM);
    try {
      server.startup();
      return new EmbeddedKafka(server, ports.broker(), ownDirectory);
    } catch (RuntimeException fault) {
      server.shutdown();
      throw fault;
    }
  }

  /**
   * Where clients connect to.
   *
   * @return host and port, as in {@code 127.0.0.1:9092}
   */
  public String bootstrap() {
    return bootstrap;
  }

  /**
   * Creates a topic. One that exists already, with as many partitions, is left as it is.
   *
   * @param name the topic
   * @param partitions how many, 1 or more
   * @param configuration Kafka's topic settings, as in {@code cleanup.policy=compact}; may be empty
   * @throws IllegalStateException if the topic exists with another number of partitions
   */
  public void createTopic(String name, int partitions, Map<String, String> configuration) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(configuration);
    try {
      get(admin.createTopics(List.of(topic)).all());
    } catch (TopicExistsException exists) {
      int found = partitionsOf(name);
      if (found != partitions) {
        throw new IllegalStateException(
            "Topic %s at %s has %d partitions, not %d: name another directory, or empty this one"
                .formatted(name, bootstrap, found, partitions),
            exists);
      }
    }
  }

  /** Stops the broker; deletes its directory if the broker chose it. May be called again. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    admin.close();
    server.shutdown();
    server.awaitShutdown();
    ownDirectory.ifPresent(EmbeddedKafka::delete);
  }

  private int partitionsOf(String name) {
    return get(admin.describeTopics(List.of(name)).allTopicNames()).get(name).partitions().size();
  }

  private static void format(Path directory) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(CLUSTER_ID)
          .setNodeId(NODE_ID)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(directory.toString())
          .addDirectory(directory.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception fault) { // Formatter.run declares no less
      throw new IllegalStateException(
          "Kafka cannot use the directory %s: %s".formatted(directory, fault.getMessage()), fault);
    }
  }

  private static Properties configuration(Ports ports, Path directory) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            Integer.toString(NODE_ID),
            "controller.quorum.voters",
            NODE_ID + "@" + HOST + ":" + ports.controller(),
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
                .formatted(HOST, ports.broker(), HOST, ports.controller()),
            "log.dirs",
            directory.toString(),
            "auto.create.topics.enable",
            "false",
            "group.initial.rebalance.delay.ms",
            "0"));
    // One broker holds the only copy of everything.
    for (String topic : List.of("offsets.topic", "transaction.state.log")) {
      properties.put(topic + ".replication.factor", "1");
      properties.put(topic + ".num.partitions", "4");
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    // Recordings are years old when they are sent: only a topic that says so deletes by age, for
    // else the broker would begin to, half a minute after its start.
    properties.put("log.retention.ms", "-1");
    // The default, 128 MB of heap for compaction, is meant for a machine of its own.
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    return properties;
  }

  private static void delete(Path directory) {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(
          "The temporary directory " + directory + " is still there", fault);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the broker", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /**
   * The two ports of a broker. They were free a moment ago; Kafka binds them itself, and says so if
   * another process was faster.
   */
  private record Ports(int broker, int controller) {

    static Ports choose(int wanted) {
      try (ServerSocket broker = bind(wanted);
          ServerSocket controller = bind(ANY_PORT)) {
        return new Ports(broker.getLocalPort(), controller.getLocalPort());
      } catch (IOException fault) {
        throw new UsageException(
            "Kafka cannot listen on %s:%d (%s): stop what uses that port, or choose another"
                .formatted(HOST, wanted, fault.getMessage()),
            fault);
      }
    }

    private static ServerSocket bind(int port) throws IOException {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    }
  }
}
