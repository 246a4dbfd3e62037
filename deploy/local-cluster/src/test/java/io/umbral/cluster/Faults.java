package io.umbral.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What can happen to the parts of a cluster. A disk that is full and a network that is cut take
 * root: where this process may not mount or route, they are left out, and it is said.
 */
final class Faults implements AutoCloseable {

  private static final Duration AT_ONCE = Duration.ZERO;

  /** Longer than every heartbeat: the others take the part for dead, and it comes back. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** Some checkpoints fail, or the TaskManager is given up. */
  private static final Duration OUTAGE = Duration.ofSeconds(12);

  /** Room for four hours of open windows, their checkpoints, and what Flink unpacks. */
  private static final int DISK_MEBIBYTES = 1024;

  private final LocalCluster cluster;
  private final Function<Part, List<String>> arguments;
  private final Feed feed;
  private final Path disk;
  private final boolean isDiskMounted;
  private final boolean isNetworkOurs;

  private Faults(
      LocalCluster cluster,
      Function<Part, List<String>> arguments,
      Feed feed,
      Path disk,
      boolean isDiskMounted) {
    this.cluster = cluster;
    this.arguments = arguments;
    this.feed = feed;
    this.disk = disk;
    this.isDiskMounted = isDiskMounted;
    isNetworkOurs = !LocalCluster.SECOND_HOST.equals(Ports.HOST) && mayRoute();
  }

  /**
   * Mounts a small disk for the state of a cluster that does not run yet.
   *
   * @param arguments with which a part is started again
   */
  static Faults of(
      LocalCluster cluster, Path directory, Function<Part, List<String>> arguments, Feed feed) {
    Path disk = FlinkConfiguration.state(directory);
    boolean isMounted =
        runs(
            "mount", "-t", "tmpfs", "-o", "size=" + DISK_MEBIBYTES + "m", "tmpfs", disk.toString());
    return new Faults(cluster, arguments, feed, disk, isMounted);
  }

  /** A fault for each of so many, by chance: every kind comes before one comes again. */
  List<Fault> draw(int number, Random random) {
    List<Fault> drawn = new ArrayList<>();
    while (drawn.size() < number) {
      List<Fault> round = all();
      Collections.shuffle(round, random);
      drawn.addAll(round);
    }
    return drawn.subList(0, number);
  }

  /** One of each family that takes little time. */
  List<Fault> few() {
    List<Fault> few = new ArrayList<>(List.of(kill(Part.TASKMANAGER_1)));
    few.add(kill(Part.JOBMANAGER));
    few.add(kill(Part.KAFKA));
    few.add(kill(Part.INGEST, Part.CONSOLE));
    few.add(isDiskMounted ? fullDisk() : kill(Part.TASKMANAGER_2));
    return few;
  }

  /** Every kind of fault once; says which are left out. */
  private List<Fault> all() {
    List<Fault> all = new ArrayList<>();
    for (Part part : Part.values()) {
      if (part != Part.ZOOKEEPER) {
        all.add(kill(part));
      }
    }
    all.add(kill(Part.TASKMANAGER_1, Part.TASKMANAGER_2));
    all.add(kill(Part.JOBMANAGER, Part.TASKMANAGER_2));
    all.add(kill(Part.KAFKA, Part.INGEST));
    all.add(
        kill(
            Part.KAFKA,
            Part.JOBMANAGER,
            Part.TASKMANAGER_1,
            Part.TASKMANAGER_2,
            Part.INGEST,
            Part.CONSOLE));
    for (Part part : List.of(Part.TASKMANAGER_1, Part.JOBMANAGER, Part.KAFKA, Part.INGEST)) {
      all.add(pause(part));
    }
    all.add(clockJump());
    if (isDiskMounted) {
      all.add(fullDisk());
    } else {
      System.out.println("left out: a full disk, as this process may not mount one");
    }
    if (isNetworkOurs) {
      all.add(networkCut());
    } else {
      System.out.println("left out: a network that is cut, as this process may not change routes");
    }
    return all;
  }

  /** As kill -9 does; started again at once. */
  private Fault kill(Part... parts) {
    List<Part> all = Arrays.asList(parts);
    return new Fault(
        "kill " + String.join(" ", all.stream().map(Part::toString).toList()),
        () -> all.forEach(cluster::kill),
        AT_ONCE,
        () -> all.forEach(part -> cluster.start(part, arguments.apply(part))));
  }

  private Fault pause(Part part) {
    return new Fault(
        "pause " + part + " for " + PAUSE.toSeconds() + " s",
        () -> cluster.pause(part),
        PAUSE,
        () -> cluster.resume(part));
  }

  /** Starts again what is not alive, as a supervisor does. */
  void startWhatHasEnded() {
    for (Part part : Part.values()) {
      cluster.start(part, arguments.apply(part));
    }
  }

  /** Clocks of sources, not of machines: event time is what the results hang on. */
  private Fault clockJump() {
    return new Fault(
        "clocks of all sources jump thirty days ahead",
        () -> feed.setClockAhead(true),
        Duration.ofSeconds(2),
        () -> feed.setClockAhead(false));
  }

  private Fault fullDisk() {
    Path filler = disk.resolve("filler");
    return new Fault(
        "disk of the state full for " + OUTAGE.toSeconds() + " s",
        () -> fill(filler),
        OUTAGE,
        () -> {
          try {
            Files.delete(filler);
          } catch (IOException e) {
            throw new UncheckedIOException("the disk stays full", e);
          }
        });
  }

  private static void fill(Path filler) {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] block = new byte[1 << 16];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // That is what it was written for.
      return;
    }
  }

  /** Nobody reaches the second TaskManager; what it sends itself arrives. */
  private Fault networkCut() {
    return new Fault(
        "network to " + Part.TASKMANAGER_2 + " cut for " + OUTAGE.toSeconds() + " s",
        () -> requireRuns(route("add")),
        OUTAGE,
        () -> requireRuns(route("del")));
  }

  private static String[] route(String verb) {
    return new String[] {
      "ip", "route", verb, "blackhole", LocalCluster.SECOND_HOST + "/32", "table", "local"
    };
  }

  private static boolean mayRoute() {
    return runs(route("add")) && runs(route("del"));
  }

  private static void requireRuns(String... command) {
    if (!runs(command)) {
      throw new IllegalStateException("it does not run: " + String.join(" ", command));
    }
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Leaves the machine as it was; the cluster does not run any more. */
  @Override
  public void close() {
    if (isNetworkOurs) {
      boolean unused = runs(route("del"));
    }
    if (isDiskMounted) {
      requireRuns("umount", disk.toString());
    }
  }
}
