package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.replay.Engine.Place;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One run of one engine, alone in its process, so that the CPU of the process is the engine's. */
final class EngineProcess {

  private EngineProcess() {}

  /**
   * Runs an engine and writes what was measured.
   *
   * @param args engine, place (six values), readings to expect, file of the results
   */
  public static void main(String[] args) throws Exception {
    Place place = new Place(args[1], args[2], args[3], args[4], Integer.parseInt(args[5]), args[6]);
    Engine engine = Contender.valueOf(args[0]).at(place);
    CpuMeter meter = new CpuMeter(engine::received, Long.parseLong(args[7]));
    engine.run();
    Properties results = meter.results();
    results.putAll(engine.remarks());
    try (OutputStream out = Files.newOutputStream(Path.of(args[8]))) {
      results.store(out, null);
    }
    System.exit(0);
  }
}
