package io.umbral.benchmarks.engine;

import io.umbral.benchmarks.engine.Engine.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/** One run of one engine, alone in its process, so that the CPU of the process is the engine's. */
public final class EngineRun {

  private EngineRun() {}

  /**
   * The arguments of an engine's process.
   *
   * @param place where it reads and writes
   * @param results file that takes what was measured
   * @return arguments for {@link #main}
   */
  public static List<String> arguments(Place place, Path results) {
    List<String> arguments = new ArrayList<>();
    arguments.add(place.bootstrap());
    arguments.add(place.reports());
    arguments.add(place.inventory());
    arguments.add(place.windows());
    arguments.add(Integer.toString(place.partitions()));
    arguments.add(place.directory());
    arguments.add(Long.toString(place.readings()));
    arguments.add(results.toString());
    return arguments;
  }

  /**
   * Runs an engine, writes what was measured, and ends the process.
   *
   * @param args of {@link #arguments}
   * @param engineAt makes the engine
   */
  public static void main(String[] args, Function<Place, Engine> engineAt) throws Exception {
    Parent.dieWith();
    Place place =
        new Place(
            args[0],
            args[1],
            args[2],
            args[3],
            Integer.parseInt(args[4]),
            args[5],
            Long.parseLong(args[6]));
    Engine engine = engineAt.apply(place);
    CpuMeter meter = new CpuMeter(engine::received, place.readings());
    engine.run();
    Properties results = meter.results();
    results.putAll(engine.remarks());
    write(results, Path.of(args[7]));
    System.exit(0);
  }

  private static void write(Properties results, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      results.store(out, null);
    }
  }
}
