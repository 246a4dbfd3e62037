package io.umbral.embedded.demo;

import io.umbral.embedded.demo.View.Heading;
import io.umbral.embedded.demo.View.Traffic;
import io.umbral.embedded.demo.View.Window;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.slo.Standings;
import io.umbral.embedded.synthetic.ScriptedFault;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Topology;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what the job says, and makes a view of it. Not safe for use by several threads. */
final class LiveView {

  private final Heading heading;
  private final SyntheticNation nation;
  private final long startMillis;
  private final Map<String, String> names = new HashMap<>();
  private final WindowResultCodec codec =
      new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  private final RecentWindows windows;
  private final Standings standings = new Standings();
  private final Map<String, String> municipalities = new HashMap<>();
  private final Rate readings = new Rate();
  private final Rate results = new Rate();
  private long resultCount;

  /**
   * Makes one without results.
   *
   * @param startMillis when the reports begin, milliseconds since the epoch
   */
  LiveView(Heading heading, SyntheticNation nation, ReferenceData reference, long startMillis) {
    this.heading = heading;
    this.nation = nation;
    this.startMillis = startMillis;
    readings.at(startMillis, 0);
    results.at(startMillis, 0);
    for (Region region : reference.regions()) {
      if (region.level() != RegionLevel.MUNICIPALITY) {
        names.put(region.id(), region.name());
      } else {
        municipalities.put(region.id(), region.name());
      }
    }
    for (Corridor corridor : reference.corridors()) {
      names.put(corridor.id(), corridor.id() + " " + corridor.name());
    }
    windows =
        new RecentWindows(
            Math.toIntExact(heading.window().toMillis()), seriesOf(nation, reference));
  }

  /** Number of series that the table may show and of which reports are expected. */
  private int seriesOf(SyntheticNation nation, ReferenceData reference) {
    Topology topology = new Topology();
    reference.regions().forEach(topology::apply);
    reference.corridors().forEach(topology::apply);
    nation.cells(0).forEach(topology::apply);
    return (int)
        topology.expectationsAt(startMillis).series().stream()
            .filter(series -> names.containsKey(series.region()))
            .count();
  }

  /**
   * Takes a record of {@code sla-windows}. Only what the table may show is decoded.
   *
   * @throws WireException where it cannot be read
   */
  void result(byte[] key, byte[] value) throws WireException {
    resultCount++;
    if (names.containsKey(regionOf(key))) {
      windows.add(codec.decode(value));
    }
  }

  /**
   * Takes a record of {@code slo-status}.
   *
   * @throws WireException where it cannot be read
   */
  void standing(byte[] key, byte[] value) throws WireException {
    standings.add(value);
  }

  /** Identifiers of Mexico hold none of the characters that a key escapes. */
  private static String regionOf(byte[] key) {
    int end = 0;
    while (end < key.length && key[end] != '|') {
      end++;
    }
    return new String(key, 0, end, StandardCharsets.UTF_8);
  }

  /**
   * The view of an instant.
   *
   * @param senderBehindMillis by how much the generator is later than it should be
   */
  View at(Instant now, Metrics metrics, long senderBehindMillis) {
    readings.at(now.toEpochMilli(), metrics.account().received());
    results.at(now.toEpochMilli(), resultCount);
    List<String> faults =
        nation.faultsAt(now.toEpochMilli()).stream().map(ScriptedFault::name).toList();
    Traffic traffic =
        new Traffic(
            readings.perSecond(),
            results.perSecond(),
            metrics.lagRecords(),
            metrics.watermarkAgeMillis(),
            senderBehindMillis,
            metrics.restarts());
    return new View(
        heading,
        now,
        Duration.ofMillis(now.toEpochMilli() - startMillis),
        windows.shownStartMillis().map(this::windowFrom),
        Ranking.of(windows.shown(), names),
        Promises.of(standings.worstFirst(), municipalities),
        faults,
        traffic,
        metrics.account());
  }

  private Window windowFrom(long startOfWindowMillis) {
    Instant start = Instant.ofEpochMilli(startOfWindowMillis);
    return new Window(start, start.plus(heading.window()));
  }
}
