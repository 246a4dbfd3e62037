package io.umbral.pipeline.readiness;

import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Hands the windows of a municipality to every corridor that it belongs to. */
final class SpreadToCorridors implements FlatMapFunction<WindowResult, CorridorWindow> {

  private static final long serialVersionUID = 1L;

  private final HashMap<String, ArrayList<String>> corridorsOf = new HashMap<>();
  private final int windowMillis;

  SpreadToCorridors(ReadinessJobConfig config) {
    windowMillis = Math.toIntExact(config.window().toMillis());
    config
        .corridors()
        .forEach(
            corridor ->
                corridor
                    .municipalities()
                    .forEach(
                        place ->
                            corridorsOf
                                .computeIfAbsent(place.id(), id -> new ArrayList<>())
                                .add(corridor.id())));
  }

  @Override
  public void flatMap(WindowResult window, Collector<CorridorWindow> out) {
    boolean wanted =
        window.level() == RegionLevel.MUNICIPALITY
            && window.windowMillis() == windowMillis
            && window.windowStartMillis() % windowMillis == 0
            && window.key().technology().equals(SeriesKey.ALL);
    if (wanted) {
      Map<String, ArrayList<String>> known = corridorsOf;
      for (String corridor : known.getOrDefault(window.key().region(), new ArrayList<>())) {
        out.collect(new CorridorWindow(corridor, window));
      }
    }
  }
}
