package io.umbral.cluster;

import io.umbral.embedded.Directories;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The processes of a cluster in one directory. It outlives the program that started it: another one
 * with the same directory finds it again.
 */
public final class LocalCluster {

  /**
   * Where the second TaskManager listens: an address of its own, so that it alone can be cut off.
   * Only Linux has all of 127.0.0.0/8 without being told.
   */
  static final String SECOND_HOST =
      System.getProperty("os.name").equals("Linux") ? "127.0.0.2" : Ports.HOST;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Of topics that are spread. */
  private static final int PARTITIONS = 4;

  private final Path directory;
  private final Ports ports;
  private final ClassPaths classPaths;
  private final Processes processes;

  private LocalCluster(Path directory, Ports ports, ClassPaths classPaths) {
    this.directory = directory;
    this.ports = ports;
    this.classPaths = classPaths;
    processes = new Processes(directory.resolve("processes"), directory.resolve("logs"), directory);
  }

  /**
   * The cluster of a directory, running or not.
   *
   * @param directory its state, logs and ports; made where it is missing
   * @return for whoever starts or stops it
   * @throws UsageException where something was not built
   */
  public static LocalCluster in(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      for (String folder : List.of("processes", "logs", "conf", "lib", "usrlib", "state")) {
        Path unused = Files.createDirectories(absolute.resolve(folder));
      }
    } catch (IOException e) {
      throw new UsageException("the folder " + absolute + " cannot be made: " + e, e);
    }
    return new LocalCluster(
        absolute, Ports.of(absolute.resolve("ports.properties")), ClassPaths.find());
  }

  /** Where Kafka's clients connect to. */
  public String bootstrap() {
    return ports.bootstrap();
  }

  /** Where Flink's HTTP interface is; its pages are not part of it. */
  public String flink() {
    return "http://" + Ports.HOST + ":" + ports.rest();
  }

  /** Where a part writes what it says. */
  public Path logOf(Part part) {
    return processes.logOf(part);
  }

  /** Whether the process of a part is alive. */
  public boolean isAlive(Part part) {
    return processes.find(part).isPresent();
  }

  /** The number of the process of a part that is alive. */
  Optional<Long> pidOf(Part part) {
    return processes.find(part).map(ProcessHandle::pid);
  }

  /** How the job stands; empty where nobody answers or there is none. */
  public Optional<JobStanding> job() {
    return JobStanding.ask(ports);
  }

  /**
   * Starts ZooKeeper and Kafka where they do not run, and creates the topics.
   *
   * @throws UsageException where there are topics that are not as they should be
   */
  public void startKafka() {
    start(Part.ZOOKEEPER, List.of());
    start(Part.KAFKA, List.of());
    Topics.create(bootstrap(), PARTITIONS)
        .ifPresent(
            refusal -> {
              throw new UsageException(
                  refusal
                      + System.lineSeparator()
                      + "the topics are not as they should be: take the cluster down with umbral"
                      + " cluster down --delete, and up again");
            });
  }

  /**
   * Starts the parts of Flink that do not run; returns at once.
   *
   * @param job arguments of the job, a name and options; where Kafka is, is added
   */
  public void startFlink(List<String> job) {
    for (Part part : List.of(Part.JOBMANAGER, Part.TASKMANAGER_1, Part.TASKMANAGER_2)) {
      start(part, job);
    }
  }

  /** Ends all parts. What they keep stays. */
  public void stop() {
    Part[] parts = Part.values();
    for (int i = parts.length - 1; i >= 0; i--) {
      stop(parts[i]);
    }
  }

  /**
   * Starts a part that is not alive; returns at once.
   *
   * @param part which
   * @param arguments of the job, for the parts of Flink: a name and options; of the command, for
   *     ingest and console. Where Kafka is, is added. None for the others
   */
  public void start(Part part, List<String> arguments) {
    if (isAlive(part)) {
      return;
    }
    prepare(part, arguments);
    processes.start(
        part,
        switch (part) {
          case ZOOKEEPER -> own(part, ZooKeeperProcess.class, ports.zooKeeper());
          case KAFKA -> own(part, KafkaProcess.class, ports.kafka());
          case JOBMANAGER -> jobManager(arguments);
          case TASKMANAGER_1 -> taskManager(part, Ports.HOST);
          case TASKMANAGER_2 -> taskManager(part, SECOND_HOST);
          case INGEST, CONSOLE -> umbral(part, arguments);
        },
        // Flink looks for the jars of the job in the folder usrlib beside this one, and tells its
        // workers where that is from the working directory.
        Map.of("FLINK_LIB_DIR", directory.resolve("lib").toString()));
  }

  /** Asks a part to end, and ends it where it does not. */
  public void stop(Part part) {
    processes.stop(part);
  }

  /** Ends a part with SIGKILL. */
  public void kill(Part part) {
    processes.kill(part);
  }

  /** Stops a part with SIGSTOP: it is alive and does nothing, until {@link #resume}. */
  public void pause(Part part) {
    processes.signal(part, "STOP");
  }

  /** Lets a part go on. */
  public void resume(Part part) {
    processes.signal(part, "CONT");
  }

  /**
   * Waits.
   *
   * @param patience for how long at most
   * @param condition what for
   * @return whether it holds
   */
  public static boolean await(Duration patience, BooleanSupplier condition) {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadlineNanos || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }

  private void prepare(Part part, List<String> arguments) {
    switch (part) {
      case JOBMANAGER -> {
        writeConfiguration(arguments.get(0));
        copyJobJar();
        emptyTemporary(part);
      }
      case TASKMANAGER_1, TASKMANAGER_2 -> {
        writeConfiguration(arguments.get(0));
        emptyTemporary(part);
      }
      case ZOOKEEPER, KAFKA, INGEST, CONSOLE -> {}
    }
  }

  /** A process that was killed has left there what it unpacked: in time, that fills a disk. */
  private void emptyTemporary(Part part) {
    Path temporary = FlinkConfiguration.temporary(directory, part);
    try {
      if (Files.exists(temporary)) {
        Directories.delete(temporary);
      }
      Path unused = Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(temporary + " cannot be emptied", e);
    }
  }

  private void writeConfiguration(String job) {
    Path conf = directory.resolve("conf");
    try (InputStream log = LocalCluster.class.getResourceAsStream("flink-log4j2.properties")) {
      Path unused =
          Files.writeString(
              conf.resolve("config.yaml"), FlinkConfiguration.text(directory, ports, job));
      unused = Files.write(conf.resolve("log4j2.properties"), log.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration in " + conf + " cannot be written", e);
    }
  }

  /** So that the next build does not change it below a running job. */
  private void copyJobJar() {
    Path jar = directory.resolve("usrlib").resolve(classPaths.jobJar().getFileName());
    try {
      Path unused = Files.copy(classPaths.jobJar(), jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be written", e);
    }
  }

  private List<String> own(Part part, Class<?> main, int port) {
    List<String> command = java(part);
    command.addAll(
        List.of(
            "-cp",
            classPaths.own(),
            main.getName(),
            Integer.toString(port),
            directory.resolve(part.toString()).toString()));
    return command;
  }

  private List<String> jobManager(List<String> job) {
    List<String> command = flink(Part.JOBMANAGER);
    command.addAll(
        List.of(
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
            "--configDir",
            directory.resolve("conf").toString(),
            "-Dio.tmp.dirs=" + FlinkConfiguration.temporary(directory, Part.JOBMANAGER),
            "--job-classname",
            "io.umbral.embedded.job.JobMain"));
    command.addAll(job);
    command.addAll(List.of("--bootstrap", bootstrap()));
    return command;
  }

  private List<String> taskManager(Part part, String host) {
    List<String> command = flink(part);
    command.addAll(
        List.of(
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            directory.resolve("conf").toString(),
            "-Dio.tmp.dirs=" + FlinkConfiguration.temporary(directory, part),
            "-Dtaskmanager.host=" + host,
            "-Dtaskmanager.bind-host=" + host));
    return command;
  }

  private List<String> umbral(Part part, List<String> arguments) {
    List<String> command = java(part);
    command.addAll(List.of("-cp", classPaths.own(), Umbral.class.getName(), part.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--bootstrap", bootstrap()));
    return command;
  }

  private List<String> flink(Part part) {
    List<String> command = java(part);
    command.addAll(
        List.of(
            "-XX:MaxDirectMemorySize=" + FlinkConfiguration.TASK_DIRECT_MEBIBYTES + "m",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dlog4j2.configurationFile=" + directory.resolve("conf").resolve("log4j2.properties"),
            "-cp",
            classPaths.flink()));
    return command;
  }

  private static List<String> java(Part part) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + part.heapMebibytes() + "m");
    command.add("-XX:+UseSerialGC"); // many processes on one machine
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Duser.timezone=UTC");
    int java = Runtime.version().feature();
    if (java >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (java >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    return command;
  }
}
