package io.umbral.embedded.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker in this process that speaks TLS, asks for a password by SCRAM, and allows nothing that
 * was not granted. Its certificate is made when it starts.
 */
final class SecureKafka implements AutoCloseable {

  /** May do everything. */
  static final String ADMIN = "admin";

  private static final String HOST = "127.0.0.1";
  private static final String STORE_PASSWORD = "of-a-store-that-lives-a-minute";

  private final Path directory;
  private final KafkaRaftServer server;
  private final int port;

  /**
   * Starts one.
   *
   * @param directory empty; its certificate and its topics
   * @param passwords of its users, {@link #ADMIN} among them
   */
  SecureKafka(Path directory, Map<String, String> passwords) throws Exception {
    this.directory = directory;
    makeCertificate();
    Path logs = directory.resolve("logs");
    List<String> users = new ArrayList<>();
    passwords.forEach(
        (user, password) ->
            users.add("SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, password)));
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId("VW1icmFsU2VjdXJlS2Fma2E")
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(logs.toString())
        .addDirectory(logs.toString())
        .setScramArguments(users)
        .run();
    int controller;
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = one.getLocalPort();
      controller = two.getLocalPort();
    }
    server =
        new KafkaRaftServer(
            new KafkaConfig(configuration(logs, controller, passwords.get(ADMIN)), false),
            Time.SYSTEM);
    server.startup();
  }

  private Properties configuration(Path logs, int controller, String adminPassword) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + HOST + ":" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "SASL_SSL://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controller));
    settings.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "SASL_SSL");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(ADMIN, adminPassword));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", directory.resolve("broker.p12").toString());
    settings.put("ssl.keystore.password", STORE_PASSWORD);
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", certificate().toString());
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The broker speaks to its controller, in the same process, without a name.
    settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
    settings.put("log.dirs", logs.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  private void makeCertificate() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=broker",
        "-ext",
        "SAN=ip:" + HOST,
        "-validity",
        "2",
        "-storetype",
        "PKCS12");
    keytool("-exportcert", "-alias", "broker", "-rfc", "-file", certificate().toString());
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore", directory.resolve("broker.p12").toString(), "-storepass", STORE_PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool says: " + said);
    }
  }

  /** What its clients trust. */
  Path certificate() {
    return directory.resolve("broker.pem");
  }

  String bootstrap() {
    return HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
